// What letters say of an outing: the facts, and what to tell 999. The safe word is never among them (SPT-21).
import type { AlarmAnswer } from '../outing/record';
import { currentStop, type Outing, type Stop } from '../outing/record';
import { maySee, seesFamilyPhones } from '../outing/who';
import { initials, listWords, nameOf, sentence, unnamed } from '../school/people';
import type { Scene } from '../school/scene';
import { timeWords } from '../time';
import { type Block, call, facts, heading, numbered, when } from './content';
import { answerBy, carWords, firstName, lastPlace, mobiles, pupilFor, stopProgress } from './words';

/** The pupil of a stop as this reader may know them: the watcher rings the family, so knows whom it is about. */
export function pupilOf(stop: Stop, outing: Outing, scene: Scene): string {
  return pupilFor(stop.pupil, scene, [outing.watcher.email, ...outing.visitors.map(({ email }) => email)]);
}

/** Every stop: where, when, how far they got, and the family's phones. */
export function stopBlocks(outing: Outing, scene: Scene): Block[] {
  const here = currentStop(outing);
  const phones = seesFamilyPhones(outing, scene.reader.email, scene.school);
  return outing.stops.flatMap((stop, i): Block[] => {
    const name =
      outing.stops.length === 1
        ? 'Where'
        : `Stop ${i + 1}${stop === here ? ': here now, or on the way' : stop.leftAt === null ? '' : ': done'}`;
    return [
      heading(name),
      facts([
        ['Address', stop.address],
        ['Times', sentence(stopProgress(stop, scene.now))],
        ['Leaving the house', stop.leaves === undefined ? '' : timeWords(stop.leaves, scene.now)],
        ['Seeing', unnamed(stop.whomToSee ?? '', stop.pupil)],
        ['Family’s phones', phones ? stop.familyPhones : ''],
        ['Pupil', pupilOf(stop, outing, scene)],
        ['Visit', stop.visit],
      ]),
    ];
  });
}

/** Who, when, how; then every stop. */
export function outingFacts(outing: Outing, scene: Scene): Block[] {
  const { now, school } = scene;
  const watcher = outing.watcher.email === '' ? 'Nobody yet' : nameOf(school.staff, outing.watcher.email);
  return [
    heading('Who and when'),
    facts([
      ...mobiles(outing),
      ['How', carWords(outing)],
      ['Left school', timeWords(outing.leftAt, now)],
      ['Due back', timeWords(outing.due, now)],
      ['Plan changed', outing.plan],
      ['Last heard', outing.heardAt > outing.leftAt ? timeWords(outing.heardAt, now) : ''],
      ['Watcher', outing.watcher.email === scene.reader.email ? 'You' : watcher],
      ['Outing', outing.ref],
    ]),
    ...stopBlocks(outing, scene),
  ];
}

/** Word for word what a 999 call needs, so that nobody has to think of it (CELT-18). */
export function script999(outing: Outing, scene: Scene, happened: string): Block[] {
  const { settings } = scene.school;
  const stop = lastPlace(outing);
  const people = [...outing.visitors, ...outing.companions].map(({ name, mobile }) =>
    mobile === '' ? name : `${name}, mobile ${mobile}`,
  );
  const back = [scene.reader.mobile, settings.officePhone].filter((number) => number !== '');
  return [
    numbered('alarm', 'What to say to 999', [
      `“Police. I am ${scene.reader.name} from ${settings.schoolName}. Our staff may be in danger on a visit to a family’s home.”`,
      ...(stop ? [`The address: ${stop.address}.`] : []),
      `Who: ${listWords(people)}.`,
      ...(outing.transport === 'Car' ? [`${carWords(outing)}.`] : []),
      `What happened: ${happened}`,
      ...(back.length > 0 ? [`Ring back: ${back.join(' or ')}.`] : []),
    ]),
  ];
}

/** The visitors' numbers as buttons, and as the print on them. */
export function ringThem(outing: Outing): Block[] {
  return [...outing.visitors, ...outing.companions]
    .filter(({ mobile }) => mobile !== '')
    .map(({ name, mobile }) => call(`Ring ${firstName(name)}: ${mobile}`, mobile, 'good'));
}

/** Whom a visit is to, in words for those who need no name: `A.J.C.` */
export function pupilInitials(outing: Outing): string {
  return listWords(outing.stops.map(({ pupil }) => initials(pupil)));
}

/** The outing's page, for whoever may open it: a line manager may have no part in visits but this letter. */
export const openIt = (outing: Outing, scene: Scene): Block[] =>
  when(
    maySee(outing, scene.reader.email, scene.school),
    ...answerBy(scene, { page: 'outing', ref: outing.ref, words: 'Open the outing', byPhone: 'To pass something on' }),
  );

/** What somebody at school answered to an alarm, after their name. */
export const ANSWERED: Record<AlarmAnswer['kind'], string> = {
  acknowledged: 'has this in hand',
  'cannot reach': 'cannot reach them',
  'police called': 'called the police',
  'police not yet': 'decided: police not yet',
  fine: 'says: fine',
};
