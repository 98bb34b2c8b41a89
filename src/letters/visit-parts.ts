// Parts that several letters of a visit share: who it is for, when it is due, an incident as it was told, numbers to ring.
import { lines } from '../forms/lines';
import { hasRole, nameOf } from '../school/people';
import type { Scene } from '../school/scene';
import { paperworkDue } from '../visit/deadlines';
import { partyNumbers } from '../visit/party';
import type { Visit } from '../visit/record';
import { type Block, facts, quote, when } from './content';
import { involvedIn, partyOf, pupilFor, timesOf, whenWords, withYear } from './words';

/** Whether the reader goes on this visit or asked for it. */
export const goes = (visit: Visit, scene: Scene): boolean =>
  [visit.request.by, ...visit.request.visitors].includes(scene.reader.email);

/** `by today 16:00`, or that it is late. */
export function dueWords(visit: Visit, scene: Scene, dueOf = paperworkDue): string {
  const due = dueOf(visit, scene.school.settings);
  if (due === undefined) return 'by the end of the day';
  const time = whenWords(due, scene.now);
  return due < scene.now ? `it was due ${time}` : `by ${time}`;
}

/** The incident as it was told, and who it concerns. */
export function incidentTold(visit: Visit, scene: Scene): Block[] {
  const { incident } = visit;
  if (!incident) return [];
  // What happened stands above them, as it was written.
  const rows = lines('incident', scene, incident.answers).flatMap(({ key, label, words }): [string, string][] =>
    key === 'what' ? [] : [[label, words]],
  );
  return [
    quote(`${nameOf(scene.school.staff, incident.by)}, ${whenWords(incident.at, scene.now)}`, incident.what),
    ...when(rows.length > 0, facts(rows)),
  ];
}

/** The numbers of all who went, as they gave them at sign-out. */
export function mobilesOf(visit: Visit, scene: Scene): Block[] {
  const party = partyNumbers(visit, scene.school.staff);
  return [facts(party.map(({ name, mobile }): [string, string] => [`Ring ${name}`, mobile]))];
}

/** What a visit is, in a few rows, as the reader may know it. */
export function visitFacts(visit: Visit, scene: Scene): Block {
  const { request } = visit;
  return facts([
    ['Reference', visit.ref],
    ['Pupil', withYear(pupilFor(request.pupil, scene, involvedIn(visit)), visit)],
    ['When', timesOf(visit, scene.now)],
    ['Where', request.address],
    ['Who goes', partyOf(visit, scene)],
  ]);
}

/** The family's numbers as this reader may know them: who wrote them down, and whom the policy names (CELT-33). */
export function familyPhonesFor({ request, rules }: Visit, { school, reader }: Scene): string | undefined {
  const all = rules.familyPhonesFor.length === 0 || request.by === reader.email;
  return all || hasRole(school.staff, reader.email, ...rules.familyPhonesFor) ? request.familyPhones : undefined;
}
