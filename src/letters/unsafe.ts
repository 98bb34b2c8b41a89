// The letters about a reason in writing, after somebody did not feel safe (NAS-17).
import { roleWords } from '../policy/role-names';
import { nameOf } from '../school/people';
import type { Scene } from '../school/scene';
import type { Visit } from '../visit/record';
import { mayGiveReason, reasonDue, reasonWords } from '../visit/written';
import { type Content, facts, type Kind, paragraph, quote } from './content';
import { visitFacts } from './visit-parts';
import { answerBy, partyOf, tag, whenWords } from './words';

/** What they did that is to be explained: `You called the visit off, Tue 5 May 09:40.` */
function whatWasDone(visit: Visit, scene: Scene): string {
  const { written } = visit;
  if (!written) return '';
  const who = written.by === scene.reader.email ? 'You' : nameOf(scene.school.staff, written.by);
  return `${who} ${written.what}, ${whenWords(written.since, scene.now)}.`;
}

function reasonOwed(visit: Visit, scene: Scene): Content {
  const due = reasonDue(visit, scene.school.settings) ?? scene.now;
  const mine = visit.written?.by === scene.reader.email || visit.request.visitors.includes(scene.reader.email);
  const by = due < scene.now ? `it was due ${whenWords(due, scene.now)}` : `by ${whenWords(due, scene.now)}`;
  const to = visit.rules.unsafe.writtenTo;
  return {
    subject: `${mine ? 'Please write down the reason' : 'Reason in writing missing'}: ${tag(visit)}`,
    tone: mine ? 'routine' : 'warning',
    band: `Reason in writing, ${by}: ${visit.ref}`,
    title: mine
      ? `Please write down ${reasonWords(visit)}`
      : `The reason in writing is missing: ${partyOf(visit, scene)}`,
    blocks: [
      paragraph(
        mine
          ? `${whatWasDone(visit, scene)} That was right. A few lines for ${to ? roleWords(to, scene.policy) : 'school'} are enough: what you saw or knew, and what would make it safe.`
          : `${whatWasDone(visit, scene)} ${
              mayGiveReason(visit, scene.reader.email, scene.school)
                ? 'Nobody who was to go is on the staff list any more: please write on the visit’s page what you know of it.'
                : 'They have been asked for a few lines about it. Please talk to them.'
            }`,
      ),
      ...answerBy(scene, {
        page: 'visit',
        ref: visit.ref,
        words: mine ? 'Write it' : 'See the visit',
        byPhone: 'To give the reason',
      }),
      visitFacts(visit, scene),
    ],
  };
}

function reasonGiven(visit: Visit, scene: Scene): Content {
  const given = visit.written?.given;
  const who = given ? nameOf(scene.school.staff, given.by) : partyOf(visit, scene);
  return {
    subject: `${visit.written?.unsaid ? 'Why nobody went in' : 'Why it did not feel safe'}: ${tag(visit)}`,
    tone: 'warning',
    band: `Reason in writing: ${visit.ref}`,
    title: `${who} explains why ${visit.written?.unsaid ? 'nobody went in' : 'it did not feel safe'}`,
    blocks: [
      quote(`${who}${given ? `, ${whenWords(given.at, scene.now)}` : ''}`, given?.words ?? ''),
      facts([['What they did', whatWasDone(visit, scene)]]),
      visitFacts(visit, scene),
      ...answerBy(scene, { page: 'visit', ref: visit.ref, words: 'See the visit' }),
    ],
  };
}

/** After somebody did not feel safe: who reads each letter. */
export const UNSAFE_LETTERS = {
  'reason owed': { urgent: false, readers: 'visitors; then the headteacher', write: reasonOwed },
  'reason given': { urgent: false, readers: 'headteacher', write: reasonGiven },
} satisfies Record<string, Kind<Visit>>;
