// What an alarm letter asks of its reader: Reception rings in the policy's order, leaders go through the checklist.
import { checklistOf, leadsSearch } from '../outing/checklist';
import type { Outing } from '../outing/record';
import { seesFamilyPhones } from '../outing/who';
import { guidanceFor } from '../school/guidance';
import { nameOf } from '../school/people';
import type { Scene } from '../school/scene';
import { timeWords } from '../time';
import { type Block, bullets, call, cutAtPhones, heading, numbered, when } from './content';
import { ringThem } from './outing-words';
import { manyOut } from './words';

/** The family's numbers as buttons, for those who ring them. */
function ringTheHome(outing: Outing, words: string): Block[] {
  const numbers = outing.stops.flatMap(({ familyPhones }) => cutAtPhones(familyPhones)).filter(({ tel }) => tel !== '');
  return [...new Set(numbers.map((one) => one.words))].map((number) => call(`${words}: ${number}`, number, 'good'));
}

/** Whom to ring with one tap: the visitors, for leaders the family too; where this rung is for the home, that alone (WLS-13). */
export function toRing(outing: Outing, scene: Scene, asks = ''): Block[] {
  const { reader, school } = scene;
  if (!seesFamilyPhones(outing, reader.email, school)) return ringThem(outing);
  if (asks === 'ring the home') return ringTheHome(outing, 'Ring the home');
  const leads = leadsSearch(reader.email, school);
  return [...ringThem(outing), ...when(leads, ...ringTheHome(outing, 'Ring the family'))];
}

const CANNOT = 'tap “Can’t reach them”, and senior leaders hear at once.';

/** What to do, in order, by who reads it (CELT-24 to 26, WLS-13). */
export function toDo(outing: Outing, scene: Scene, asks = ''): Block[] {
  const { school, reader } = scene;
  const them = manyOut(outing) ? 'each of them' : 'them';
  const wrong = `Anything that sounds wrong${outing.rules.safeWord ? ', or the safe word' : ''}: 999.`;
  if (leadsSearch(reader.email, school)) return leading(outing, scene);
  if (!seesFamilyPhones(outing, reader.email, school))
    return todo([
      `Ring ${them}. No answer: ring again after a minute.`,
      `Write each try on the page. Nobody reached: ${CANNOT} They ring the family.`,
      wrong,
    ]);
  if (asks === 'ring the mobiles')
    return todo([
      `Ring the mobiles: ${them}, and again after a minute. Write each try on the page.`,
      'No answer: ring the pupil’s home next. You are asked to by another mail; no need to wait for it.',
      wrong,
    ]);
  if (asks === 'ring the home')
    return todo([
      'The mobiles were not answered, or nobody has written so. Ring the pupil’s home now, and ask to speak to our staff.',
      `Write what you hear on the page. No answer there either: ${CANNOT}`,
      wrong,
    ]);
  return todo([
    `Ring ${them}. No answer: ring again after a minute.`,
    'No answer still: ring the family and ask to speak to our staff.',
    `Write each try on the page. Nobody reached: ${CANNOT}`,
    wrong,
  ]);
}

const todo = (items: string[]): Block[] => [numbered('warning', 'What to do now', items)];

/** The checklist with what has come of each step, and the policy's words to whoever leads (CELT-26). */
function leading(outing: Outing, scene: Scene): Block[] {
  const { now, school, policy } = scene;
  const points = guidanceFor(school, policy, 'leading the search');
  const steps = checklistOf(outing).map(({ step, done }) =>
    [step, ...done.map(({ at, by, result }) => `${timeWords(at, now)} ${nameOf(school.staff, by)}: ${result}`)].join(
      '. ',
    ),
  );
  return [
    numbered('warning', 'You lead the search', [
      'Tap “I have this”, so that nobody does it twice. Ask the office what has been tried, and ring them once more.',
      ...steps,
    ]),
    ...when(points.length > 0, heading('Keep in mind'), bullets(points)),
  ];
}
