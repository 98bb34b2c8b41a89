// Made-up people, visits and outings for tests and previews: one school, staff in every role, a visit at each of its turns.
import type { Outing, Stop } from '../src/outing/record';
import { rulesInForce } from '../src/policy/rules';
import type { Policy, Role, Rules } from '../src/policy/schema';
import { spt } from '../src/policy/spt';
import { blank } from '../src/record/record';
import type { PageName, Scene } from '../src/school/scene';
import type { School, Settings, StaffMember } from '../src/school/school';
import { HOUR, type Instant, instantOf, MINUTE } from '../src/time';
import type { Visit } from '../src/visit/record';

/** The day on which everything happens: a Tuesday in term, in summer time. */
export const TODAY = '2026-05-05';
/** Half past one on that day: the visitors are at school still. */
export const NOW: Instant = at('13:30');

/** An instant on the sample day. */
export function at(time: string): Instant {
  return instantOf(TODAY, time);
}

function member(first: string, last: string, job: string, roles: Role[], mobile = '', car = ''): StaffMember {
  return {
    email: `${first}.${last}@school.example`.toLowerCase(),
    name: `${first} ${last}`,
    job,
    mobile,
    roles,
    active: true,
    car,
    lineManager: 'helen.marsh@school.example',
  };
}

/** The staff, each findable by what they do here. */
export const STAFF = {
  visitor: member('Sam', 'Okoro', 'Attendance officer', ['visitor'], '07700 900101', 'MA21 KVX'),
  companion: member('Priya', 'Nair', 'Learning mentor', ['visitor'], '07700 900102', 'BD19 ZRT'),
  watcher: member('Joan', 'Whitley', 'School secretary', ['emergency contact', 'office'], '07700 900103'),
  office: member('Dev', 'Patel', 'Receptionist', ['office'], '07700 900104'),
  safeguarding: member('Rhys', 'Bowen', 'Deputy safeguarding lead', ['safeguarding team'], '07700 900105'),
  lead: member('Helen', 'Marsh', 'Safeguarding lead', ['safeguarding team', 'safeguarding lead'], '07700 900106'),
  senior: member('Tom', 'Adeyemi', 'Assistant headteacher', ['senior leader'], '07700 900107'),
  headteacher: member('Ruth', 'Calder', 'Headteacher', ['headteacher', 'senior leader'], '07700 900108'),
  administrator: member('Lee', 'Forster', 'Network manager', ['administrator'], '07700 900109'),
} satisfies Record<string, StaffMember>;

export function sampleSettings(overrides: Partial<Settings> = {}): Settings {
  return {
    schoolName: 'Millbrook High School',
    policy: 'spt',
    officePhone: '0161 496 0100',
    emergencyPhone: '07700 900199',
    webAppUrl: 'https://script.example/exec',
    mailbox: 'homevisits@school.example',
    dayStarts: '08:00',
    dayEnds: '16:00',
    eveningFrom: '17:30',
    closed: [{ from: '2026-05-25', to: '2026-05-29' }],
    tickMinutes: 1,
    readReplies: true,
    chatWebhook: '',
    standby: '',
    standbyUrl: '',
    returnLadder: {
      visitors: 0,
      watcherAndOffice: 10,
      seniorLeaders: 20,
      headteacher: 30,
      repeat: 15,
      acknowledgedAgain: 20,
      lookAgainMost: 15,
    },
    remindApproversAfter: 60,
    policyReview: '',
    assessmentReview: '',
    chair: '',
    areas: {},
    termEnds: [],
    keepRefs: [],
    askDeputyAfter: 120,
    healthAdvice: '',
    heartbeat: '',
    ...overrides,
  };
}

export function sampleSchool(overrides: Partial<School> = {}): School {
  return {
    ...blank('SCHOOL'),
    kind: 'school',
    settings: sampleSettings(),
    staff: Object.values(STAFF),
    files: { register: 'register', archives: {}, forms: {} },
    lastVisit: 12,
    lastOuting: 4,
    read: [],
    lookedAt: NOW,
    repliesTo: NOW,
    repliesSeen: [],
    healthOn: TODAY,
    told: {},
    puzzles: {},
    ...overrides,
  };
}

/** The rules as they would be frozen into a visit at this school. */
export const SAMPLE_RULES: Rules = rulesInForce(spt, sampleSettings());

/** Stamford Park's policy, as the sample school has chosen it. */
export function samplePolicy(overrides: Partial<Policy> = {}): Policy {
  return { ...spt, ...overrides };
}

/** A visit approved this morning for this afternoon; one visitor, one companion. */
export function sampleVisit(overrides: Partial<Visit> = {}): Visit {
  return {
    ...blank('HV-0012'),
    kind: 'visit',
    policy: spt.id,
    policyVersion: spt.version,
    rules: SAMPLE_RULES,
    request: sampleRequest(),
    assessment: sampleAssessment(),
    decision: {
      ruling: 'approved',
      at: at('11:05'),
      by: STAFF.lead.email,
      via: 'page',
      party: 'in a pair',
      words: 'Stay on the doorstep if the dog is loose.',
    },
    asked: [STAFF.safeguarding.email, STAFF.lead.email],
    police: null,
    cancelled: null,
    outing: '',
    leftSchoolAt: null,
    made: null,
    returnedAt: null,
    report: null,
    incident: null,
    incidentAcknowledged: null,
    concern: null,
    concernAcknowledged: null,
    cpoms: null,
    actions: [],
    closedAt: null,
    ...overrides,
  };
}

export function sampleRequest(overrides: Partial<Visit['request']> = {}): Visit['request'] {
  return {
    visitors: [STAFF.visitor.email, STAFF.companion.email],
    companions: [],
    pupil: 'Amelia Jones-Carter',
    yearGroup: 'Year 9',
    address: '14 Alder Close, Stalybridge, SK15 2QT',
    familyPhones: 'Mum (Dana) 07700 900201; home 0161 496 0222',
    date: TODAY,
    arrive: '14:15',
    backBy: '15:30',
    transport: 'Car',
    reason: 'Is the student safe? Absent three days or more and no answer from home',
    because: {
      words: 'Is the student safe? Absent three days or more and no answer from home',
      absentDays: 3,
      welfare: true,
    },
    immediateConcern: false,
    policeReference: '',
    worries: [
      'Complaint against a member of staff in March, still open',
      'Unannounced: “Nobody has answered the phone since Thursday.”',
    ],
    blocks: [],
    needsReason: [],
    answers: {
      purpose: 'See that Amelia is safe and find out what keeps her at home.',
      couldComeIn: 'Invited twice, did not come.',
      reason: 'Is the student safe? Absent three days or more and no answer from home',
      daysAbsent: '4',
      attempts: 'Mon 27 Apr 09:40 phone, no answer.\nWed 29 Apr text.\nFri 1 May letter.',
      whomToSee: 'Mum, and Amelia if she will come down.',
      circumstances: 'Lives with Mum and a younger brother. Dad moved out in January.',
      comments: 'Best after two, Mum works mornings.',
    },
    at: at('09:12'),
    by: STAFF.visitor.email,
    responseId: 'sample-request',
    editUrl: 'https://forms.example/edit/request',
    ...overrides,
  };
}

export function sampleAssessment(): NonNullable<Visit['assessment']> {
  return {
    hazards: [
      {
        words: 'Aggressive or violent parent, student or family member',
        people: 'Member of staff',
        severity: 'Major',
        likelihood: 'Possible',
        level: 'Medium',
        harm: 'Major injury',
        controls: ['Two visitors', 'Safeguarding team and reception told', 'Mobile phone carried'],
      },
      {
        words: 'Driving',
        people: 'Member of staff',
        severity: 'Moderate',
        likelihood: 'Remote',
        level: 'Low',
        harm: 'Breakdown, accident, fatigue',
        controls: ['Car maintained', 'No valuables left in the car'],
      },
      {
        words: 'Movement through public areas, to and from the car',
        people: 'Member of staff',
        severity: 'Moderate',
        likelihood: 'Remote',
        level: 'Low',
        harm: 'Attack, theft',
        controls: ['Keep valuables out of sight', 'Park in a well-lit place'],
      },
      {
        words: 'Illness, injury or accident',
        people: 'Member of staff',
        severity: 'Moderate',
        likelihood: 'Remote',
        level: 'Low',
        harm: 'Illness or injury',
        controls: ['Phone to hand', 'Injury at work protocol on return'],
      },
      {
        words: 'Attack by dog or other animal',
        people: 'Member of staff',
        severity: 'Major',
        likelihood: 'Possible',
        level: 'Medium',
        harm: 'Major injury',
        controls: ['No animals in the room', 'Ask before going in'],
      },
    ],
    level: 'Medium',
    controls: [
      'Two visitors',
      'Safeguarding team and reception told',
      'Mobile phone carried',
      'No animals in the room',
    ],
    worries: ['Large dog at the address'],
    blocks: [],
    needsReason: [],
    answers: {
      riskDetails: 'Mum can be sharp on the phone, no violence known. A large dog, usually loose.',
      remote: 'No',
    },
    at: at('09:30'),
    by: STAFF.visitor.email,
    responseId: 'sample-assessment',
    editUrl: 'https://forms.example/edit/assessment',
  };
}

export function sampleReport(overrides: Partial<NonNullable<Visit['report']>> = {}): NonNullable<Visit['report']> {
  return {
    outcome: 'Spoke with Mum at the door. Amelia came down and said hello. Back to school on Monday, part time.',
    childSeen: true,
    seenBy: 'Both of us',
    concern: '',
    controlsKept: true,
    actions: [],
    answers: { comments: 'House tidy, dog in the kitchen.' },
    at: at('16:05'),
    by: STAFF.visitor.email,
    responseId: 'sample-report',
    editUrl: 'https://forms.example/edit/report',
    ...overrides,
  };
}

export function sampleStop(overrides: Partial<Stop> = {}): Stop {
  return {
    visit: 'HV-0012',
    pupil: 'Amelia Jones-Carter',
    address: '14 Alder Close, Stalybridge, SK15 2QT',
    familyPhones: 'Mum (Dana) 07700 900201; home 0161 496 0222',
    planned: at('14:15'),
    arrivedAt: null,
    insideAt: null,
    leftAt: null,
    how: '',
    ...overrides,
  };
}

/** An outing that left at five to two and is due back at half past three. */
export function sampleOuting(overrides: Partial<Outing> = {}): Outing {
  return {
    ...blank('OUT-0004'),
    kind: 'outing',
    rules: SAMPLE_RULES,
    visitors: [STAFF.visitor, STAFF.companion].map(({ email, name, mobile }) => ({ email, name, mobile })),
    companions: [],
    transport: 'Car',
    car: 'MA21 KVX',
    watcher: { email: STAFF.watcher.email, askedAt: at('13:55'), acceptedAt: null },
    safeWord: 'blue folder',
    leftAt: at('13:55'),
    signedOutBy: STAFF.visitor.email,
    unmet: [],
    due: at('15:30'),
    stops: [sampleStop()],
    heardAt: at('13:55'),
    plan: '',
    raised: null,
    answers: [],
    attempts: [],
    alerted: [],
    backAt: null,
    returned: '',
    resolved: [],
    closedAt: null,
    ...overrides,
  };
}

/** A scene in which `reader` reads at `now`. */
export function sampleScene(reader: StaffMember, now: Instant = NOW, settings: Partial<Settings> = {}): Scene {
  const school = sampleSchool({ settings: sampleSettings(settings) });
  return {
    now,
    school,
    policy: samplePolicy(),
    reader,
    link: (page: PageName, ref = '') =>
      school.settings.webAppUrl === ''
        ? ''
        : `${school.settings.webAppUrl}?p=${page}${ref === '' ? '' : `&ref=${ref}`}`,
  };
}

/** Minutes and hours after an instant, to say "forty minutes late" in a test. */
export const later = {
  minutes: (from: Instant, count: number): Instant => from + count * MINUTE,
  hours: (from: Instant, count: number): Instant => from + count * HOUR,
};
