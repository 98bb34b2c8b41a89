// The letters about a child alone at home: to the safeguarding team at once, and until a referral is decided (CELT-15).
import { nameOf } from '../school/people';
import type { Scene } from '../school/scene';
import { dueByEndOfDay } from '../time';
import { partyNumbers, tellerWords } from '../visit/party';
import type { Visit } from '../visit/record';
import { type Block, type Content, call, callout, facts, type Kind, paragraph, quote } from './content';
import { familyPhonesFor, visitFacts } from './visit-parts';
import { answerBy, firstName, rolesWords, tag, whenWords, withYear } from './words';

/** What was said at the door, and who can be asked about it. */
function told(visit: Visit, scene: Scene): Block[] {
  const { childAlone } = visit;
  if (!childAlone) return [];
  const { staff } = scene.school;
  const words = childAlone.words || 'A child is alone here who should not be.';
  return [
    quote(`${tellerWords(visit, childAlone.by, staff)}, ${whenWords(childAlone.at, scene.now)}`, words),
    ...partyNumbers(visit, staff)
      .filter(({ mobile }) => mobile !== '')
      .map(({ name, mobile }) => call(`Ring ${firstName(name)}: ${mobile}`, mobile, 'good')),
  ];
}

function childAlone(visit: Visit, scene: Scene): Content {
  const taken = visit.childAlone?.acknowledged;
  return {
    subject: `CHILD ALONE, please answer now: ${tag(visit)}`,
    tone: 'alarm',
    band: 'CHILD ALONE',
    title: `A child may be alone at the home of ${withYear(visit.request.pupil, visit)}`,
    blocks: [
      ...told(visit, scene),
      ...answerBy(scene, {
        page: 'visit',
        ref: visit.ref,
        words: 'I have this',
        byPhone: 'To say that you have this',
        replies: [['acknowledge', 'I have this, and am ringing them']],
      }),
      callout('alarm', 'In danger now: 999', [
        'Otherwise ring the visitors, decide what they do, and whether social care is told.',
      ]),
      visitFacts(visit, scene),
      facts([
        [
          'Family’s phones',
          familyPhonesFor(visit, scene) ?? `ask ${rolesWords(visit.rules.familyPhonesFor, scene.policy)}`,
        ],
      ]),
      paragraph(
        taken
          ? `${nameOf(scene.school.staff, taken.by)} has this since ${whenWords(taken.at, scene.now)}.`
          : 'Until somebody has this, it is sent again, and to more people.',
      ),
    ],
  };
}

function referralDue(visit: Visit, scene: Scene): Content {
  const { childAlone } = visit;
  const due = childAlone ? dueByEndOfDay(childAlone.at, scene.school.settings) : scene.now;
  const taken = childAlone?.acknowledged;
  return {
    subject: `Decide: is it referred? ${tag(visit)}`,
    tone: 'warning',
    band: `Decision on a referral, ${due < scene.now ? 'it was due' : 'by'} ${whenWords(due, scene.now)}`,
    title: 'A child was alone at home: is it referred to social care?',
    blocks: [
      ...told(visit, scene),
      ...answerBy(scene, { page: 'visit', ref: visit.ref, words: 'Decide', byPhone: 'To say what you decided' }),
      visitFacts(visit, scene),
      facts([
        ['Taken on by', taken ? `${nameOf(scene.school.staff, taken.by)}, ${whenWords(taken.at, scene.now)}` : ''],
      ]),
      paragraph('The visit stays open until the decision and its reason are written down.'),
    ],
  };
}

/** A child alone: who reads each letter. */
export const CHILD_LETTERS = {
  'child alone': { urgent: true, readers: 'safeguarding team, then further', write: childAlone },
  'referral due': { urgent: true, readers: 'safeguarding lead, then further', write: referralDue },
} satisfies Record<string, Kind<Visit>>;
