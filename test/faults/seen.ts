// A visit with a word that cannot be mistaken in every field, lived through from the request to its end, and where each shows.
import { viewFor } from '../../src/app/open-page';
import { asked } from '../../src/forms/forms';
import { renderPage } from '../../src/pages/page';
import { type FormName, LIKELIHOODS, SEVERITIES } from '../../src/policy/schema';
import type { PageName } from '../../src/school/scene';
import type { Answers } from '../../src/visit/record';
import { PEOPLE, type SchoolDay } from '../story/school-day';
import { CAST, castDay, EVERYBODY, type Who } from './cast';
import { count } from './counts';
import { stored } from './invariants';
import { allTyped, FIELD_OF, filledWith } from './typed-fields';

/** What each word stands for: a field, or fields that the same people read. */
export const WORDS: Record<string, string> = {
  pupil: 'Zephyrine',
  initials: 'Z.Q.',
  companion: 'Companionquark',
  address: '9 Umbertide Row',
  family: '07700 900777',
  landline: '01632 960777',
  seeing: 'Seeingquark',
  mobile: '07700 900888',
  car: 'TK19 ZDF',
  worry: 'Worryquark',
  purpose: 'Purposequark',
  reason: 'Reasonquark',
  home: 'Homequark',
  agency: 'Agencyquark',
  risk: 'Riskquark',
  hazard: 'Hazardquark',
  condition: 'Conditionquark',
  police: 'Policequark',
  plan: 'Planquark',
  'new risk': 'Sightquark',
  carrying: 'Carriedquark',
  help: 'Helpquark',
  tried: 'Triedquark',
  search: 'Searchquark',
  resolved: 'Resolvedquark',
  alone: 'Alonequark',
  referral: 'Referralquark',
  outcome: 'Outcomequark',
  'who saw': 'Witnessquark',
  copies: 'Copyquark',
  concern: 'Concernquark',
  decided: 'Decidedquark',
  action: 'Actionquark',
  task: 'Taskquark',
  incident: 'Incidentquark',
  answered: 'Answeredquark',
  recorded: 'Recordedquark',
  accusation: 'Accusedquark',
  'safe word': 'Zanzibarquark',
};

const PLAIN = Object.entries(WORDS).map(([name, word]) => [name, word.toLowerCase()] as const);

/** Which of them stand in a text. */
export function shownIn(text: string): string[] {
  const plain = text.toLowerCase();
  return PLAIN.flatMap(([name, word]) => (plain.includes(word) ? [name] : []));
}

/** The word of a field; a pupil's is a whole name. */
export function wordOf(field: string | undefined, of: string): string {
  const word = field && WORDS[field];
  if (!word) throw new Error(`${of} has no field in the table of what people see: give it one.`);
  return field === 'pupil' ? `${word} Quillfeather` : word;
}

/** By reader and place, such as `office, visit`: what was shown there at any time. */
export type Seen = Map<string, Set<string>>;

export function notes(seen: Seen, where: string, names: string[]): void {
  const known = seen.get(where) ?? new Set();
  for (const name of names) known.add(name);
  seen.set(where, known);
}

/** Every page that there is, and what it is opened with: `out`, each outing; `visit`, each visit. */
const PAGES: Record<PageName, 'out' | 'visit' | 'nothing'> = {
  home: 'nothing',
  visit: 'visit',
  outing: 'out',
  leave: 'visit',
  desk: 'nothing',
  actions: 'nothing',
  read: 'nothing',
  retention: 'nothing',
};

/** Everybody opens every page that there is at this moment; the sheets are looked at too. */
export function lookAround({ workspace, school }: SchoolDay, seen: Seen, people: readonly Who[]): void {
  const { visits, outings } = stored(workspace);
  const open = { school, visits, outings, broken: [], account: '' };
  const refs = { out: outings.map(({ ref }) => ref), visit: visits.map(({ ref }) => ref), nothing: [''] };
  for (const who of people) {
    for (const [p, of] of Object.entries(PAGES)) {
      for (const ref of refs[of]) {
        // The frame around the body is our own text.
        const { title, body } = renderPage(viewFor(open, CAST[who] ?? '', { p, ref }, workspace.now));
        notes(seen, `${who}, ${p}`, shownIn(`${title}\n${body}`));
      }
    }
  }
  const { state } = workspace;
  for (const { id, sheets } of state.spreadsheets) {
    for (const { name, rows } of sheets) {
      if (id === state.controlId && name === 'Open') continue;
      const cells = rows.flat().map((cell) => String(cell?.v ?? '') + (cell?.f ?? '') + (cell?.note ?? ''));
      notes(seen, `sheet ${name}`, shownIn(cells.join('\n')));
    }
  }
}

/** What all the mails of the story showed to whom, and what stood in any subject. */
export function readMails(day: SchoolDay, seen: Seen, from = 0): void {
  const nameOf = (email: string) => EVERYBODY.find((who) => CAST[who] === email) ?? '';
  for (const { to, subject, body, htmlBody, attachments } of day.workspace.mails().slice(from)) {
    const papers = attachments.map(({ name, html = '', base64 }) => name + html + base64);
    const shown = shownIn([subject, body, htmlBody, ...papers].join('\n'));
    for (const email of to) {
      const reader = nameOf(email) || (email.endsWith('@school.example') ? '' : email);
      if (reader !== '') notes(seen, `${reader}, mails`, shown);
    }
    notes(seen, 'subjects', shownIn(subject));
    notes(seen, 'mails of anybody', shown);
  }
}

const CONCERNED: readonly Who[] = ['visitor', 'watcher', 'office', 'team', 'lead', 'seniorLeader', 'head'];
const OTHERS: readonly Who[] = ['otherVisitor', 'administrator', 'chair', 'noRole', 'left'];
const ALL = [...CONCERNED, ...OTHERS];
const UNKNOWN_VISITORS = [PEOPLE.colleague, 'tom.brennan@school.example'];

export interface Lived {
  seen: Seen;
  day: SchoolDay;
  /** Questions of this policy that were never answered in free words. */
  untyped: string[];
  /** The acts that were refused. */
  refused: string[];
}

/** The whole story at a school that follows this policy, and all that was seen of it. */
export function livedThrough(id: string): Lived {
  const seen: Seen = new Map();
  const day = castDay(id);
  const { policy, rules } = day;
  const typed = new Set<string>();
  const refused: string[] = [];
  const w = WORDS as Record<string, string>;
  const wordFor = (name: string) => {
    typed.add(name);
    return wordOf(FIELD_OF[name], name);
  };

  /** Those of the answers that this policy asks for, and free words wherever they lead. */
  const filled = (form: FormName, usual: Answers, answers: Record<string, string | string[] | undefined>) => {
    const keys = new Set(asked(form, policy).map(({ key }) => key));
    const known = Object.entries(answers).flatMap(([key, answer]) =>
      keys.has(key) && answer !== undefined ? [[key, answer]] : [],
    );
    return filledWith(day, form, { ...usual, ...Object.fromEntries(known) }, wordFor);
  };
  const asks = (answers: Record<string, string | string[] | undefined>) =>
    day.asks(filled('request', day.ordinaryRequest(), answers));
  const taps = (as: string, request: Record<string, unknown>) => {
    count({ executions: 1 });
    const answer = day.tries(as, { page: 'visit', ref, ...request });
    if (answer.ok) return;
    refused.push(String(request.act));
    notes(seen, 'refusals', shownIn(answer.reasons.join('\n')));
  };

  const ref = asks({
    immediateConcern: 'Yes',
    policeCalled: 'Not yet',
    cautionAdvice: 'Yes',
    services: 'Yes',
    servicesAsked: 'Yes',
  });
  // Visits of other people, whose forms take the other turns.
  const visitors = UNKNOWN_VISITORS.slice(0, rules.party.least).map((one) => day.choice(one));
  const reason = (kind: 'welfare' | 'other') => policy.reasons.find((one) => one[kind])?.words;
  const unannounced = { told: 'No, we would come unannounced', exception: policy.exceptions[0], daysAbsent: '5' };
  asks({ visitors, ...unannounced, reason: reason('welfare') });
  if (reason('other')) asks({ visitors, reason: reason('other') });
  if (rules.assessment !== 'not asked') {
    const extra = { hasExtra: 'Yes', extraLikelihood: LIKELIHOODS[0], extraSeverity: SEVERITIES[0] };
    const turns = { ...extra, remote: 'Yes', outside: 'Yes', remaining: 'Yes' };
    day.sends('assessment', filled('assessment', day.ordinaryAssessment(ref), turns));
  }
  lookAround(day, seen, CONCERNED);

  const approver = day.approver(ref);
  taps(approver, { act: 'record police', reference: w.police, result: w.police });
  const { visitors: going, companions, agencies = [] } = day.visit(ref).request;
  const party = going.length + companions.length > 1 ? 'in a pair' : 'alone';
  // Where nobody has to decide there is nothing to approve, and no condition.
  if (day.visit(ref).decision === null) taps(approver, { act: 'approve', party, words: w.condition });
  for (const { name } of agencies) taps(CAST.visitor, { act: 'told agency', agency: name, words: w.agency });
  const out = day.leaves([ref], {
    mobiles: Object.fromEntries(going.map((email) => [email, w.mobile])),
    safeWord: rules.safeWord ? w['safe word'] : '',
    ...(rules.signOutAsks.includes('whom they see') ? { whomToSee: { [ref]: w.seeing } } : {}),
  });
  const says = (act: string, fields: Record<string, unknown> = {}, as: string = CAST.visitor) =>
    taps(as, { page: 'outing', ref: out, act, ...fields });
  says("I'm watching", {}, day.watcher);
  lookAround(day, seen, ['visitor', 'watcher', 'office']);
  says('plan changed', { words: w.plan });
  says('arrived');
  says('carrying a child', { age: '9', cm: '120', words: w.carrying, seat: true });
  says('going in', { parentPresent: true });
  says('new risk', { words: w['new risk'] });
  says('child alone', { words: w.alone });
  day.leaps('16:05');
  lookAround(day, seen, CONCERNED);
  says('help', { words: w.help });
  lookAround(day, seen, ALL);
  says('tried to reach', { whom: w.tried, how: w.tried, result: w.tried }, CAST.office);
  says('police not yet', { because: w.search, lookAgain: 10 }, CAST.head);
  says('police called', { reference: w.search }, CAST.head);
  lookAround(day, seen, CONCERNED);
  says('resolved', { words: w.resolved }, CAST.head);
  says('back');
  taps(CAST.lead, { act: 'acknowledge child alone', words: w.decided });
  taps(CAST.lead, { act: 'decide referral', referred: true, words: w.referral });

  const actions = Object.fromEntries(
    [1, 2, 3].flatMap((n) => [
      [`action${n}Owner`, day.choice(n === 1 ? CAST.otherVisitor : CAST.team)],
      [`action${n}Area`, policy.areas[0]],
      [`action${n}Due`, '2026-05-20'],
    ]),
  );
  const found = { unansweredOwner: day.choice(CAST.otherVisitor), unansweredDue: '2026-05-20' };
  const report = (answers: Record<string, string>) => {
    const turns = { hasConcern: 'Yes', hasActions: 'Yes', controlsKept: 'No', otherMattersTo: day.choice(CAST.team) };
    return filled('report', day.ordinaryReport(ref), { ...actions, ...found, ...turns, ...answers });
  };
  const { editUrl } = day.sends('report', report({ childSeen: 'No', copyParents: 'No' }));
  lookAround(day, seen, CONCERNED);
  // The parents get no copy, for a reason that is not the office's.
  if (rules.copies) taps(CAST.office, { act: 'give minutes', to: 'the parents', how: w.recorded });
  day.changes('report', editUrl, report({ childSeen: 'Yes', copyParents: 'Yes' }));
  day.sends('incident', filled('incident', day.ordinaryIncident(ref), { sort: 'Threat or aggression' }));
  taps(CAST.head, { act: 'acknowledge incident', words: w.answered });
  lookAround(day, seen, [...CONCERNED, 'otherVisitor']);
  taps(CAST.lead, { act: 'acknowledge concern', words: w.decided });
  taps(CAST.visitor, { act: 'add action', what: w.task, owner: CAST.team, due: '2026-05-20' });
  taps(CAST.visitor, { act: 'record incident', words: w.recorded });
  day.workspace.advanceMinutes(2);
  // In an accusation all that is written is the accusation.
  const accusing = { sort: 'Accusation against staff', againstHead: 'No', accused: [day.choice(PEOPLE.team)] };
  const words = filled('incident', day.ordinaryIncident(ref), accusing);
  const told = Object.entries(words).map(([key, answer]) => [key, answer === w.incident ? w.accusation : answer]);
  day.sends('incident', Object.fromEntries(told));
  lookAround(day, seen, ALL);
  day.leaps('17:30');
  day.leaps('10:00', '2026-05-21');
  if (rules.copies) taps(CAST.visitor, { act: 'give minutes', to: 'the parents', how: w.recorded });
  lookAround(day, seen, ALL);
  readMails(day, seen);
  notes(seen, 'log lines', shownIn(day.workspace.executions.flatMap(({ log }) => log).join('\n')));
  return { seen, day, refused, untyped: allTyped(day).filter((name) => !typed.has(name)) };
}

/** As a table: the fields by the name of the place, in one order; places that showed nothing are left out. */
export function asTable(seen: Seen): Record<string, string> {
  const order = Object.keys(WORDS);
  const rows = [...seen].map(([where, names]) => [where, order.filter((name) => names.has(name)).join(', ')]);
  return Object.fromEntries(rows.filter(([, names]) => names !== ''));
}

/** The rows in which a table is another than `usual`, each as what there is more of and what is missing: `+a, b -c`. */
export function differences(table: Record<string, string>, usual: Record<string, string>): Record<string, string> {
  const fields = (row = '') => row.split(', ').filter((name) => name !== '');
  const places = [...new Set([...Object.keys(usual), ...Object.keys(table)])];
  return Object.fromEntries(
    places.flatMap((where) => {
      const [now, before] = [fields(table[where]), fields(usual[where])];
      const part = (sign: string, names: string[]) => (names.length > 0 ? [sign + names.join(', ')] : []);
      const more = part(
        '+',
        now.filter((name) => !before.includes(name)),
      );
      const words = [
        ...more,
        ...part(
          '-',
          before.filter((name) => !now.includes(name)),
        ),
      ].join(' ');
      return words === '' ? [] : [[where, words]];
    }),
  );
}
