// Insurance for cars and training of staff: whose, until when, what is said where it is missing or runs out.
import { type Decided, type Facts, refused, stepped } from '../record/decide';
import { logged, posted } from '../record/record';
import * as z from '../schema';
import { DAY, fullDate, type Instant, type LocalDate, localDate } from '../time';
import { hasRole, nameOf, personAt } from './people';
import type { Certificate, School } from './school';

/** What the office writes down when a certificate is shown: a driver's address or a companion's name, `YYYY-MM-DD`. */
export const RecordInsurance = z.later(() =>
  z.object({
    act: z.literal('record insurance'),
    driver: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
    car: z.string().check(z.trim(), z.minLength(2), z.maxLength(20)),
    until: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)),
    business: z._default(z.boolean(), false),
  }),
);
export type RecordInsurance = z.Of<typeof RecordInsurance>;

/** A registration as it is compared: `tk19 zdf` and `TK19ZDF` are one car. */
export function plate(car: string): string {
  return car.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

/** Every certificate that is known: those shown to the office, and what the staff list says of people's own cars. */
function certificatesOf(school: School): Pick<Certificate, 'driver' | 'car' | 'until' | 'business'>[] {
  const listed = school.staff.flatMap(({ active, email, car, insuredUntil, businessCover = false }) =>
    active && car !== '' && insuredUntil ? [{ driver: email, car, until: insuredUntil, business: businessCover }] : [],
  );
  return [...(school.certificates ?? []), ...listed];
}

/**
 * What is wrong with a driver's insurance for a car on `date`, in words that say what to do; undefined where a valid
 * certificate was shown, with business cover where that is asked (CELT-09, WNA-12, NAS-06).
 */
export function uninsured(
  school: School,
  driver: string,
  car: string,
  business: boolean,
  date: LocalDate,
): string | undefined {
  const name = nameOf(school.staff, driver);
  const shown = certificatesOf(school).filter((one) => one.driver === driver && plate(one.car) === plate(car));
  const valid = shown.filter(({ until }) => until >= date);
  if (valid.some((one) => one.business || !business)) return undefined;
  const todo = 'Show the office the certificate, or go another way.';
  if (valid.length > 0)
    return `The insurance shown for ${name} and the car ${car} is without business cover, which this visit needs. ${todo}`;
  const last = shown.map(({ until }) => until).sort()[shown.length - 1];
  const cover = business ? ' with business cover' : '';
  return last
    ? `The insurance of ${name} for the car ${car} ran out on ${fullDate(last)}. ${todo}`
    : `No insurance certificate${cover} has been shown for ${name} and the car ${car}. ${todo}`;
}

/** The office has seen a certificate. A newer one for the same driver and car takes the older one's place. */
export function recordInsurance(school: School, act: RecordInsurance, { now, actor }: Facts): Decided<School> {
  if (!hasRole(school.staff, actor.email, 'office'))
    return refused(school, 'Only the office can record an insurance certificate.');
  if (act.driver === actor.email)
    return refused(
      school,
      'Nobody records their own certificate. Show it to somebody else in the office, or have it typed into the sheet Staff.',
    );
  if (act.until < localDate(now))
    return refused(school, `This certificate ran out on ${fullDate(act.until)}. It counts for nothing any more.`);
  const { driver, until, business } = act;
  const car = act.car.toUpperCase();
  const isThisOne = (one: Certificate) => one.driver === driver && plate(one.car) === plate(car);
  // The same tap again.
  if (school.certificates?.some((one) => isThisOne(one) && one.until === until && one.business === business))
    return { record: school };
  const certificate = { driver, car, until, business, by: actor.email, at: now };
  const old = localDate(now - KEPT);
  const others = (school.certificates ?? []).filter((one) => one.until >= old && !isThisOne(one));
  const words = `Insurance shown: ${nameOf(school.staff, driver)}, ${car}, until ${until}${business ? ', with business cover' : ''}`;
  const next = { ...stepped(school, ''), certificates: [...others, certificate] };
  return { record: logged(next, now, actor.email, words) };
}

/** Something with a last day that comes near or is past. */
export interface RunsOut {
  /** Whose: an address, or a companion's name. */
  who: string;
  what: string;
  until: LocalDate;
  over: boolean;
  /** Known again: the same reminder is sent once. */
  key: string;
}

const AHEAD = 31 * DAY;
/** A certificate that ran out and was not shown anew is listed for so long; the car may be another by now. */
const LISTED = 31 * DAY;

/** What ran out longer ago than this is forgotten, and so are the reminders that were sent of it. */
const KEPT = 366 * DAY;

/** Insurance and training that run out within a month, or have run out: the soonest first (CELT-09, WNA-15). */
export function runningOut(school: School, asksInsurance: boolean, now: Instant): RunsOut[] {
  const today = localDate(now);
  const soon = localDate(now + AHEAD);
  const newest = new Map<string, Omit<RunsOut, 'over' | 'key'>>();
  for (const { driver, car, until } of asksInsurance ? certificatesOf(school) : []) {
    const key = `${driver} ${plate(car)}`;
    if (until < localDate(now - LISTED) || until <= (newest.get(key)?.until ?? '')) continue;
    newest.set(key, { who: driver, what: `insurance certificate for the car ${car}`, until });
  }
  for (const { active, email, trainedUntil } of school.staff)
    if (active && trainedUntil) newest.set(email, { who: email, what: 'safeguarding training', until: trainedUntil });
  return [...newest.values()]
    .filter(({ until }) => until <= soon)
    .sort((a, b) => a.until.localeCompare(b.until))
    .map((one) => {
      const over = one.until < today;
      return { ...one, over, key: `${over ? 'ran out' : 'runs out'} ${one.until} ${one.who} ${one.what}` };
    });
}

/** `Maya Osei: safeguarding training ran out on Fri 1 May 2026`. */
export function runsOutWords({ who, what, until, over }: RunsOut, school: School): string {
  return `${nameOf(school.staff, who)}: ${what} ${over ? 'ran' : 'runs'} out on ${fullDate(until)}`;
}

/** The school with a letter to each person for what is theirs: once when it is near, once when it is past. */
export function remindedOf(school: School, runOut: RunsOut[], now: Instant): School {
  const fresh = runOut.filter(({ key, who }) => !(key in school.taken) && personAt(school.staff, who)?.active);
  const kept = Object.entries(school.taken).filter(([, at]) => now - at < KEPT);
  const taken = Object.fromEntries([...kept, ...fresh.map(({ key }) => [key, now] as const)]);
  return fresh.reduce<School>(
    (next, { who, what, until, over }) =>
      posted(next, now, 'runs out', [who], { params: { what, until: fullDate(until), over: over ? 'yes' : '' } }),
    { ...school, taken },
  );
}

/**
 * What is out of date in the training of those who are to go on `date`, and where the policy asks for it, whose is not known:
 * shown to who decides or is informed (WNA-15).
 */
export function trainingWorries(
  school: Pick<School, 'staff'>,
  visitors: string[],
  date: LocalDate,
  asked: boolean,
): string[] {
  return visitors.flatMap((email) => {
    const { trainedUntil = '', name = email } = personAt(school.staff, email) ?? {};
    if (trainedUntil === '') return asked ? [`No date of safeguarding training is known of ${name}`] : [];
    return trainedUntil < date ? [`${name}’s safeguarding training ran out on ${fullDate(trainedUntil)}`] : [];
  });
}
