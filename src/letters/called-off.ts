// Letters of a visit that nobody makes: somebody does not feel safe going (CELT-13), or the family prefers none (WNA-03).
import { nameOf, sentence } from '../school/people';
import type { Scene } from '../school/scene';
import type { Visit } from '../visit/record';
import { partySize } from '../visit/weighing';
import { maySee } from '../visit/who';
import { type Content, callout, facts, type Kind, paragraph, quote, when } from './content';
import { visitFacts } from './visit-parts';
import { answerBy, dateOf, firstName, partyOf, tag } from './words';

/** Words of their own, and no blame: nobody has to go, and nobody has to explain. */
function didNotFeelSafe(visit: Visit, scene: Scene): Content {
  const { cancelled, request } = visit;
  const { staff } = scene.school;
  // Where they rang, somebody at school tapped for them.
  const own = request.visitors.includes(cancelled?.by ?? '');
  const who = own ? nameOf(staff, cancelled?.by ?? '') : partyOf(visit, scene);
  const first = own || partySize(visit) === 1 ? firstName(who) : who;
  const does = own || partySize(visit) === 1 ? 'does' : 'do';
  const goes = request.visitors.includes(scene.reader.email);
  return {
    subject: `Cancelled, ${first} ${does} not feel safe going: ${tag(visit)}, ${dateOf(visit)}`,
    tone: 'warning',
    band: `Cancelled: ${visit.ref}`,
    title: `${who} ${does} not feel safe going, and the visit is off`,
    blocks: [
      quote(`${first} said`, cancelled?.words ?? ''),
      paragraph(
        goes
          ? 'That is a good reason. Please do not go without them.'
          : `That is a good reason, and it is right to say so. Thank ${first}, and talk about what would make it safe. ${
              visit.written
                ? `A few lines in writing are asked for by the end of the working day.`
                : 'Nobody asks for more.'
            }`,
      ),
      ...when(
        cancelled?.parents === 'not yet',
        paragraph('The office is asked to tell the parents that nobody comes.'),
      ),
      ...when(
        cancelled?.parents === undefined,
        paragraph('If the family expects a visit, please see that somebody tells them.'),
      ),
      visitFacts(visit, scene),
      // A line manager may have no part in visits but this.
      ...when(
        maySee(visit, scene.reader.email, scene.school),
        ...answerBy(scene, { page: 'visit', ref: visit.ref, words: 'See the visit' }),
      ),
    ],
  };
}

function familyRefused(visit: Visit, scene: Scene): Content {
  const refusal = visit.familyRefused;
  const who = nameOf(scene.school.staff, refusal?.by ?? '');
  const before = visit.outing === '';
  return {
    subject: `The family prefers no visit: ${tag(visit)}, ${dateOf(visit)}`,
    tone: 'warning',
    band: `Family prefers no visit: ${visit.ref}`,
    title: before ? 'The family prefers no visit: nobody goes' : 'The family prefers no visit',
    blocks: [
      paragraph(`A family may say no, and need not say why. ${who} was told.`),
      ...when((refusal?.words ?? '') !== '', quote('What they said', refusal?.words ?? '')),
      ...when(
        visit.concern !== null,
        callout('warning', 'It was about the child’s welfare', [
          'The safeguarding lead decides what happens next. The visit stays open until then.',
        ]),
      ),
      visitFacts(visit, scene),
      ...answerBy(scene, { page: 'visit', ref: visit.ref, words: 'See the visit' }),
    ],
  };
}

/** On a welfare reason: the lead decides what happens next for the child, and it does not close before (WNA-03). */
function decideWhatNext(visit: Visit, scene: Scene): Content {
  const refused = Boolean(visit.familyRefused);
  const why = refused ? 'the family prefers no visit' : 'the family is invited into school';
  return {
    subject: `Decide what next, ${why}: ${tag(visit)}`,
    tone: 'alarm',
    band: 'WELFARE: DECIDE WHAT NEXT',
    title: `${sentence(why)}, and it was about the child’s welfare`,
    blocks: [
      quote('What was written', visit.concern?.words ?? ''),
      paragraph(
        `${refused ? 'A family may say no.' : 'They may not come.'} How will the child be seen? Decide today. If the child is in danger now: 999.`,
      ),
      ...answerBy(scene, {
        page: 'visit',
        ref: visit.ref,
        words: 'Write what happens next',
        byPhone: 'To say what happens next',
      }),
      visitFacts(visit, scene),
      facts([['Reason', visit.request.reason]]),
      paragraph('Until that is written, this is sent again, and to more people.'),
    ],
  };
}

export const CALLED_OFF_LETTERS = {
  'decide what next': { urgent: true, readers: 'safeguarding lead; then team and leaders', write: decideWhatNext },
  'did not feel safe': {
    urgent: false,
    readers: 'line manager or whom the policy names; everyone who knew of the visit',
    write: didNotFeelSafe,
  },
  'family prefers no visit': { urgent: false, readers: 'everyone who knew of the visit', write: familyRefused },
} satisfies Record<string, Kind<Visit>>;
