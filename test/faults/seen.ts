// A visit with a word that cannot be mistaken in every field, lived through from the request to its end, and where each shows.
import { LIKELIHOODS, SEVERITIES } from '../../src/policy/schema';
import { asText, PEOPLE, type SchoolDay } from '../story/school-day';
import { CAST, castDay, EVERYBODY, type Who } from './cast';
import { count } from './counts';

/** What each word stands for: a field, or fields that the same people read. */
export const WORDS: Record<string, string> = {
  pupil: 'Zephyrine',
  initials: 'Z.Q.',
  address: '9 Umbertide Row',
  family: '07700 900777',
  landline: '01632 960777',
  mobile: '07700 900888',
  worry: 'Worryquark',
  purpose: 'Purposequark',
  home: 'Homequark',
  risk: 'Riskquark',
  hazard: 'Hazardquark',
  comment: 'Commentquark',
  condition: 'Conditionquark',
  police: 'Policequark',
  help: 'Helpquark',
  plan: 'Planquark',
  alone: 'Alonequark',
  referral: 'Referralquark',
  outcome: 'Outcomequark',
  concern: 'Concernquark',
  decided: 'Decidedquark',
  action: 'Actionquark',
  agreed: 'Agreedquark',
  incident: 'Incidentquark',
  accusation: 'Accusedquark',
  answered: 'Answeredquark',
  'safe word': 'Zanzibarquark',
};

const PLAIN = Object.fromEntries(Object.entries(WORDS).map(([name, word]) => [name, word.toLowerCase()]));

/** Which of them stand in a text. */
export function shownIn(text: string): string[] {
  const plain = text.toLowerCase();
  return Object.keys(WORDS).filter((name) => plain.includes(PLAIN[name] ?? ''));
}

/** By reader and place, such as `office, visit`: what was shown there at any time. */
export type Seen = Map<string, Set<string>>;

function sees(seen: Seen, where: string, text: string): void {
  notes(seen, where, shownIn(text));
}

function notes(seen: Seen, where: string, names: string[]): void {
  const known = seen.get(where) ?? new Set();
  for (const name of names) known.add(name);
  seen.set(where, known);
}

/** Of those who have no business here, and of those who have. */
const PAGES = ['home', 'visit', 'outing', 'leave', 'desk', 'actions', 'read'];
const THEIRS = ['home', 'visit', 'outing', 'desk', 'actions'];

/** Everybody opens every page that there is at this moment; the Register and the sheets of Control are looked at too. */
function lookAround(day: SchoolDay, seen: Seen, ref: string, out: string, people: readonly Who[]): void {
  for (const who of people) {
    const pages = OTHERS.includes(who) || out === '' ? PAGES : THEIRS;
    for (const p of pages) {
      const { html, execution } = day.workspace.openPage({ p, ref: p === 'outing' ? out : ref }, { as: CAST[who] });
      count({ executions: 1 });
      sees(seen, `${who}, ${p}`, asText(html) + html);
      sees(seen, 'log lines', execution.log.join('\n'));
    }
  }
  const { state } = day.workspace;
  for (const { id, sheets } of state.spreadsheets) {
    for (const { name, rows } of sheets) {
      if (id === state.controlId && name === 'Open') continue;
      sees(
        seen,
        `sheet ${name}`,
        rows
          .flat()
          .map((cell) => String(cell?.v ?? '') + (cell?.f ?? '') + (cell?.note ?? ''))
          .join('\n'),
      );
    }
  }
}

/** What the mails of the whole story showed to whom, and what stood in any subject. */
function readMails(day: SchoolDay, seen: Seen): void {
  const nameOf = (email: string) => EVERYBODY.find((who) => CAST[who] === email) ?? '';
  for (const { to, subject, body, htmlBody, attachments } of day.workspace.mails()) {
    const shown = shownIn(
      [subject, body, htmlBody, ...attachments.map(({ name, html = '', base64 }) => name + html + base64)].join('\n'),
    );
    for (const email of to) {
      if (nameOf(email) !== '') notes(seen, `${nameOf(email)}, mails`, shown);
      else if (!email.endsWith('@school.example')) notes(seen, `${email}, mails`, shown);
    }
    sees(seen, 'subjects', subject);
    notes(seen, 'mails of anybody', shown);
  }
}

const CONCERNED: readonly Who[] = ['visitor', 'watcher', 'office', 'team', 'lead', 'seniorLeader', 'head'];
const OTHERS: readonly Who[] = ['otherVisitor', 'administrator', 'chair', 'noRole', 'left'];

/** The whole story at a school that follows this policy, and all that was seen of it. `w` gives a field's word. */
export function livedThrough(policy: string): Seen {
  const seen: Seen = new Map();
  const day = castDay(policy);
  const w = WORDS as Record<string, string>;
  const asksFor = new Set(Object.keys(day.ordinaryRequest()));
  const if_ = (answers: Record<string, string | string[]>) =>
    Object.fromEntries(
      Object.entries(answers).filter(
        ([key]) => asksFor.has(key) || ['immediateWhat', 'policeCalled', 'comments'].includes(key),
      ),
    );
  const request = {
    ...if_({
      pupil: 'Zephyrine Quillfeather',
      address: w.address ?? '',
      familyPhones: w.family ?? '',
      landline: w.landline ?? '',
      purpose: w.purpose ?? '',
      circumstances: w.home ?? '',
      whomToSee: 'Mum and Zephyrine',
      immediateConcern: 'Yes',
      immediateWhat: w.worry ?? '',
      policeCalled: 'Not yet',
      comments: w.comment ?? '',
    }),
  };
  const ref = day.asks(request);
  if (day.rules.assessment !== 'not asked')
    day.sends(
      'assessment',
      day.ordinaryAssessment(ref, {
        knownRisks: {
          'The student': 'Yes',
          'Parents or carers': 'None known',
          'Others who live there': 'None known',
          Animals: 'None known',
        },
        riskDetails: w.risk ?? '',
        hasExtra: 'Yes',
        extraHazard: w.hazard ?? '',
        extraHarm: 'Bites',
        extraLikelihood: LIKELIHOODS[0],
        extraSeverity: SEVERITIES[0],
        extraControls: 'Stay out',
      }),
    );
  lookAround(day, seen, ref, '', CONCERNED);
  const approver = day.approver(ref);
  day.taps(approver, { page: 'visit', ref, act: 'record police', reference: w.police, result: '' });
  day.taps(approver, {
    page: 'visit',
    ref,
    act: 'approve',
    party: day.visit(ref).request.visitors.length > 1 ? 'in a pair' : 'alone',
    words: w.condition,
  });
  const mobiles = Object.fromEntries(day.visit(ref).request.visitors.map((email) => [email, w.mobile]));
  const out = day.leaves([ref], { mobiles, safeWord: day.rules.safeWord ? w['safe word'] : '' });
  day.says(CAST.visitor, out, 'plan changed', { words: w.plan });
  day.says(CAST.visitor, out, 'arrived');
  day.says(CAST.visitor, out, 'child alone', { words: w.alone });
  day.leaps('16:05');
  lookAround(day, seen, ref, out, CONCERNED);
  day.says(CAST.visitor, out, 'help', { words: w.help });
  lookAround(day, seen, ref, out, [...CONCERNED, ...OTHERS]);
  day.says(CAST.head, out, 'resolved', { words: 'Found' });
  day.says(CAST.visitor, out, 'back');
  day.taps(CAST.lead, { page: 'visit', ref, act: 'decide referral', referred: true, words: w.referral });
  day.sends(
    'report',
    day.ordinaryReport(ref, {
      ['outcome' in day.ordinaryReport(ref) ? 'outcome' : 'minutes']: w.outcome ?? '',
      hasConcern: 'Yes',
      concern: w.concern ?? '',
      discussed: 'not yet',
      hasActions: 'Yes',
      action1: w.action ?? '',
      action1Owner: day.choice(CAST.otherVisitor),
      action1Due: '2026-05-20',
    }),
  );
  day.sends('incident', day.ordinaryIncident(ref, { what: w.incident ?? '', sort: 'Threat or aggression' }));
  lookAround(day, seen, ref, out, [...CONCERNED, 'otherVisitor']);
  day.taps(CAST.lead, { page: 'visit', ref, act: 'acknowledge concern', words: w.decided });
  day.workspace.advanceMinutes(2);
  day.sends(
    'incident',
    day.ordinaryIncident(ref, {
      what: 'Said at the door.',
      sort: 'Accusation against staff',
      againstHead: 'No',
      accused: day.choice(PEOPLE.team),
      accusation: w.accusation ?? '',
    }),
  );
  lookAround(day, seen, ref, out, [...CONCERNED, ...OTHERS]);
  day.leaps('17:30');
  day.leaps('10:00', '2026-05-21');
  lookAround(day, seen, ref, out, [...CONCERNED, ...OTHERS]);
  readMails(day, seen);
  sees(seen, 'log lines', day.workspace.executions.flatMap(({ log }) => log).join('\n'));
  return seen;
}

/** As a table: the fields by the name of the place, in one order; places that showed nothing are left out. */
export function asTable(seen: Seen): Record<string, string> {
  const order = Object.keys(WORDS);
  const rows = [...seen].map(([where, names]) => [where, order.filter((name) => names.has(name)).join(', ')]);
  return Object.fromEntries(rows.filter(([, names]) => names !== ''));
}
