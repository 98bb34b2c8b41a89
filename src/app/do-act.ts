// The one door of the web app: an act from a page, by a signed-in person, decided and answered with the page as it is now.
import { requestAgain } from '../forms';
import { SignOut } from '../outing/acts';
import { decideOuting, OutingAct } from '../outing/decide';
import { outNow } from '../outing/gates';
import type { Outing } from '../outing/record';
import { signOut } from '../outing/sign-out';
import { isOutOn, maySee } from '../outing/who';
import { renderPage } from '../pages/page';
import type { PageAnswer, View } from '../pages/view';
import { shortened } from '../plain';
import { type AnyRecord, Busy, type Ports } from '../ports';
import { type Decided, stepped } from '../record/decide';
import { logged } from '../record/record';
import * as z from '../schema';
import { RecordInsurance, recordInsurance } from '../school/certificates';
import { personAt, readAt, tidyEmail } from '../school/people';
import { helpWhileGone, lostBy, rollCalled, StrikeOff, strikeOff } from '../school/roll';
import { type Instant, timeWords } from '../time';
import { VisitAct } from '../visit/acts';
import { decideVisit } from '../visit/decide';
import type { Visit } from '../visit/record';
import { AnswerUnplaced, answerUnplaced } from '../visit/unplaced';
import { isConcerned } from '../visit/who';
import { withWebBuild } from './builds';
import { drilled, drillsLeft } from './drill';
import { actorAt, factsFor } from './facts';
import { cutWords, fieldWords, NOT_UNDERSTOOD, tooLong } from './field-words';
import { extraFor, type PageParams, ranAt, viewFor } from './open-page';
import { loadOpen, NotSetUp, type Open, withChanged, withTold } from './open-records';
import { purgeOrdered } from './retention-page';
import { transact } from './transact';

/** What every request carries; the act's own fields stand beside it. */
const Request = z.later(() =>
  z.looseObject({
    page: z.enum(['home', 'visit', 'leave', 'outing', 'desk', 'actions', 'read', 'retention']),
    ref: z._default(z.string(), ''),
    act: z.string(),
    seen: z.optional(z.number()),
  }),
);
type Request = z.Of<typeof Request>;

/** What came of an act inside the lock. */
type Outcome = { said: string; view: View } | { reasons: string[]; offerAnyway?: boolean | string };

/** Words for the line at the top of a page, which may repeat what somebody typed. */
const brief = (words: string): string => shortened(words, 600);

/**
 * Does what a page asks for, as the signed-in `email` ('' when Google does not say who it is: refused).
 * Never throws: whatever goes wrong is answered in words, so that the page can say NOT saved.
 */
export function doAct(ports: Ports, email: string, raw: unknown, now: Instant): PageAnswer {
  try {
    const request = Request().safeParse(raw);
    if (!request.success) return { ok: false, reasons: [NOT_UNDERSTOOD] };
    const outcome = answerTo(ports, email, request.data, now);
    if ('reasons' in outcome) return { ok: false, ...outcome, reasons: outcome.reasons.map((words) => brief(words)) };
    return { ok: true, said: brief(outcome.said) + cutWords(request.data), html: renderPage(outcome.view).body };
  } catch (error) {
    if (error instanceof Busy || error instanceof NotSetUp) return { ok: false, reasons: [error.message] };
    console.error(error);
    return { ok: false, reasons: ['NOT saved: something went wrong. Try again, or ring the school office.'] };
  }
}

function answerTo(ports: Ports, email: string, request: Request, now: Instant): Outcome {
  switch (request.act) {
    case 'look':
      return look(ports, email, request, now);
    case 'ask again':
      return askAgain(ports, email, request, now);
    case 'purge':
      return purgeOrdered(ports, email, request, now, (open) => {
        const p = params(request);
        return viewFor(open, email, p, now, extraFor(ports, open, email, p, now));
      });
    default:
      return change(ports, email, request, now);
  }
}

/** The Home Visit Form filled in from a visit that did not take place, without its dates (CELT-21). Changes nothing. */
function askAgain(ports: Ports, email: string, request: Request, now: Instant): Outcome {
  const open = loadOpen(ports, now);
  const view = viewFor(open, email, params(request), now);
  if (view.page !== 'visit' || !view.may.askAgain)
    return { reasons: ['This visit cannot be asked for again from here. Open the Home Visit Form instead.'] };
  const again = ports.forms.prefilled('request', open.school, requestAgain(view.visit));
  return { said: 'The form is filled in, but for its dates.', view: { ...view, again } };
}

function look(ports: Ports, email: string, request: Request, now: Instant): Outcome {
  const open = loadOpen(ports, now);
  const p = params(request);
  return { said: '', view: viewFor(open, email, p, now, extraFor(ports, open, email, p, now)) };
}

function params(request: Request): PageParams {
  return { p: request.page, ref: request.ref };
}

function change(ports: Ports, email: string, request: Request, now: Instant): Outcome {
  const answer = transact<Outcome>(ports, now, (open) => {
    if (!personAt(open.school.staff, email)?.active) {
      const own = open.outings.find(({ ref }) => ref === request.ref);
      if (own && isOutOn(own, tidyEmail(email))) return onOuting(open, own, email, request, now);
      return {
        changed: [],
        answer: { reasons: ['You are not on the staff list of Home Visits, so nothing was saved.'] },
      };
    }
    return decided(open, email, request, now);
  });
  // The desk alone shows when the engine last ran, and asks for it outside the lock.
  if (!('view' in answer) || answer.view.page !== 'desk') return answer;
  return { ...answer, view: { ...answer.view, engineRanAt: ranAt(ports, answer.view.scene.school) } };
}

interface Changed {
  changed: AnyRecord[];
  answer: Outcome;
}

function decided(open: Open, email: string, request: Request, now: Instant): Changed {
  if (request.act === 'sign out') return signedOut(open, email, request, now);
  if (request.act === 'read and understood') return readPolicy(open, email, request, now);
  if (request.act === 'strike off') return struckOff(open, email, request, now);
  if (request.act === 'record insurance') return insuranceShown(open, email, request, now);
  if (request.act === 'answer unplaced') return unplacedAnswered(open, email, request, now);
  if (request.act === 'start drill' || request.act === 'end drill') return drilled(open, email, request, now);
  const reader = tidyEmail(email);
  const visit = open.visits.find((v) => v.ref === request.ref && isConcerned(v, reader, open.school));
  if (visit) return onVisit(open, visit, email, request, now);
  const outing = open.outings.find((o) => o.ref === request.ref && maySee(o, reader, open.school));
  if (outing) return onOuting(open, outing, email, request, now);
  // As it is now: its row may have gone since the engine looked.
  const school = rollCalled(open.school, open, now);
  if (request.ref !== '' && lostBy(school, reader)?.ref === request.ref)
    return onGone({ ...open, school }, reader, request, now);
  // One answer, whether it is closed, was never there, or is none of theirs: it tells nobody which (CELT-29).
  const words = 'Nothing here is open for you any more, so nothing was saved. Ring the school office.';
  return { changed: [], answer: { reasons: [words] } };
}

/** Their record is gone: a call for help is heard all the same. */
function onGone(open: Open, email: string, request: Request, now: Instant): Changed {
  const act = OutingAct().safeParse(request);
  if (!act.success || act.data.act !== 'help') {
    const reasons = ['The record of your outing is missing: ring the school office now. In danger, ring 999 first.'];
    return { changed: [], answer: { reasons } };
  }
  const school = helpWhileGone(open.school, request.ref, email, act.data.words, now);
  const view = viewFor(withChanged(open, [school]), email, params(request), now);
  return { changed: [school], answer: { said: 'School is told that you need help. In danger, ring 999.', view } };
}

function onVisit(open: Open, visit: Visit, email: string, request: Request, now: Instant): Changed {
  const act = VisitAct().safeParse(request);
  if (!act.success) return { changed: [], answer: { reasons: [fieldWords(request, act)] } };
  return answered(
    open,
    visit,
    decideVisit(visit, act.data, actFacts(open, email, now), request.seen),
    email,
    request,
    now,
  );
}

function onOuting(open: Open, outing: Outing, email: string, request: Request, now: Instant): Changed {
  const act = OutingAct().safeParse(request);
  if (!act.success) return { changed: [], answer: { reasons: [fieldWords(request, act)] } };
  const decision = decideOuting(outing, act.data, actFacts(open, email, now), request.seen);
  return answered(open, outing, decision, email, request, now);
}

/** What an act from a page is decided on. */
function actFacts({ school, outings }: Open, email: string, now: Instant) {
  return { ...factsFor(school, actorAt(school, email, 'page'), now), out: outNow(outings) };
}

function answered<R extends Visit | Outing>(
  open: Open,
  before: R,
  { record, refusal, anyway }: Decided<R>,
  email: string,
  request: Request,
  now: Instant,
): Changed {
  if (refusal) return { changed: [], answer: { reasons: refusal, ...(anyway ? { offerAnyway: anyway } : {}) } };
  const changed = record === before ? [] : [record];
  const view = viewFor(withChanged(open, withTold(changed, open, now)), email, params(request), now, {
    safeWordShown: request.act === 'show the safe word',
  });
  return { changed, answer: { said: `Saved, ${timeWords(now, now)}${ownWords(before, record, email)}`, view } };
}

/** What the log says that this person has just done: `: Acknowledged the alarm.` */
function ownWords(before: Visit | Outing, after: Visit | Outing, email: string): string {
  const entry = after.log.slice(before.log.length).find(({ by }) => by === tidyEmail(email));
  return entry ? `: ${entry.words.replace(/\.$/, '')}.` : '.';
}

function signedOut(open: Open, email: string, request: Request, now: Instant): Changed {
  const { school, visits, outings } = open;
  const act = SignOut().safeParse(request);
  if (!act.success) return { changed: [], answer: { reasons: [fieldWords(request, act)] } };
  // The same sign-out sent again after an answer that was lost: they are out already, and that is what they want to hear.
  const already = outings.find(
    (o) => o.signedOutBy === tidyEmail(email) && o.backAt === null && sameVisits(o, act.data.visits),
  );
  if (already)
    return { changed: [], answer: { said: 'You are signed out.', view: outingView(open, already, email, now) } };
  const drill = visits.find(({ ref, practice }) => practice && act.data.visits.includes(ref));
  const number = school.lastOuting + 1;
  const ref = drill ? drill.ref.replace('HV', 'OUT') : `OUT-${String(number).padStart(4, '0')}`;
  const facts = { ...factsFor(school, actorAt(school, email, 'page'), now), visits, outings };
  const result = signOut(act.data, { ...facts, ref });
  if ('refusal' in result) return { changed: [], answer: { reasons: result.refusal, offerAnyway: result.offerAnyway } };
  const left = [result.outing, ...result.others];
  const changed = drill
    ? left
    : [
        { ...withWebBuild(school, open.account), lastOuting: number },
        ...left,
        ...drillsLeft(open, result.outing, email, now),
      ];
  const view = outingView(withChanged(open, changed), result.outing, email, now);
  return { changed, answer: { said: 'You are signed out, and the watch is on.', view } };
}

function sameVisits(outing: Outing, refs: string[]): boolean {
  return outing.stops.map((stop) => stop.visit).join() === refs.join();
}

function outingView(open: Open, outing: Outing, email: string, now: Instant): View {
  return viewFor(open, email, { p: 'outing', ref: outing.ref }, now);
}

/** A concern or an incident that no visit has: somebody has it. */
function unplacedAnswered(open: Open, email: string, request: Request, now: Instant): Changed {
  const act = AnswerUnplaced().safeParse(request);
  if (!act.success) return { changed: [], answer: { reasons: [fieldWords(request, act)] } };
  const facts = factsFor(open.school, actorAt(open.school, email, 'page'), now);
  const { record, refusal } = answerUnplaced(open.school, act.data, facts);
  if (refusal) return { changed: [], answer: { reasons: refusal } };
  const view = viewFor(withChanged(open, [record]), email, params(request), now);
  return { changed: [record], answer: { said: 'It is noted that you have this.', view } };
}

/** The office has seen a driver's insurance certificate: from a sign-out page or the desk (CELT-09). */
function insuranceShown(open: Open, email: string, request: Request, now: Instant): Changed {
  const act = RecordInsurance().safeParse(request);
  if (!act.success)
    return {
      changed: [],
      answer: {
        reasons: [tooLong(request, act) ?? 'Choose who drives, and give the car and the last day of the insurance.'],
      },
    };
  const facts = factsFor(open.school, actorAt(open.school, email, 'page'), now);
  const { record, refusal } = recordInsurance(open.school, act.data, facts);
  if (refusal) return { changed: [], answer: { reasons: refusal } };
  const changed = record === open.school ? [] : [record];
  const view = viewFor(withChanged(open, changed), email, params(request), now);
  return { changed, answer: { said: 'The certificate is noted. They can sign out by that car.', view } };
}

/** A record that is gone from Open: the people are safe, or it may stay away, says a named person at the desk. */
function struckOff(open: Open, email: string, request: Request, now: Instant): Changed {
  const act = StrikeOff().safeParse(request);
  if (!act.success) return { changed: [], answer: { reasons: [fieldWords(request, act)] } };
  const facts = factsFor(open.school, actorAt(open.school, email, 'page'), now);
  const { record, refusal } = strikeOff(open.school, request.ref, act.data.words, open, facts);
  if (refusal) return { changed: [], answer: { reasons: refusal } };
  const view = viewFor(withChanged(open, [record]), email, params(request), now);
  return { changed: [record], answer: { said: `It is noted: nobody is asked about ${request.ref} any more.`, view } };
}

/** "Read and understood", once per version of the policy, by the signed-in person for themselves (SPT-07, SPT-33). */
function readPolicy(open: Open, email: string, request: Request, now: Instant): Changed {
  const { actor, policy } = factsFor(open.school, actorAt(open.school, email, 'page'), now);
  const entry = { email: actor.email, policy: policy.id, version: policy.version, at: now };
  const known = readAt(open.school, actor.email, policy) !== null;
  const read = [...open.school.read.filter((one) => one.email !== entry.email), entry];
  const school = logged(
    { ...stepped(open.school, ''), read },
    now,
    entry.email,
    `Read and understood the policy, version ${policy.version}`,
  );
  const changed = known ? [] : [school];
  return {
    changed,
    answer: { said: 'Thank you. It is noted.', view: viewFor(withChanged(open, changed), email, params(request), now) },
  };
}
