// National Autistic Society, Robert Ogden School: School Staff Making Home Visits Policy, as data.
import type { Policy, Rules } from './schema';
import { usual, usualIncident } from './usual';

const rules: Rules = {
  ...usual,
  // NAS-07: the Principal sanctions the visit and who makes it; nobody stands in who is not marked as one.
  approval: { when: 'always', by: ['headteacher'], deputy: 'headteacher', remindAfter: 60, deputyAfter: 120 },
  assessment: 'not asked',
  // NAS-12: always accompanied, and never more than two staff.
  party: { least: 2, mostStaff: 2 },
  watch: { by: 'office', acceptWithin: 10 },
  // NAS-03: the Principal holds the number of the mobile that is carried.
  tells: { leaving: ['headteacher', 'office'], return: ['office', 'headteacher'] },
  // NAS-04.
  checkInEvery: 120,
  // NAS-06: insurance for any car, business cover where a student is carried.
  insurance: { business: 'carrying a child' },
  carrying: { staff: 1, seatUntilAge: null, seatUntilCm: null },
  // NAS-13, NAS-14.
  door: { wait: 20, waitWhenLate: 30 },
  // NAS-05, NAS-22.
  entry: { parentPresent: true, appointment: true },
  // NAS-17: the Principal hears, and has the reason in writing.
  unsafe: {
    words: 'It isn’t safe: we’re leaving',
    tells: ['headteacher'],
    writtenTo: 'headteacher',
    opens: [],
  },
  // NAS-08, NAS-11.
  agencies: 'told before leaving',
  // NAS-21.
  recorded: { on: ['the MIS', 'CPOMS'], when: 'every visit' },
  // NAS-20.
  copies: true,
  ladders: {
    ...usual.ladders,
    signOut: usual.ladders.signOut.map((step) =>
      step.to === 'safeguarding lead' ? { ...step, to: 'headteacher' as const } : step,
    ),
  },
};

export const nas: Policy = {
  id: 'nas',
  school: 'National Autistic Society',
  title: 'School Staff Making Home Visits Policy',
  version: '3.3, September 2024',
  roleNames: { headteacher: 'Principal' },
  // NAS-26: every two years.
  reviewDue: '2026-09-01',
  rules,
  // NAS-09: the six reasons; NAS-15: unannounced only where attendance or safeguarding is the concern.
  reasons: [
    { words: 'Observing a child who is referred to us and attends no school now' },
    { words: 'Helping parents to set up a programme for behaviour or communication' },
    { words: 'Building routines, skills or independent occupation at home' },
    { words: 'Supporting a family in a highly sensitive situation', senior: true },
    { words: 'Helping a pupil back to school after absence or refusal', unannounced: true },
    {
      words: 'A welfare check: absent five days or more, and the Principal is concerned',
      absentDays: 5,
      welfare: true,
      unannounced: true,
    },
  ],
  unannounced: 'marked reasons',
  // NAS-10.
  exceptions: [
    'To see how a pupil is during a long absence',
    'A safeguarding concern makes it wrong to tell them',
    'Another reason, as written below',
  ],
  hazards: [],
  asks: {
    request: [
      'immediateConcern',
      'immediateWhat',
      'policeCalled',
      'policeReference',
      'visitors',
      'companions',
      'pupil',
      'yearGroup',
      'address',
      'familyPhones',
      'date',
      'arrive',
      'backBy',
      'transport',
      'carrying',
      'carriedAge',
      'carriedCm',
      'purpose',
      'reason',
      'daysAbsent',
      'attempts',
      'told',
      'toldHow',
      'toldWhen',
      'appointment',
      'exception',
      'exceptionWhy',
      'whomToSee',
      'mayTalkTo',
      'circumstances',
      'cpomsChecked',
      'cpomsWho',
      'cpomsWhen',
      'cpomsFound',
      'services',
      'servicesWho',
      'servicesAsked',
      'servicesSaid',
      'agencyContacts',
      'comments',
    ],
    assessment: [],
    report: [
      'reference',
      'presentAll',
      'minutes',
      'parentThroughout',
      'agreements',
      'childSeen',
      'seenBy',
      'notSeenWhy',
      'hasConcern',
      'concern',
      'discussed',
      'copies',
      'hasActions',
      'actions',
    ],
    incident: usualIncident,
  },
  areas: [],
  guidance: {
    'how we behave': [
      'Work with the family as partners, in the pupil’s best interest.',
      'Nobody is ever alone with a pupil: a parent is always there.',
    ],
    'before leaving': [
      'Your identification card is on the outside of your clothes, where it can be read.',
      'The mobile you gave is with you, charged. The Principal has its number.',
      'Out for long? Check in with the office every two hours.',
      'If it does not feel safe, do not go.',
    ],
    'on the way': ['Delayed, or another way than planned? Tell the office.'],
    'in a pair': ['Always the two of you. Wait outside until both are there.'],
    'at the door': [
      'Card on, outside, in view.',
      'Go in only with an appointment and a parent there. Came unannounced? Talk at the doorstep.',
      'Parents not there at the time: wait 20 minutes at the most. They said they are late: outside, 30 minutes at the most.',
      'Adults you did not expect, alcohol, drugs, somebody who seems drunk or high: do not go in.',
      'A dangerous animal: ask for it to be shut in another room. They will not, or cannot? Call it off.',
    ],
    inside: [
      'A parent stays in the room. Never be alone with the pupil.',
      'Minutes as you go: what is agreed, who does what, by when.',
      'A safeguarding worry goes to the designated lead or deputy as soon as you can.',
    ],
    'if threatened': [
      'Leave, if you can.',
      'Ring 999. If you cannot speak, press 55 when asked (from a mobile only): the police then know that the silent call is real.',
      'Then tell school: “I need help” alerts everybody at once.',
    ],
    afterwards: [
      'Write the minutes with the action plan today.',
      'What was agreed goes on the MIS or CPOMS. A copy to the parents, unless there is a reason not to.',
      'A visit called off for safety: the Principal has the reason in writing.',
    ],
    'carrying a child': ['Only with business insurance for the car, and as the Principal has approved it.'],
    'watching over them': [
      'They check in every two hours. No call? Ring them.',
      'Not back in time, and no answer: a senior leader, then the police.',
    ],
    'leading the search': [
      'Ring both of them, then the family.',
      'Nobody knows where they are, or anything sounds wrong: the police.',
    ],
  },
  // NAS-23.
  emergency: [
    'Threatened, and you cannot speak: ring 999 from a mobile, and when you are asked to, press 55. It is the “silent call”: the police know then that it is real.',
  ],
  // NAS-28.
  termlySummaryTo: 'headteacher',
  document: {
    title: 'Minutes of the home visit',
    assessmentTitle: 'Risk assessment',
    filedWith: 'the pupil’s file',
    fields: [
      { label: 'Visited by', shows: 'visitors' },
      { label: 'Address', shows: 'address' },
      { label: 'Date and time', shows: 'when' },
      { label: 'Pupil', shows: 'pupil' },
      { label: 'Reason', shows: 'reason' },
      { label: 'Present', shows: { report: ['presentAll', 'parentThroughout'] } },
      { label: 'Minutes', shows: 'outcome' },
      { label: 'Agreed', shows: { report: ['agreements'] } },
      { label: 'Action plan and follow-up', shows: 'actions' },
    ],
  },
};
