// The executions that are struck: every form, the decisions, the taps of a whole visit, and the engine's own work.
import { DAY, localDate, MINUTE } from '../../src/time';
import { once } from '../story/once';
import { PEOPLE, type SchoolDay, schoolDay } from '../story/school-day';
import { type Act, tapping, ticking } from './crash';

const { visitor, colleague, team, lead, deputyLead, watcher, office, seniorLeader, head, owner } = PEOPLE;

/** An act, and the day on which it is done. */
export interface Struck extends Act {
  scene: () => SchoolDay;
}

/** A morning at 09:00 with a visit of somebody else's that waits for its approval: it must be none the worse. */
const morning = once(() => {
  const day = schoolDay();
  day.asksAndAssesses({ pupil: 'Other Child', visitors: [day.choice(colleague)] }, {}, colleague);
  day.until('09:01');
  return day;
});
export const REF = 'HV-0002';
export const OUT = 'OUT-0001';

const asked = once(() => {
  const day = morning();
  day.asks();
  return day;
});

const assessed = once(() => {
  const day = asked();
  day.sends('assessment', day.ordinaryAssessment(REF));
  return day;
});

const approved = once(() => {
  const day = assessed();
  day.taps(team, { page: 'visit', ref: REF, act: 'approve', party: 'alone' });
  for (const one of [visitor, colleague]) day.readsPolicy(one);
  day.until('09:03');
  return day;
});

const out = once(() => {
  const day = approved();
  day.leaves([REF], { due: '09:40' });
  return day;
});

const within = once(() => {
  const day = out();
  day.says(watcher, OUT, "I'm watching");
  day.says(visitor, OUT, 'arrived');
  day.says(visitor, OUT, 'going in');
  return day;
});

const justDue = once(() => {
  const day = within();
  day.until('09:39');
  return day;
});

const overdue = once(() => {
  const day = justDue();
  day.until('10:01');
  return day;
});

const returned = once(() => {
  const day = within();
  day.says(visitor, OUT, 'left');
  day.says(visitor, OUT, 'back');
  day.until('09:05');
  return day;
});

const reported = once(() => {
  const day = returned();
  const actions = { hasActions: 'Yes', action1: 'Ring the doctor', action1Owner: day.choice(colleague) };
  const concern = { hasConcern: 'Yes', concern: 'Cold and hungry', discussed: 'Imran Malik, at once' };
  day.sends('report', day.ordinaryReport(REF, { ...actions, action1Due: '2026-05-20', ...concern }));
  return day;
});

/** A form: its trigger is struck, and what it brought is found by a look half an hour later at the latest. */
export function form(name: string, at: () => SchoolDay, sends: (day: SchoolDay) => void): Struck {
  const does = (day: SchoolDay) => {
    sends(day);
    return true;
  };
  return { name, fn: 'formSubmitted_', scene: at, does, byItself: true };
}

export function tap(name: string, at: () => SchoolDay, as: string, request: Record<string, unknown>): Struck {
  return { name, fn: 'act', scene: at, does: tapping(as, request), byItself: false };
}

/** A tap on the outing's page. */
export function said(act: string, at: () => SchoolDay, as: string, fields: Record<string, unknown> = {}): Struck {
  return tap(`“${act}”`, at, as, { page: 'outing', ref: OUT, act, ...fields });
}

export function tick(name: string, at: () => SchoolDay): Struck {
  return { name, fn: 'tick_', scene: at, does: ticking, byItself: true };
}

export function command(name: string, fn: string, at: () => SchoolDay): Struck {
  const does = (day: SchoolDay) => {
    day.workspace.run(fn, [], { as: owner, context: 'menu' });
    return true;
  };
  // A person chose it, saw that it did not end, and chooses it again.
  const again = (day: SchoolDay) => {
    does(day);
    day.workspace.faults.clear();
    return does(day);
  };
  return { name, fn, scene: at, does: again, byItself: true };
}

const twoStops = once(() => {
  const day = approved();
  day.approved({ pupil: 'Second Stop', address: '2 Mill Lane, SK15 9ZZ', arrive: '14:30' });
  return day;
});

/** Three outings are due back at the same minute, and nobody is. */
const threeOut = once(() => {
  const day = approved();
  for (const one of [colleague, PEOPLE.mentor]) {
    const ref = day.approved({ pupil: `Child of ${one}`, visitors: [day.choice(one)] });
    day.leaves([ref], { due: '09:40' }, one);
  }
  day.leaves([REF], { due: '09:40' });
  day.until('09:49');
  return day;
});

/** A look at forms, settings and what is closed is due, and a form's trigger was lost. */
const lookDue = once(() => {
  const day = asked();
  const since = day.school.lookedAt;
  day.workspace.advanceTo(since + 29 * MINUTE);
  day.workspace.faults.submitTriggersLost = true;
  day.sends('request', day.ordinaryRequest({ pupil: 'Lost Trigger' }));
  day.workspace.faults.clear();
  return day;
});

/** A look is due, and it will find nothing. */
const lookComing = once(() => {
  const day = asked();
  day.workspace.advanceTo(day.school.lookedAt + 29 * MINUTE);
  return day;
});

/** Yesterday's visit is closed, and its day is over. */
const toArchive = once(() => {
  const day = returned();
  day.sends('report', day.ordinaryReport(REF));
  day.taps(visitor, { page: 'actions', ref: REF, act: 'record CPOMS' });
  const next = localDate(day.workspace.now + DAY);
  day.leaps('08:50', next);
  // That look came just too early, and the next one is due.
  day.workspace.advanceTo(day.school.lookedAt + 29 * MINUTE);
  return day;
});

/** The days on which acts are struck, by how far the visit has come. */
export const scenes = {
  morning,
  asked,
  assessed,
  approved,
  out,
  within,
  justDue,
  overdue,
  returned,
  reported,
  threeOut,
  lookComing,
  toArchive,
};

/** Forms, and what a person decides. */
export const ASKING: Struck[] = [
  form('the Home Visit Form', morning, (day) => day.sends('request', day.ordinaryRequest())),
  form('a Home Visit Form that makes no sense', morning, (day) => {
    day.sends('request', day.ordinaryRequest({ date: '2025-01-01' }));
  }),
  form('the risk assessment', asked, (day) => day.sends('assessment', day.ordinaryAssessment(REF))),
  form('the Home Visit Form, changed', assessed, (day) => {
    day.changes('request', day.visit(REF).request.editUrl, { date: '2026-05-13' });
  }),
  tap('approving', assessed, team, { page: 'visit', ref: REF, act: 'approve', party: 'alone' }),
  tap('declining', assessed, team, { page: 'visit', ref: REF, act: 'decline', words: 'Not today' }),
  tap('sending back', assessed, lead, { page: 'visit', ref: REF, act: 'send back', words: 'Whose car?' }),
  tap('cancelling', approved, visitor, { page: 'visit', ref: REF, act: 'cancel', words: 'Ill' }),
];

/** Leaving, being out, coming back. */
export const OUT_THERE: Struck[] = [
  { ...tap('signing out', approved, visitor, {}), does: (day) => tapping(visitor, day.signOutFor([REF]))(day) },
  {
    ...tap('signing out for two stops', twoStops, visitor, {}),
    does: (day) => tapping(visitor, day.signOutFor([REF, 'HV-0003']))(day),
  },
  {
    ...tap('“I’ve gone anyway”', assessed, visitor, {}),
    does: (day) => tapping(visitor, day.signOutFor([REF], { anyway: true }))(day),
  },
  said("I'm watching", out, watcher),
  said('arrived', out, visitor),
  said('left', within, visitor),
  said('more time', within, visitor, { minutes: 30 }),
  said('help', within, visitor, { words: 'He will not let me go' }),
  said('back', within, visitor),
  said('acknowledge', overdue, watcher),
  said('reached', overdue, office, { due: '11:00', words: 'Still there, all well' }),
  said('police called', overdue, seniorLeader, { reference: 'GMP 12' }),
  said('police not yet', overdue, head, { because: 'Their car is on the drive', lookAgain: 10 }),
  said('resolved', overdue, head, { words: 'Back at school' }),
];

/** Afterwards. */
export const AFTERWARDS: Struck[] = [
  form('the report, with a concern', returned, (day) => {
    day.sends(
      'report',
      day.ordinaryReport(REF, { hasConcern: 'Yes', concern: 'Cold and hungry', discussed: 'Imran Malik, at once' }),
    );
  }),
  form('a report that names no visit, with a concern', returned, (day) => {
    day.sends(
      'report',
      day.ordinaryReport('HV-0099', { hasConcern: 'Yes', concern: 'Cold and hungry', discussed: 'not yet' }),
    );
  }),
  form('the incident', returned, (day) => day.sends('incident', day.ordinaryIncident(REF))),
  tap('recording on CPOMS', reported, visitor, { page: 'actions', ref: REF, act: 'record CPOMS' }),
  tap('acknowledging the concern', reported, deputyLead, { page: 'visit', ref: REF, act: 'acknowledge concern' }),
];

/** What the engine does by itself, and what the menu starts. */
export const ENGINE: Struck[] = [
  tick('a tick with nothing due', morning),
  tick('a tick with one overdue', justDue),
  tick('a tick with three overdue', threeOut),
  { ...tick('a tick that looks at everything', lookDue), every: 5, mixed: true },
  { ...tick('a tick that archives', toArchive), every: 3 },
  { ...command('Redraw the register', 'redrawRegister_', approved), every: 13 },
  { ...command('Check everything', 'checkEverything_', approved), every: 5 },
];
