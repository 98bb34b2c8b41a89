// Every letter with a made-up occasion for it: who reads it, when, about what. For the tests, and for looking at them all.
import { type Written, writeLetter } from '../../src/letters/letter';
import type { Outing } from '../../src/outing/record';
import { nas } from '../../src/policy/nas';
import type { Practice } from '../../src/record/practice';
import type { School, StaffMember } from '../../src/school/school';
import type { Instant } from '../../src/time';
import type { Visit } from '../../src/visit/record';
import {
  at,
  NOW,
  SAMPLE_RULES,
  STAFF,
  sampleOuting,
  sampleReport,
  sampleRequest,
  sampleScene,
  sampleSchool,
  sampleStop,
  sampleVisit,
} from '../samples';
import { APPROVING_OCCASIONS } from './approving-occasions';

export interface Occasion {
  /** The letter's name. */
  letter: string;
  /** What is special about this one, where a letter has several faces. */
  as?: string;
  record: Visit | Outing | School;
  reader: StaffMember;
  now?: Instant;
  params?: Record<string, string>;
}

const asked = sampleVisit({ decision: null });
const decided = (ruling: 'declined' | 'sent back' | 'invited into school', words: string): Visit =>
  sampleVisit({ decision: { ruling, at: at('11:05'), by: STAFF.lead.email, via: 'page', party: 'alone', words } });
const made = { at: at('15:24'), arrivedAt: at('14:17'), leftAt: at('15:02'), how: 'visited' };
const reported = sampleVisit({
  made,
  report: sampleReport({ concern: 'Amelia had a bruise on her arm and would not say how.' }),
  concern: { at: at('16:05'), by: STAFF.visitor.email, words: 'Amelia had a bruise on her arm and would not say how.' },
  actions: [
    { id: 'A1', what: 'Ring Mum about Monday', owner: STAFF.companion.email, due: at('16:00'), done: null },
    { id: 'A2', what: 'Offer support to the staff concerned', owner: 'headteacher', due: at('16:00'), done: null },
  ],
});
const incident = (sort: NonNullable<Visit['incident']>['sort'], what: string): Visit =>
  sampleVisit({
    made,
    incident: {
      sort,
      what,
      answers: {},
      at: at('15:50'),
      by: STAFF.visitor.email,
      responseId: 'sample-incident',
      editUrl: 'https://forms.example/edit/incident',
    },
  });

const owed = { since: at('14:18'), by: STAFF.visitor.email, what: 'did not go in: it did not feel safe', given: null };
const unsafe = sampleVisit({ made, outing: 'OUT-0004', returnedAt: at('15:24'), written: owed });

const childHome = (taken: boolean): Visit =>
  sampleVisit({
    childAlone: {
      at: at('14:18'),
      by: STAFF.visitor.email,
      words: 'Her brother, about five, opened the door. No adult is there.',
      acknowledged: taken ? { at: at('14:22'), by: STAFF.safeguarding.email, words: '' } : null,
      decided: null,
    },
  });
const atDoor = sampleStop({ arrivedAt: at('14:16') });
const waiting = sampleOuting({
  rules: { ...SAMPLE_RULES, door: { wait: 20, waitWhenLate: 30 } },
  stops: [{ ...atDoor, waitsSince: at('14:17') }],
});
const refusedEntry = sampleOuting({ stops: [{ ...atDoor, leftAt: at('14:20'), how: 'did not go in' }] });
const minuted = sampleVisit({
  made,
  policy: 'nas',
  rules: nas.rules,
  assessment: null,
  report: sampleReport({
    copies: { parents: true, parentsAt: 'lena.carter@family.example', why: '', authority: true, authorityAt: '' },
    answers: {
      presentAll: 'Sam, Priya, Mum, Amelia',
      parentThroughout: 'Yes',
      agreements: 'Amelia tries two mornings',
    },
  }),
});
const parent: StaffMember = {
  ...STAFF.visitor,
  email: 'lena.carter@family.example',
  name: 'lena.carter@family.example',
  mobile: '',
  roles: [],
  active: false,
};
const accused = incident('Accusation against staff', 'Mum says that the head shouted at Amelia.');
const againstHead: Visit = {
  ...accused,
  incident: accused.incident && { ...accused.incident, againstHead: true },
};

const out = sampleOuting();
const inside = sampleOuting({
  watcher: { email: STAFF.watcher.email, askedAt: at('13:55'), acceptedAt: at('13:58') },
  heardAt: at('14:17'),
  stops: [sampleStop({ arrivedAt: at('14:16'), insideAt: at('14:17') })],
});
const unheard = sampleOuting({
  ...inside,
  rules: { ...SAMPLE_RULES, checkInEvery: 60 },
  attempts: [
    { at: at('15:22'), by: STAFF.senior.email, whom: SAMPLE_RULES.checklist[0] ?? '', how: '', result: 'no answer' },
  ],
});
const round = sampleOuting({
  ...inside,
  stops: [
    sampleStop({ arrivedAt: at('14:16'), insideAt: at('14:17'), leftAt: at('14:40'), how: 'visited' }),
    sampleStop({
      visit: 'HV-0013',
      pupil: 'Kofi Mensah',
      address: 'Flat 3, 88 Mill Lane, Dukinfield, SK16 4AB',
      familyPhones: 'Gran 0161 496 0333',
      planned: at('14:50'),
      arrivedAt: at('14:55'),
    }),
  ],
  attempts: [
    { at: at('15:42'), by: STAFF.watcher.email, whom: 'Sam Okoro', how: 'mobile', result: 'rings, no answer' },
    { at: at('15:44'), by: STAFF.watcher.email, whom: 'Priya Nair', how: 'mobile', result: 'straight to voicemail' },
  ],
  answers: [{ at: at('15:46'), by: STAFF.watcher.email, kind: 'cannot reach', words: '', until: at('15:46') }],
});
const raised = (cause: 'help' | 'safe word' | 'worried', by: StaffMember, words: string): Outing =>
  sampleOuting({ ...inside, raised: { at: at('14:31'), by: by.email, cause, words } });
const back = sampleOuting({ ...inside, backAt: at('15:52'), returned: 'back' });

const PROBLEMS = JSON.stringify([
  { question: 'Time of arrival', words: 'Is after the time you mean to be back. Change one of them.' },
  { question: 'Mobile of the other visitor', words: '“07700 9001” is too short for a phone number.' },
]);

/** Every letter at least once; those with several faces, once each. */
/** A drill of which two rungs came, the second late, and nobody in the third's role. */
const drill = (more: Partial<Practice> = {}): Practice => ({
  by: STAFF.lead.email,
  at: at('13:30'),
  minutes: 15,
  decided: { at: at('13:40'), by: STAFF.lead.email },
  steps: [
    practiceStep('return@0/0/0', 'are you back', 'visitors', '15:30', { [STAFF.visitor.email]: at('15:30') }),
    practiceStep('return@0/1/0', 'overdue', 'watcher', '15:40', { [STAFF.watcher.email]: at('15:43') }),
    practiceStep('return@0/2/0', 'overdue', 'office', '15:40', {}),
  ],
  ...more,
});

function practiceStep(key: string, letter: string, to: string, due: string, reached: Record<string, number>) {
  return { key, letter, to, from: at('15:30'), due: at(due), noticed: at(due), reached };
}

const ended = { at: at('15:52'), by: STAFF.lead.email, words: 'The drill was ended' };

export const OCCASIONS: Occasion[] = [
  ...APPROVING_OCCASIONS,
  {
    letter: 'request received',
    record: asked,
    reader: STAFF.visitor,
    params: { assessmentUrl: 'https://forms.example/assessment' },
  },
  {
    letter: 'request received',
    as: 'immediate concern',
    record: sampleVisit({ decision: null, request: sampleRequest({ immediateConcern: true }) }),
    reader: STAFF.visitor,
  },
  {
    letter: 'agency confirmation',
    record: sampleVisit({
      request: sampleRequest({
        agencies: [{ name: 'Early Help', contact: 'Jo Lee', phone: '01632 960111', email: 'jo@earlyhelp.example' }],
      }),
    }),
    reader: { ...STAFF.visitor, email: 'jo@earlyhelp.example', name: 'jo@earlyhelp.example', roles: [] },
    params: { agency: 'Early Help' },
  },
  {
    letter: 'reply too late',
    record: sampleSchool(),
    reader: STAFF.visitor,
    params: { ref: 'HV-0012', words: 'approve', call: '' },
  },
  {
    letter: 'reply too late',
    as: 'a call for help',
    record: sampleSchool(),
    reader: STAFF.office,
    params: { ref: 'HV-0012', words: 'Please help us', call: 'Sam Okoro on 07700 900123' },
  },
  {
    letter: 'runs out',
    record: sampleSchool(),
    reader: STAFF.visitor,
    params: { what: 'insurance certificate for the car MA21 KVX', until: 'Fri 5 Jun 2026', over: '' },
  },
  {
    letter: 'runs out',
    as: 'past',
    record: sampleSchool(),
    reader: STAFF.visitor,
    params: { what: 'safeguarding training', until: 'Fri 1 May 2026', over: 'yes' },
  },
  { letter: 'assessment received', record: asked, reader: STAFF.visitor },
  { letter: 'please approve', record: asked, reader: STAFF.lead },
  { letter: 'approval reminder', record: asked, reader: STAFF.safeguarding },
  { letter: 'decision', as: 'approved', record: sampleVisit(), reader: STAFF.visitor },
  {
    letter: 'decision',
    as: 'declined',
    record: decided('declined', 'The police were there on Sunday. Talk to me first.'),
    reader: STAFF.visitor,
  },
  {
    letter: 'decision',
    as: 'sent back',
    record: decided('sent back', 'Please name a second person.'),
    reader: STAFF.visitor,
  },
  { letter: 'decision', as: 'invited', record: decided('invited into school', ''), reader: STAFF.visitor },
  { letter: 'decided by another', record: sampleVisit(), reader: STAFF.safeguarding },
  { letter: 'do not go', record: asked, reader: STAFF.visitor, now: at('14:15') },
  { letter: 'not signed out', as: 'visitor', record: sampleVisit(), reader: STAFF.visitor, now: at('14:15') },
  { letter: 'not signed out', as: 'office', record: sampleVisit(), reader: STAFF.office, now: at('14:25') },
  { letter: 'not signed out', as: 'senior leader', record: sampleVisit(), reader: STAFF.senior, now: at('15:15') },
  { letter: 'approve again', as: 'visitor', record: asked, reader: STAFF.visitor, params: { what: 'the address' } },
  { letter: 'approve again', as: 'approver', record: asked, reader: STAFF.lead, params: { what: 'the address' } },
  {
    letter: 'police welfare call',
    record: sampleVisit({
      decision: null,
      request: sampleRequest({
        immediateConcern: true,
        answers: { immediateConcern: 'Yes', immediateWhat: 'Brother says she has taken tablets.', policeCalled: 'No' },
      }),
    }),
    reader: STAFF.lead,
  },
  {
    letter: 'cancelled',
    record: sampleVisit({ cancelled: { at: NOW, by: STAFF.companion.email, words: 'I do not feel safe about it.' } }),
    reader: STAFF.lead,
  },
  {
    letter: 'report due',
    record: sampleVisit({ made }),
    reader: STAFF.visitor,
    now: at('15:30'),
    params: { reportUrl: 'https://forms.example/report' },
  },
  { letter: 'report due', as: 'late', record: sampleVisit({ made }), reader: STAFF.lead, now: at('18:00') },
  { letter: 'concern', record: reported, reader: STAFF.lead, now: at('16:06') },
  { letter: 'cpoms due', record: reported, reader: STAFF.visitor, now: at('16:06') },
  { letter: 'minutes due', record: minuted, reader: STAFF.visitor, now: at('16:06') },
  { letter: 'minutes', record: minuted, reader: parent, now: at('16:20') },
  {
    letter: 'incident told',
    record: incident('Threat or aggression', 'Dad shouted and followed Sam to the car.'),
    reader: STAFF.lead,
    now: at('15:51'),
  },
  {
    letter: 'incident record',
    record: incident('Threat or aggression', 'Dad shouted and followed Sam to the car.'),
    reader: STAFF.visitor,
    now: at('15:51'),
  },
  {
    letter: 'accusation',
    as: 'chair',
    record: againstHead,
    reader: { ...STAFF.administrator, email: 'chair@school.example', name: 'Zoe Quill', roles: [] },
    now: at('15:51'),
  },
  { letter: 'name a chair', record: againstHead, reader: STAFF.administrator, now: at('15:51') },
  {
    letter: 'passed on',
    record: sampleVisit({
      made,
      report: sampleReport({
        passedOn: { words: 'Mum asks about glasses for her little brother in Year 1.', to: STAFF.companion.email },
      }),
    }),
    reader: STAFF.companion,
  },

  {
    letter: 'incident',
    record: incident('Injury or attack', 'The dog bit Sam in the left hand. Washed and dressed at A&E.'),
    reader: STAFF.headteacher,
    now: at('15:51'),
  },
  {
    letter: 'accusation',
    record: incident('Accusation against staff', 'Mum says that Priya pushed her.'),
    reader: STAFF.headteacher,
    now: at('15:51'),
  },
  { letter: 'child alone', record: childHome(false), reader: STAFF.safeguarding, now: at('14:19') },
  { letter: 'child alone', as: 'more words', record: childHome(true), reader: STAFF.lead, now: at('14:25') },
  { letter: 'referral due', record: childHome(true), reader: STAFF.lead, now: at('16:10') },
  {
    letter: 'cancelled at the door',
    record: sampleVisit({ made: { ...made, how: 'parents not there' } }),
    reader: STAFF.lead,
    now: at('15:03'),
  },
  { letter: 'parents are late', record: waiting, reader: STAFF.visitor, now: at('14:10') },
  { letter: 'waited long enough', as: 'visitor', record: waiting, reader: STAFF.visitor, now: at('14:36') },
  { letter: 'waited long enough', as: 'watcher', record: waiting, reader: STAFF.watcher, now: at('14:46') },
  {
    letter: 'not going in',
    record: refusedEntry,
    reader: STAFF.headteacher,
    params: { words: 'an animal is not kept apart', visit: 'HV-0012' },
    now: at('14:21'),
  },
  { letter: 'not going in', as: 'no reason yet', record: refusedEntry, reader: STAFF.watcher, now: at('14:21') },
  {
    letter: 'inside already',
    record: inside,
    reader: STAFF.watcher,
    params: { why: 'Nobody goes in unless a parent is there and has asked you in.', visit: 'HV-0012' },
    now: at('14:18'),
  },
  {
    letter: 'inside already',
    as: 'asked in',
    record: inside,
    reader: STAFF.watcher,
    params: { why: 'The family did not know of this visit.', visit: 'HV-0012', asked: 'yes' },
    now: at('14:18'),
  },
  {
    letter: 'carrying a child',
    record: sampleOuting({ ...inside, carried: { age: 7, cm: null } }),
    reader: STAFF.lead,
    params: { words: 'Mum asked us to bring her in.' },
    now: at('14:40'),
  },
  { letter: 'reason owed', record: unsafe, reader: STAFF.visitor, now: at('15:30') },
  { letter: 'reason owed', as: 'late', record: unsafe, reader: STAFF.headteacher, now: at('18:00') },
  {
    letter: 'reason given',
    record: sampleVisit({
      ...unsafe,
      written: {
        ...owed,
        given: { at: at('15:40'), by: STAFF.visitor.email, words: 'Two men were shouting in the hall.' },
      },
    }),
    reader: STAFF.headteacher,
    now: at('15:41'),
  },
  { letter: 'action', record: reported, reader: STAFF.companion, params: { action: 'A1' } },
  { letter: 'action due', record: reported, reader: STAFF.lead, params: { action: 'A2' }, now: at('16:01') },
  { letter: 'briefing', record: out, reader: STAFF.watcher, now: at('13:56') },
  { letter: 'signed out', as: 'office', record: out, reader: STAFF.office, now: at('13:56') },
  { letter: 'signed out', as: 'safeguarding', record: round, reader: STAFF.lead, now: at('13:56') },
  {
    letter: 'gone anyway',
    record: sampleOuting({ unmet: ['HV-0012 is not approved.', 'Priya Nair has not read the policy.'] }),
    reader: STAFF.lead,
    now: at('13:56'),
  },
  { letter: 'are you back', record: inside, reader: STAFF.visitor, now: at('15:30') },
  { letter: 'please watch', record: out, reader: STAFF.watcher, now: at('14:05') },
  { letter: 'please watch', as: 'office', record: out, reader: STAFF.office, now: at('14:10') },
  { letter: 'check in', record: inside, reader: STAFF.visitor, now: at('15:20') },
  { letter: 'no check-in', record: unheard, reader: STAFF.watcher, now: at('15:25') },
  { letter: 'no check-in', as: 'leader', record: unheard, reader: STAFF.senior, now: at('15:25') },
  { letter: 'overdue', as: 'watcher', record: inside, reader: STAFF.watcher, now: at('15:40') },
  { letter: 'overdue', as: 'office', record: inside, reader: STAFF.office, now: at('15:40') },
  { letter: 'overdue', as: 'senior', record: round, reader: STAFF.senior, now: at('15:50') },
  {
    letter: 'overdue',
    as: 'headteacher',
    record: round,
    reader: STAFF.headteacher,
    now: at('16:00'),
  },
  {
    letter: 'overdue',
    as: 'practice',
    record: sampleOuting({ ...inside, ref: 'DRILL-OUT-0001', practice: drill() }),
    reader: STAFF.headteacher,
    now: at('16:00'),
  },
  {
    letter: 'drill report',
    record: sampleOuting({ ...back, ref: 'DRILL-OUT-0001', practice: drill({ ended }) }),
    reader: STAFF.lead,
    now: at('15:53'),
  },
  {
    letter: 'drill stopped',
    record: sampleOuting({
      ...back,
      ref: 'DRILL-OUT-0001',
      practice: drill({ ended: { ...ended, alarm: 'OUT-0001' } }),
    }),
    reader: STAFF.watcher,
    params: { alarm: 'OUT-0001' },
    now: at('15:53'),
  },
  {
    letter: 'drill report',
    as: 'never left',
    record: sampleVisit({ ref: 'DRILL-HV-0001', practice: drill({ ended, steps: [] }) }),
    reader: STAFF.lead,
    now: at('15:53'),
  },
  { letter: 'help', as: 'help', record: raised('help', STAFF.visitor, ''), reader: STAFF.watcher, now: at('14:31') },
  {
    letter: 'help',
    as: 'safe word',
    record: raised('safe word', STAFF.watcher, ''),
    reader: STAFF.senior,
    now: at('14:32'),
  },
  {
    letter: 'help',
    as: 'worried',
    record: raised('worried', STAFF.watcher, 'Heard shouting before the line went dead.'),
    reader: STAFF.senior,
    now: at('14:32'),
  },
  {
    letter: 'plan changed',
    record: sampleOuting({ ...inside, plan: 'Going on to the GP with Mum, back 15 minutes later.' }),
    reader: STAFF.watcher,
    now: at('14:40'),
    params: { words: 'Going on to the GP with Mum, back 15 minutes later.' },
  },
  {
    letter: 'new risk',
    record: inside,
    reader: STAFF.lead,
    now: at('14:25'),
    params: { words: 'Uncle came home drunk.', visit: 'HV-0012' },
  },
  {
    letter: 'all clear',
    record: back,
    reader: STAFF.senior,
    now: at('15:52'),
    params: { words: 'Resolved: Reached Sam. Flat tyre on Mottram Road.', by: STAFF.watcher.email },
  },
  {
    letter: 'all clear',
    as: 'still out',
    record: sampleOuting({ ...inside, due: at('16:00') }),
    reader: STAFF.senior,
    now: at('15:45'),
    params: { words: '15 more minutes: back by 16:00', by: STAFF.visitor.email },
  },
  { letter: 'they are back', record: back, reader: STAFF.watcher, now: at('15:52') },
  {
    letter: 'left not returning',
    record: sampleOuting({ ...back, returned: 'not returning' }),
    reader: STAFF.office,
    now: at('15:52'),
  },
  {
    letter: 'reply not used',
    record: inside,
    reader: STAFF.visitor,
    now: at('15:32'),
    params: { why: 'It was not understood. Answer with one word, such as back, help or 30.', words: 'all good thx' },
  },
  {
    letter: 'put it right',
    record: sampleSchool(),
    reader: STAFF.visitor,
    params: { problems: PROBLEMS, editUrl: 'https://forms.example/edit/request', form: 'request' },
  },
  {
    letter: 'unplaced concern',
    record: sampleSchool(),
    reader: STAFF.lead,
    params: {
      form: 'report',
      by: STAFF.visitor.email,
      said: JSON.stringify([['Safeguarding concerns', 'Amelia had a bruise on her arm and would not say how.']]),
      editUrl: 'https://forms.example/edit/report',
    },
  },
  {
    letter: 'termly summary',
    record: sampleSchool(),
    reader: STAFF.headteacher,
    params: {
      rows: JSON.stringify([
        ['Visits made', '23'],
        ['A concern about attendance', '14'],
        ['Families who preferred none', '2'],
        ['Alarms', '1'],
        ['Answered after', '4 minutes'],
      ]),
      after: '2026-03-27',
      to: '2026-07-21',
    },
  },
  {
    letter: 'record gone',
    record: sampleSchool(),
    reader: STAFF.office,
    params: {
      ref: 'OUT-0001',
      who: 'Maya Osei 07700 900111',
      where: '14 Alder Close, SK15 2QT',
      watcher: 'Kwame Boateng',
      due: String(at('15:30')),
      since: String(at('14:40')),
    },
  },
  {
    letter: 'record gone',
    as: 'help',
    record: sampleSchool(),
    reader: STAFF.office,
    params: {
      ref: 'OUT-0001',
      who: 'Maya Osei 07700 900111',
      where: '14 Alder Close, SK15 2QT',
      due: String(at('15:30')),
      since: String(at('14:40')),
      by: STAFF.visitor.email,
      words: 'He has locked the door',
    },
  },
  {
    letter: 'they are safe',
    record: sampleSchool(),
    reader: STAFF.watcher,
    params: {
      ref: 'OUT-0001',
      who: 'Maya Osei 07700 900111',
      words: 'Rang her: she is back',
      by: STAFF.office.email,
    },
  },
  {
    letter: 'record back',
    record: sampleSchool(),
    reader: STAFF.office,
    params: { ref: 'OUT-0001', who: 'Maya Osei 07700 900111', due: String(at('15:30')), out: 'yes' },
  },
  {
    letter: 'trouble',
    record: sampleSchool(),
    reader: STAFF.administrator,
    params: { problem: 'The Home Visit Form takes no answers. Open it and switch “Accepting responses” on.' },
  },
  {
    letter: 'purge done',
    record: sampleSchool(),
    reader: STAFF.administrator,
    params: {
      before: 'Fri 1 Sep 2023',
      counts: '12 visits, 9 outings, 40 answers kept by the Forms and 200 lines of the Log',
      stay: '2',
      emptied: '2021-22\n2022-23',
    },
  },
  {
    letter: 'health',
    record: sampleSchool(),
    reader: STAFF.administrator,
    params: {
      open: '7',
      out: '1',
      stuck: '0',
      engines: '09:00',
      heartbeat: 'The heartbeat was answered at 09:00 (noted every ten minutes).',
      faults: 'A trigger is missing (what looks for what is due). Choose Home Visits, Set up.',
      gaps: 'No mobile number is known of Sam Okoro.',
      heads: 'SCHOOL 9f2c41d07a5b\nHV-0012 e8336c1d0a11',
    },
  },
];

/** The letter as that reader gets it. */
export function written(occasion: Occasion, settings = {}): Written {
  const scene = sampleScene(occasion.reader, occasion.now ?? NOW, settings);
  return writeLetter(occasion.letter, occasion.record, scene, occasion.params);
}

/** `overdue, headteacher`. */
export function titleOf({ letter, as = '' }: Occasion): string {
  return as === '' ? letter : `${letter}, ${as}`;
}
