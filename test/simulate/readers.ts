// People at school read their mail, and do what it asks: soon, late, twice, by mail, or not at all.
import type { Mail } from '../../local/workspace/types';
import { localTime, MINUTE } from '../../src/time';
import type { Life } from './life';
import { assesses, reports, signsOut } from './trips';
import { checksIn, hasReplied, recordsCpoms } from './under-way';

/** Somebody has a mail: what they will do about it, if anything, is put on the agenda. */
export function readsMail(life: Life, mail: Mail): void {
  const { chance } = life;
  const to = mail.to[0] ?? '';
  const ref = /\b(HV|OUT)-\d{4,}\b/.exec(mail.subject)?.[0];
  if (ref === undefined) return;
  const habit = HABITS.find(({ subject }) => subject.test(mail.subject));
  if (!habit) return;
  const { share } = habit;
  const deciders = new Set(life.rules.approval.by.flatMap((role) => life.inRole(role))).size;
  // Where one or two decide they answer oftener.
  if (!chance.happens(typeof share === 'number' ? share : 1 - (1 - share.ofAll) ** (1 / Math.max(1, deciders)))) return;
  const [least, most] = habit.after;
  life.later(chance.between(least, most), `${to} answers “${mail.subject.slice(0, 30)}”`, () =>
    habit.does(life, ref, to, mail),
  );
}

interface Habit {
  subject: RegExp;
  /** How many of those who get it do something; or how likely it is that any of them does. */
  share: number | { ofAll: number };
  /** After how many minutes, from and to. */
  after: [number, number];
  does: (life: Life, ref: string, who: string, mail: Mail) => void;
}

const HABITS: Habit[] = [
  { subject: /^Next: the risk assessment/, share: 0.96, after: [3, 50], does: assesses },
  {
    subject: /^(Please approve|Approval reminder|Approval needed again|Changed since)/,
    share: { ofAll: 0.9 },
    after: [2, 45],
    does: decides,
  },
  { subject: /^Please change and send again/, share: 0.9, after: [5, 40], does: sendsAgain },
  { subject: /^You watch over/, share: 0.85, after: [1, 8], does: watches },
  { subject: /^NOBODY WATCHES/, share: 0.5, after: [1, 6], does: watches },
  { subject: /^Are you back/, share: 0.1, after: [1, 15], does: saysFine },
  { subject: /^Check in, please/, share: 0.45, after: [1, 25], does: checksIn },
  { subject: /^(OVERDUE|HELP|NO CHECK-IN)/, share: 0.3, after: [1, 14], does: answersAlarm },
  { subject: /^Have you left/, share: 0.7, after: [1, 12], does: leftAfterAll },
  { subject: /^(Please write your visit report|Visit report missing)/, share: 0.7, after: [5, 90], does: reports },
  { subject: /^(Please log|Not yet logged)/, share: 0.7, after: [5, 60], does: recordsCpoms },
  {
    subject: /^(Please file the minutes|Minutes not yet filed)/,
    share: 0.6,
    after: [5, 60],
    does: handsOutMinutes,
  },
  {
    subject: /^CONCERN/,
    share: 0.5,
    after: [3, 60],
    does: (life, ref, who) => tap(life, ref, who, { act: 'acknowledge concern', words: 'I have it' }),
  },
  {
    subject: /^INCIDENT/,
    share: 0.7,
    after: [5, 60],
    does: (life, ref, who) => tap(life, ref, who, { act: 'acknowledge incident', words: 'I have it' }),
  },
  {
    subject: /^Please record the incident/,
    share: 0.7,
    after: [5, 60],
    does: (life, ref, who) => tap(life, ref, who, { act: 'record incident' }),
  },
  {
    subject: /^CHILD ALONE/,
    share: 0.5,
    after: [2, 20],
    does: (life, ref, who) => tap(life, ref, who, { act: 'acknowledge child alone' }),
  },
  {
    subject: /^Decide: is it referred/,
    share: 0.7,
    after: [5, 60],
    does: (life, ref, who) => tap(life, ref, who, { act: 'decide referral', referred: true, words: 'Rung at once' }),
  },
  {
    subject: /^Please write down the reason/,
    share: 0.8,
    after: [5, 60],
    does: (life, ref, who) => tap(life, ref, who, { act: 'give reason', words: 'A dog, and no adult' }),
  },
  { subject: /^(An action for you|Action due)/, share: 0.6, after: [5, 300], does: closesActions },
];

function tap(life: Life, ref: string, who: string, act: { act: string; [key: string]: unknown }): void {
  if (life.open.get(ref)) life.hands.taps(who, 'visit', ref, act);
}

/** The first decision stands; by page, or by one word of a reply. */
function decides(life: Life, ref: string, who: string, mail: Mail): void {
  const { chance, open, hands, workspace } = life;
  const visit = open.visit(ref);
  if (visit?.outing !== '' || workspace.now > visit.request.at + 3 * 24 * 60 * MINUTE) return;
  const party = visit.request.visitors.length > 1 ? 'in a pair' : 'alone';
  const fate = chance.next();
  const says = (act: { act: string; [key: string]: unknown }) => hands.taps(who, 'visit', ref, act);
  if (fate < 0.06) hands.replies(mail, 'approve', who);
  else if (fate < 0.09) says({ act: 'decline', words: 'They come into school instead' });
  else if (fate < 0.12) says({ act: 'send back', words: 'Which door?' });
  if (fate < 0.12) return;
  const isLow = (visit.assessment?.level ?? 'Low') === 'Low';
  const approve = { act: 'approve', party, words: isLow ? '' : 'Mum cannot come into school' };
  hands.taps(who, 'visit', ref, approve);
  if (chance.happens(0.05)) hands.taps(who, 'visit', ref, approve);
}

function sendsAgain(life: Life, ref: string, who: string): void {
  const visit = life.open.visit(ref);
  if (visit?.outing !== '' || visit.request.by !== who) return;
  const answers = { ...visit.request.answers, circumstances: 'The back door, by the garages' };
  life.hands.sends('request', answers, who, visit.request.responseId);
}

function watches(life: Life, ref: string, who: string): void {
  const out = life.alarms.outs.get(ref);
  if (!out?.isOut || out.visitors.includes(who)) return;
  if (life.chance.happens(0.03) && out.watcher === who && out.unwatchedSince === null)
    life.hands.taps(who, 'outing', ref, { act: "can't watch" });
  else life.hands.taps(who, 'outing', ref, { act: "I'm watching" });
}

function saysFine(life: Life, ref: string, who: string, mail: Mail): void {
  const out = life.alarms.outs.get(ref);
  if (!out?.isOut) return;
  if (life.chance.happens(0.5)) {
    hasReplied(life, ref, who);
    life.hands.replies(mail, life.chance.of(['fine', 'back', '30']), who);
  } else life.hands.taps(who, 'outing', ref, { act: "I'm fine" });
}

/** What somebody at school says to an alarm; the longer it runs, the likelier it is over. */
function answersAlarm(life: Life, ref: string, who: string, mail: Mail): void {
  const { chance, hands, alarms, workspace } = life;
  const out = alarms.outs.get(ref);
  if (!out || out.visitors.includes(who)) return;
  const since = alarms.runsSince(out, workspace.now);
  if (since === undefined) return;
  const minutes = (workspace.now - since) / MINUTE;
  const says = (act: { act: string; [key: string]: unknown }) => hands.taps(who, 'outing', ref, act);
  const fate = chance.next();
  if (chance.happens(minutes / 200)) says({ act: 'resolved', words: 'Rung: they are safe and home' });
  else if (fate < 0.06) {
    hasReplied(life, ref, who);
    hands.replies(mail, 'acknowledge', who);
  } else if (fate < 0.45) says({ act: 'acknowledge' });
  else if (fate < 0.58) says({ act: 'tried to reach', whom: 'Maya', how: 'mobile', result: 'No answer' });
  else if (fate < 0.66) says({ act: "can't reach", words: '' });
  else if (fate < 0.8)
    says({ act: 'police not yet', because: 'The car is outside', lookAgain: chance.of(['5', '10', '15']) });
  else if (fate < 0.85) says({ act: 'police called', reference: `GMP ${chance.between(100, 999)}` });
  else if (out.raisedAt === null)
    says({ act: 'reached', due: localTime(workspace.now + chance.between(15, 40) * MINUTE), words: 'On their way' });
  else says({ act: 'resolved', words: 'Spoken to: all is well' });
}

/** "Have you left?": some go now, some say that nobody goes. */
function leftAfterAll(life: Life, ref: string, who: string): void {
  const { open, hands, chance, people, workspace } = life;
  const visit = open.visit(ref);
  if (visit?.decision?.ruling !== 'approved' || visit.outing !== '' || visit.cancelled) return;
  if (chance.happens(0.6)) {
    hands.taps(who, 'visit', ref, { act: 'cancel', words: 'Nobody has gone', parentsTold: 'yes' });
    return;
  }
  const visitors = people.filter(({ email }) => visit.request.visitors.includes(email));
  const back = workspace.now + 60 * MINUTE;
  const trip = {
    visitors,
    date: visit.request.date,
    stops: [workspace.now + 20 * MINUTE],
    back,
    refs: [ref],
    byPhone: false,
  };
  signsOut(life, trip, [ref], 1);
}

/** On the pupil's file, and to the parents, who have a copy by mail or by hand. */
function handsOutMinutes(life: Life, ref: string, who: string): void {
  tap(life, ref, who, { act: 'file minutes' });
  const to = 'the parents';
  tap(
    life,
    ref,
    who,
    life.chance.happens(0.5) ? { act: 'mail minutes', to } : { act: 'give minutes', to, how: 'By hand' },
  );
}

function isOrHas(life: Life, who: string, owner: string): boolean {
  return owner === who || life.inRole(owner).includes(who);
}

/** Whoever owns them; and some are the safeguarding lead's alone to close. */
function closesActions(life: Life, ref: string, who: string): void {
  const visit = life.open.visit(ref);
  const mine = visit?.actions.filter(
    ({ done, owner }) => done === null && [owner, 'safeguarding lead'].some((one) => isOrHas(life, who, one)),
  );
  for (const { id } of mine ?? [])
    life.hands.taps(who, 'actions', ref, { act: 'action done', id, words: 'Rung, and all is well' });
}
