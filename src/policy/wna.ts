// WNA: Protocol for Home Visits, as data. The headteacher is informed; only a risk above low needs a decision.
import type { Policy, Rules } from './schema';
import { usual, usualEmergency, usualIncident } from './usual';

const rules: Rules = {
  ...usual,
  // WNA-08, WNA-14: nobody has to approve; where the risk is above low the headteacher decides, with a reason.
  approval: {
    when: 'above low risk',
    by: ['headteacher'],
    deputy: 'senior leader',
    remindAfter: 60,
    deputyAfter: 120,
  },
  // WNA-13: useful, not demanded; a visit without one is shown so.
  assessment: 'advised',
  // WNA-01.
  party: { least: 2, mostStaff: null },
  // WNA-08: the headteacher knows where they are, is told as they leave and as they return.
  watch: { by: 'headteacher', acceptWithin: 10 },
  tells: { leaving: ['headteacher', 'office'], return: ['headteacher'] },
  // WNA-12.
  insurance: { business: 'always' },
  // WNA-15.
  training: true,
  // Ours: the policy says nothing of a child in the car.
  carrying: { staff: 2, seatUntilAge: 12, seatUntilCm: 135 },
  // WNA-03.
  refusedAtDoor: 'a line is kept',
  // WNA-11: one tap to go; the note comes later.
  unsafe: {
    words: 'I’m leaving, it didn’t feel right',
    tells: ['headteacher'],
    writtenTo: null,
    opens: ['Write an incident note: you left because it did not feel right'],
  },
  ladders: {
    ...usual.ladders,
    watcher: [
      { after: 10, to: 'watcher' },
      { after: 15, to: 'office' },
      { after: 20, to: 'senior leader', repeat: 30 },
    ],
  },
};

export const wna: Policy = {
  id: 'wna',
  school: 'WNA',
  title: 'Home Visits Protocol',
  version: 'September 2017',
  // WNA-16.
  reviewDue: '2020-09-01',
  rules,
  // The text names no purposes; these are what its families and its risk section speak of.
  reasons: [
    { words: 'Getting to know the family, before or after a child starts' },
    { words: 'A talk with parents or carers about their child' },
    { words: 'A concern about attendance' },
    { words: 'A concern about the child’s welfare', welfare: true },
    { words: 'Work together with another agency' },
    { words: 'Another purpose', other: true },
  ],
  unannounced: 'any reason',
  exceptions: [
    'No phone, message or letter has reached them',
    'An urgent concern for the child',
    'Another reason, as written below',
  ],
  // WNA-13: concern about potential violence or risk, and what is done about it.
  hazards: [
    {
      key: 'violence',
      words: 'Violence or threat from somebody at the home',
      people: 'The members of staff who go',
      harm: 'Fear or injury',
      severity: 'Major',
      likelihood: 'Remote',
      controls: [
        'Two go together',
        'Mobiles carried, and the headteacher has the numbers',
        'A way out is agreed between the two',
      ],
    },
    {
      key: 'place',
      words: 'The house, the street or animals',
      people: 'The members of staff who go',
      harm: 'Injury',
      severity: 'Moderate',
      likelihood: 'Remote',
      controls: ['Car parked near, ready to leave', 'Animals put away before going in'],
    },
  ],
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
      'otherReason',
      'daysAbsent',
      'attempts',
      'told',
      'toldHow',
      'toldWhen',
      'timesOffered',
      'appointment',
      'exception',
      'exceptionWhy',
      'adults',
      'whomToSee',
      'language',
      'interpreter',
      'communicate',
      'culture',
      'agenciesInvolved',
      'leadPractitioner',
      'comments',
    ],
    assessment: [
      'reference',
      'recordsChecked',
      'recordsSay',
      'professionals',
      'purposeClear',
      'likelihood',
      'severity',
      'controls',
      'hasExtra',
      'extraHazard',
      'extraHarm',
      'extraLikelihood',
      'extraSeverity',
      'extraControls',
    ],
    report: [
      'reference',
      'presentAll',
      'outcome',
      'childSeen',
      'seenBy',
      'notSeenWhy',
      'hasConcern',
      'concern',
      'discussed',
      'hasActions',
      'actions',
    ],
    incident: usualIncident,
  },
  areas: [],
  guidance: {
    // WNA-17.
    'how we behave': [
      'Parents and carers are equal partners. Show them that respect.',
      'Use the names and titles they use themselves. Never assume two parents share the child’s surname.',
      'Do not take reading, or English, for granted.',
      'A family may prefer no visit. That is their right.',
    ],
    'before leaving': [
      'Tell the headteacher that you are leaving: signing out does it.',
      'Both of you, always. Mobiles on.',
      'You both know why you go, and how you would leave early.',
    ],
    'on the way': ['Park where you can leave easily.'],
    'in a pair': ['Wait for each other outside, and go in together.'],
    'at the door': [
      'Wait to be asked in.',
      'Ask whether an adult is in before you enter. No adult: do not go in.',
      'Say again what the visit is for.',
    ],
    inside: [
      'Note everybody who is there, with the date and time.',
      'Trust your instinct. If it does not feel right, go: “I must fetch something from the car.”',
    ],
    'if threatened': [
      'Leave. A pretext will do: “I left something in the car.”',
      'Do not argue and do not go back in.',
      'Away and safe: tell school. In danger: 999.',
    ],
    afterwards: [
      'Say “back” as soon as you return: the headteacher is told.',
      'Write the report with everybody who was there.',
    ],
    'carrying a child': [
      'The policy does not speak of it. We ask for two of you, the child in the back, in a seat until 12 years or 135 cm.',
    ],
    'watching over them': [
      'You know where they are and when they are due.',
      'Not back in time: ring each of them, then the family. Nobody answers: decide on the police.',
    ],
    'leading the search': ['Ring both, then the family. Nobody reached, or anything sounds wrong: the police.'],
  },
  emergency: usualEmergency,
  termlySummaryTo: null,
  document: {
    title: 'Home Visit Record',
    assessmentTitle: 'Home visit risk assessment',
    filedWith: 'CPOMS',
    fields: [
      { label: 'Visited by', shows: 'visitors' },
      { label: 'Address', shows: 'address' },
      { label: 'Date and time', shows: 'when' },
      { label: 'Child', shows: 'pupil' },
      { label: 'Purpose', shows: 'reason' },
      { label: 'Parents and carers', shows: { request: ['adults'] } },
      { label: 'Present', shows: { report: ['presentAll'] } },
      { label: 'What came of it', shows: 'outcome' },
      { label: 'Safeguarding concerns', shows: 'concern' },
      { label: 'Actions', shows: 'actions' },
    ],
  },
};
