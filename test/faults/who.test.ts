// Who does what: every act of every page, tried by everybody. The right ones are taken; all others are let in nowhere.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PageAnswer } from '../../src/pages/view';
import { OutingAct } from '../../src/outing/decide';
import { VisitAct } from '../../src/visit/acts';
import type { SchoolDay } from '../story/school-day';
import { asText } from '../story/words';
import { CAST, EVERYBODY, type Who } from './cast';
import { OTHER_ACTS, OUTING_ACTS, type Row, VISIT_ACTS } from './who-table';
import { at, type Scene, SECRETS } from './who-scenes';

/** Everything that is kept: every cell of every spreadsheet, and how many mails were ever sent. */
const kept = ({ workspace: { state } }: SchoolDay) => JSON.stringify([state.spreadsheets, state.mails.length]);

function requestFor(act: string, row: Row, scene: Scene, page: string, ref: string) {
  const send = typeof row.send === 'function' ? row.send(scene) : row.send;
  return { page: row.page ?? page, ...send, ref, act, seen: 1 };
}

/** What they read: the reasons of a refusal, or the page that came. */
function told(answer: PageAnswer): string {
  return answer.ok ? `${answer.said} ${asText(answer.html)}` : answer.reasons.join(' ');
}

const REFUSED = /nothing here for you|not on the staff list|did not say who you are/;

for (const [page, rows] of [['visit', VISIT_ACTS], ['outing', OUTING_ACTS], ['visit', OTHER_ACTS]] as const) {
  test.each(Object.entries(rows))(`${page}: %s`, (act, row: Row) => {
    const scene = at(row.at);
    const { day } = scene;
    const ref = page === 'outing' ? scene.out : scene.ref;
    const before = kept(day);
    const out: string[] = [];
    for (const who of EVERYBODY) {
      const twin = day.branch();
      const answer = twin.tries(CAST[who], requestFor(act, row, scene, page, ref));
      const changed = kept(twin) !== before;
      const may = row.may.includes(who);
      out.push(`${who}: ${answer.ok ? 'ok' : 'no'} ${changed ? 'changed' : ''} ${may === (answer.ok) ? '' : '<<<<<'} ${answer.ok ? answer.said : told(answer)}`);
    }
    console.log(act, '\n', out.join('\n '));
  });
}
