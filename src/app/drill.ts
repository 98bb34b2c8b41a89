// The drill at the desk: started and ended there, and ended of itself where one of its visitors leaves on a real visit.
import { drillsEnded, realAlarm } from '../outing/drills';
import { outNow } from '../outing/gates';
import type { Outing } from '../outing/record';
import type { View } from '../pages/view';
import type { AnyRecord } from '../ports';
import { stepped } from '../record/decide';
import * as z from '../schema';
import { mayDrill, NOT_YOURS } from '../school/drill-people';
import { nameOf } from '../school/people';
import type { Instant } from '../time';
import { startDrill } from '../visit/drill';
import { drillsUnderWay } from '../visit/drill-over';
import { actorAt, factsFor } from './facts';
import { viewFor } from './open-page';
import { type Open, withChanged, withTold } from './open-records';

const Wish = z.later(() =>
  z.object({
    act: z.literal('start drill'),
    visitor: z._default(z.string(), ''),
    second: z._default(z.string(), ''),
    minutes: z.coerce.number(),
  }),
);

interface Answered {
  changed: AnyRecord[];
  answer: { said: string; view: View } | { reasons: string[] };
}

const refusedWith = (...reasons: string[]): Answered => ({ changed: [], answer: { reasons } });

/** `start drill` and `end drill`, from the desk or a drill's own page. */
export function drilled(open: Open, email: string, request: { act: string; ref: string }, now: Instant): Answered {
  const at = { p: 'desk' };
  const answered = (said: string, changed: AnyRecord[]): Answered => ({
    changed,
    answer: { said, view: viewFor(withChanged(open, withTold(changed, open, now)), email, at, now) },
  });
  return request.act === 'start drill'
    ? started(open, email, request, now, answered)
    : endedByHand(open, email, request.ref, now, answered);
}

function started(
  open: Open,
  email: string,
  request: unknown,
  now: Instant,
  answered: (said: string, changed: AnyRecord[]) => Answered,
): Answered {
  const { school, visits, outings } = open;
  const facts = factsFor(school, actorAt(school, email, 'page'), now);
  const wish = Wish().safeParse(request);
  if (!wish.success) return refusedWith('Choose who plays the visitor, and when the return is due.');
  const [running] = drillsUnderWay(visits);
  // Whoever has no part in drills is not told of one either.
  if (running && mayDrill(email, school)) return refusedWith(`A drill is under way (${running.ref}). End it first.`);
  const alarm = realAlarm(open, now);
  if (alarm && mayDrill(email, school))
    return refusedWith(`There is a real alarm (${alarm.ref}): see to that first. Start a drill when it is over.`);
  const number = (school.lastDrill ?? 0) + 1;
  const { visitor, second, minutes } = wish.data;
  // Numbers of their own, so that the Register's have no gap; its outing is DRILL-OUT-0001.
  const ref = `DRILL-HV-${String(number).padStart(4, '0')}`;
  const made = startDrill(ref, { visitors: [visitor, second], minutes }, outNow(outings), facts);
  if (!('visit' in made)) return refusedWith(...made);
  return answered('The drill has begun. Every mail and page of it says PRACTICE.', [
    { ...stepped(school, ''), lastDrill: number },
    made.visit,
  ]);
}

function endedByHand(
  open: Open,
  email: string,
  ref: string,
  now: Instant,
  answered: (said: string, changed: AnyRecord[]) => Answered,
): Answered {
  const { school } = open;
  const facts = factsFor(school, actorAt(school, email, 'page'), now);
  if (!mayDrill(email, school)) return refusedWith(NOT_YOURS);
  const changed = drillsEnded(open, (record) => record.ref === ref, 'The drill was ended', facts);
  return changed.length === 0
    ? refusedWith('This drill is over already.')
    : answered('The drill is over. Its report comes by mail.', changed);
}

/** The drills in which one of these people plays: they have left on a real visit. */
export function drillsLeft(open: Open, left: Outing, email: string, now: Instant): AnyRecord[] {
  if (left.practice) return [];
  const facts = factsFor(open.school, actorAt(open.school, email, 'page'), now);
  const people = left.visitors.map((one) => one.email);
  const plays = (visitors: string[]) => visitors.some((one) => people.includes(one));
  const names = people.map((one) => nameOf(open.school.staff, one)).join(', ');
  return drillsEnded(
    open,
    (record) => plays(record.kind === 'visit' ? record.request.visitors : record.visitors.map((one) => one.email)),
    `The drill ended: ${names} left on a real visit`,
    facts,
  );
}
