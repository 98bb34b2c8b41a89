// Everybody tries one act: who may is taken, and whoever may not is refused, told nothing, and changes nothing.
import type { PageAnswer } from '../../src/pages/view';
import { asText, type SchoolDay } from '../story/school-day';
import { CAST, EVERYBODY, type Who } from './cast';
import { type Counts, count } from './counts';
import { kept } from './kept';
import { at, type Scene } from './who-scenes';
import { OUTING_ACTS, type Row } from './who-table';

/** What no refusal may ever tell: a pupil, a family, a worry, a reference that was not typed by whoever is refused. */
export const SECRETS =
  /Amelia|Jones|A\.J\.C|Alder|0770|01632|Bruised|blue folder|Door was open|shouted|Brother|Gran|Kept apart/;

const NOT_LISTED = 'You are not on the staff list of Home Visits';
/** The one answer for a visit that is closed, was never there, or is none of theirs. */
const NOTHING_THERE = /^(Nothing here is open for you any more|One of these visits is not open for you)/;

const UNTOLD: Who[] = ['otherVisitor', 'administrator', 'chair', 'noRole'];

/** What a page sends for this act at this moment. */
export function requestOf(act: string, row: Row, scene: Scene): Record<string, unknown> {
  const ref = act in OUTING_ACTS ? scene.out : scene.ref;
  const fields = typeof row.send === 'function' ? row.send(scene) : row.send;
  return { page: row.page ?? (ref.startsWith('OUT') ? 'outing' : 'visit'), ref, ...fields, act, seen: 1 };
}

/** Looking is always answered with a page: one that shows nothing is a refusal. */
function lookedAt(answer: PageAnswer): PageAnswer {
  const shows = !answer.ok || !/nothing here for you|not on the staff list|did not say who/.test(answer.html);
  return shows ? answer : { ok: false, reasons: [asText(answer.html)] };
}

function tap(day: SchoolDay, who: Who, request: Record<string, unknown>) {
  const answer = day.workspace.callFromPage('act', [request], { as: CAST[who] });
  if (!answer.ok) throw new Error(answer.error);
  const { write, mail, fetch } = answer.execution.roundTrips;
  return { ...lookedAt(answer.result as unknown as PageAnswer), saved: write + mail + fetch };
}
type Tapped = ReturnType<typeof tap>;

/** What is wrong with how this person was refused; empty where nothing is. */
function wronglyRefused(who: Who, row: Row, answer: Tapped): string {
  if (answer.ok || answer.saved > 0) return 'was let in';
  const words = answer.reasons.join(' ');
  if (SECRETS.test(words)) return `was told: ${words}`;
  if (row.savesNothing || row.ofSchool) return '';
  if (['left', 'stranger', 'elsewhere', 'blank'].includes(who))
    return words.startsWith(NOT_LISTED) ? '' : `was told more: ${words}`;
  return UNTOLD.includes(who) && !row.may.includes(who) && !NOTHING_THERE.test(words) ? `was told more: ${words}` : '';
}

/**
 * Tries it as everybody; gives what was wrong, a line each. Run from another folder, in which a protection is missing, it
 * counts for nothing.
 */
export function triedByEverybody(act: string, row: Row, dist?: string): string[] {
  const played = at(row.at);
  const scene = dist ? { ...played, day: played.day.branch({ dist }) } : played;
  const counted = (more: Partial<Counts>) => (dist ? undefined : count(more));
  const request = requestOf(act, row, scene);
  const before = kept(scene.day.workspace);
  const wrong = EVERYBODY.filter((who) => !row.may.includes(who)).flatMap((who) => {
    const why = wronglyRefused(who, row, tap(scene.day, who, request));
    counted({ executions: 1, letIn: why === 'was let in' ? 1 : 0 });
    return why === '' ? [] : [`${who} ${why}`];
  });
  if (kept(scene.day.workspace) !== before) wrong.push('Something was changed by those who may not.');
  const refused = row.may.flatMap((who, i) => {
    const day = scene.day.branch();
    const answer = tap(day, who, request);
    counted({ executions: 1 });
    if (!answer.ok) return [`${who} may, and was refused: ${answer.reasons.join(' ')}`];
    if (answer.saved > 0 === (row.savesNothing === true))
      return [`${who} was answered “${answer.said}”, saved ${answer.saved}`];
    if (i > 0) return [];
    // The same tap again, as an impatient finger or a lost answer brings it.
    const { saved } = tap(day, who, request);
    counted({ executions: 1, letIn: saved === 0 ? 0 : 1 });
    return saved === 0 ? [] : [`${who} did it twice by tapping twice`];
  });
  return [...wrong, ...refused];
}
