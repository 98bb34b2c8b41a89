// How records are put into words for letters: who, where, when, and what each reader may know.
import type { Outing, Stop } from '../outing/record';
import { currentStop } from '../outing/record';
import { type Calling, roleWords } from '../policy/role-names';
import type { Role } from '../policy/schema';
import { hasRole, initials, listWords, nameOf } from '../school/people';
import type { PageName, Scene } from '../school/scene';
import { dateWords, type Instant, localDate, many, timeWords } from '../time';
import { arrival, plannedReturn, type Visit } from '../visit/record';
import { type Block, button, type Tone } from './content';

/** `today 14:15`, `Wed 6 May 14:15`. */
export function whenWords(instant: Instant, now: Instant): string {
  return localDate(instant) === localDate(now) ? `today ${timeWords(instant, now)}` : timeWords(instant, now);
}

/** Several roles, any of which will do: `the safeguarding lead or the senior leaders`. */
export function rolesWords(roles: Role[], policy: Calling): string {
  const words = roles.map((role) => roleWords(role, policy));
  return listWords(words, 'or');
}

/** Several roles that do something: `the headteacher is`, `the safeguarding lead or the senior leaders are`. */
export function rolesAre(roles: Role[], policy: Calling): string {
  return `${rolesWords(roles, policy)} ${is(areMany(roles))}`;
}

/** Whether a sentence speaks of these roles as of several people. */
export function areMany(roles: Role[]): boolean {
  return roles.length > 1 || roles.some((role) => /(s|team)$/.test(roleWords(role, {})));
}

/** `Sam Okoro` → `Sam`. */
export function firstName(name: string): string {
  return name.split(' ')[0] ?? name;
}

/** Everyone going, staff and others: `Sam Okoro, Priya Nair and Jo Lee (social care)`. */
export function partyOf(visit: Visit, scene: Pick<Scene, 'school'>): string {
  const { visitors, companions } = visit.request;
  return listWords([
    ...visitors.map((email) => nameOf(scene.school.staff, email)),
    ...companions.map(({ name, agency }) => (agency === '' ? name : `${name} (${agency})`)),
  ]);
}

/** The visitors of an outing by name. */
export function visitorNames(outing: Outing): string {
  return listWords([...outing.visitors, ...outing.companions].map(({ name }) => name));
}

/** How many went, so that sentences agree: one "is", two "are". */
export function manyOut(outing: Outing): boolean {
  return outing.visitors.length + outing.companions.length > 1;
}

export const is = (plural: boolean): string => (plural ? 'are' : 'is');
export const has = (plural: boolean): string => (plural ? 'have' : 'has');

/**
 * The pupil as this reader may know them (X-09): the full name for who asks, goes, decides, watches or safeguards;
 * initials for everybody else.
 */
export function pupilFor(pupil: string, scene: Scene, involved: string[]): string {
  const { school, reader } = scene;
  const knows = hasRole(
    school.staff,
    reader.email,
    'safeguarding team',
    'safeguarding lead',
    'headteacher',
    'senior leader',
  );
  return knows || involved.includes(reader.email) ? pupil : initials(pupil);
}

/** A pupil with the year group, where it is known. */
export function withYear(pupil: string, visit: Visit): string {
  return visit.request.yearGroup === '' ? pupil : `${pupil}, ${visit.request.yearGroup}`;
}

/** Those who know the pupil's name from a visit itself. */
export function involvedIn(visit: Visit): string[] {
  return [visit.request.by, ...visit.request.visitors, ...visit.asked];
}

export function goesOn(outing: Outing, scene: Scene): boolean {
  return outing.visitors.some(({ email }) => email === scene.reader.email);
}

export function watches(outing: Outing, scene: Scene): boolean {
  return outing.watcher.email === scene.reader.email;
}

/** `A.J.C., HV-0012`: how a visit is named in a subject line (X-09). */
export function tag(visit: Visit): string {
  return `${initials(visit.request.pupil)}, ${visit.ref}`;
}

/** `Tue 5 May (today), 14:15, back by 15:30`. */
export function timesOf(visit: Visit, now: Instant): string {
  const { date, arrive } = visit.request;
  const today = date === localDate(now) ? ' (today)' : '';
  return `${dateWords(date)}${today}, ${arrive}, back by ${timeWords(plannedReturn(visit), arrival(visit))}`;
}

/** `Tue 5 May 14:15`: for a subject, which is still read the day after. */
export function dateOf(visit: Visit): string {
  return `${dateWords(visit.request.date)} ${visit.request.arrive}`;
}

/** What to do where there is no page to open. */
export function ringOffice(scene: Scene, what: string): string {
  const { officePhone } = scene.school.settings;
  return officePhone === '' ? `${what}: tell the school office.` : `${what}: ring the school office on ${officePhone}.`;
}

export interface Way {
  page: PageName;
  ref: string;
  /** What the button says. */
  words: string;
  /** What is asked for on the phone where there is no page; without it the button is left out. */
  byPhone?: string;
  replies?: [word: string, does: string][];
  tone?: Tone;
}

/** The ways to answer: the button, or the phone; and the words to reply with where the school reads replies (X-15). */
export function answerBy(scene: Scene, way: Way): Block[] {
  const href = scene.link(way.page, way.ref);
  const blocks: Block[] = [button(way.words, href, way.byPhone ? ringOffice(scene, way.byPhone) : '', way.tone)];
  if (!scene.school.settings.readReplies || !way.replies || way.replies.length === 0) return blocks;
  const intro =
    way.replies.length === 1
      ? 'Or reply to this mail with one word:'
      : 'Or reply to this mail with one of these words:';
  return [...blocks, { kind: 'replies', intro, rows: way.replies }];
}

/** Where they are or were last: the stop they are at or going to, else the last one. */
export function lastPlace(outing: Outing): Stop | undefined {
  return currentStop(outing) ?? outing.stops[outing.stops.length - 1];
}

/** `14 Alder Close …, planned 14:15; went in 14:20`. */
export function stopProgress(stop: Stop, now: Instant): string {
  const seen: [string, Instant | null][] = [
    ['at the door', stop.arrivedAt],
    ['went in', stop.insideAt],
    [stop.how === '' ? 'left' : stop.how, stop.leftAt],
  ];
  const happened = seen.flatMap(([words, at]) => (at === null ? [] : [`${words} ${timeWords(at, now)}`]));
  return [`planned ${timeWords(stop.planned, now)}`, ...happened].join('; ');
}

/** Those who go, each with what to ring them on. */
export function mobiles(outing: Outing): [string, string][] {
  return [...outing.visitors, ...outing.companions].map(({ name, mobile }) => [
    name,
    mobile === '' ? 'no number known' : mobile,
  ]);
}

export function carWords(outing: Outing): string {
  if (outing.transport !== 'Car') return outing.transport;
  const car = outing.car === '' ? 'By car, registration not known' : `Car ${outing.car}`;
  const all = [...outing.visitors, ...outing.companions];
  const drives = all.find(
    (one) => outing.driver !== undefined && [one.name, 'email' in one && one.email].includes(outing.driver),
  );
  const child = outing.carried ? ', a child is to travel with them' : '';
  return `${car}${drives && all.length > 1 ? `, ${drives.name} drives` : ''}${child}`;
}

/** `14:15 to 14:45`: from when to when they mean to be at a house, as far as it is known (CELT-12). */
export function houseTimes(stop: Stop, now: Instant): string {
  return `${timeWords(stop.planned, now)}${stop.leaves === undefined ? '' : ` to ${timeWords(stop.leaves, now)}`}`;
}

/** `3 stops`, `1 stop`. */
export function stopCount(outing: Outing): string {
  return many(outing.stops.length, 'stop');
}
