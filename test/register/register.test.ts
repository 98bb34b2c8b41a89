// The Register and the list of actions: the policy's ten fields, and nothing that is the safeguarding team's alone.
import * as fc from 'fast-check';
import { actionRows } from '../../src/register/actions';
import { registerRow } from '../../src/register/register';
import { instantOf } from '../../src/time';
import type { Visit } from '../../src/visit/record';
import { at, STAFF, sampleReport, sampleRequest, sampleSchool, sampleVisit } from '../samples';

const school = sampleSchool();
const rowOf = (visit: Visit, now = at('16:30')) => registerRow(visit, school, now);

const made = { at: at('15:20'), arrivedAt: at('14:18'), leftAt: at('14:50'), how: 'visited' };
const reported = (overrides: Partial<Visit> = {}) =>
  sampleVisit({
    outing: 'OUT-0004',
    leftSchoolAt: at('13:55'),
    made,
    returnedAt: made.at,
    report: sampleReport(),
    ...overrides,
  });
const action = {
  id: 'A1',
  what: 'Ring Mum',
  owner: STAFF.visitor.email,
  due: instantOf('2026-05-08', '16:00'),
  done: null,
};

describe('a visit’s row', () => {
  test('has the ten fields of the Home Visit Form under their own names', () => {
    expect(rowOf(reported({ actions: [action] }))).toMatchObject({
      'Name of staff member conducting the home visit': 'Sam Okoro\nPriya Nair',
      Role: 'Attendance officer\nLearning mentor',
      'Address visited': '14 Alder Close, Stalybridge, SK15 2QT',
      'Date and Time of Visit': 'Tue 5 May 2026 14:18',
      'Student Name': 'A.J.C. (HV-0012)',
      'Reason for home visit': sampleRequest().reason,
      Comments: 'House tidy, dog in the kitchen.',
      'Outcome of home visit': sampleReport().outcome.replace('Amelia', 'A.'),
      'Safeguarding Concerns': 'No',
      'Actions from Home Visit': 'Ring Mum (Sam Okoro, by Fri 8 May 2026)',
    });
  });

  test('has what became of it: decided, signed out, back, report, CPOMS', () => {
    const cpoms = { at: at('16:10'), by: STAFF.visitor.email, words: '' };
    expect(rowOf(reported({ cpoms }))).toMatchObject({
      Ref: 'HV-0012',
      Status: 'Reported',
      Decision: 'Approved, Helen Marsh, Tue 5 May 2026 11:05',
      'Signed out': 'Tue 5 May 2026 13:55',
      Back: 'Tue 5 May 2026 15:20',
      'Report in': 'Tue 5 May 2026 16:05',
      CPOMS: 'Sam Okoro, Tue 5 May 2026 16:10',
    });
  });

  test('says by when report and CPOMS are due while they are not in', () => {
    expect(rowOf(reported({ report: null }))).toMatchObject({
      Status: 'Made',
      'Safeguarding Concerns': '',
      'Report in': 'due Tue 5 May 2026 16:20',
      CPOMS: 'due Tue 5 May 2026 16:20',
    });
  });

  test('a closed visit still says how it ended', () => {
    expect(rowOf(reported({ closedAt: at('16:20') })).Status).toBe('Reported, closed');
  });

  test('a cancelled one says by whom', () => {
    const cancelled = { at: at('12:00'), by: STAFF.office.email, words: 'Sam is ill' };
    expect(rowOf(sampleVisit({ cancelled })).Decision).toBe('Cancelled, Dev Patel, Tue 5 May 2026 12:00');
  });
});

describe('what the office must not read', () => {
  const concern = { at: at('16:05'), by: STAFF.visitor.email, words: 'Bruise on her arm' };
  const told = reported({
    concern,
    report: sampleReport({
      concern: concern.words,
      outcome: 'Saw a mark on her arm',
      answers: { comments: 'Old bruise' },
    }),
    actions: [{ ...action, what: 'Ask about the bruise' }],
  });

  test('a pupil whom somebody named in their own words stands there by an initial, in the list of actions too', () => {
    const named = 'Spoke with Mum. Amelia is back on Monday, AMELIA said; Jones-Carter senior agrees.';
    const typed = reported({
      request: sampleRequest({ reason: 'To see Amelia’s new school' }),
      report: sampleReport({ outcome: named, answers: { comments: 'Amelia was well.' } }),
      actions: [{ ...action, what: 'Ring Amelia’s Mum' }],
    });
    const written = JSON.stringify([rowOf(typed), actionRows([typed], school)]);
    expect(written).not.toMatch(/Amelia|Jones|Carter/i);
    expect(rowOf(typed)['Outcome of home visit']).toBe(
      'Spoke with Mum. A. is back on Monday, A. said; J.-C. senior agrees.',
    );
    expect(written).toContain('Ring A.’s Mum');
  });

  test('that there is a concern is said, and where to ask', () => {
    expect(rowOf(told)['Safeguarding Concerns']).toBe('Yes – see safeguarding');
  });

  test('no concern’s words stand in the register, in whichever box they were written', () => {
    const words = JSON.stringify([rowOf(told), actionRows([told], school)]);
    expect(words).not.toMatch(/bruise|arm/i);
    expect(words).toContain('With the safeguarding team');
  });

  test('an accusation against staff leaves no words there either', () => {
    const incident = {
      sort: 'Accusation against staff' as const,
      what: 'Mum says Sam shouted',
      answers: {},
      at: at('16:06'),
      by: STAFF.visitor.email,
      responseId: 'incident',
      editUrl: '',
    };
    const accused = reported({ incident, report: sampleReport({ outcome: 'She said that Sam shouted' }) });
    expect(JSON.stringify(rowOf(accused))).not.toContain('shouted');
  });

  test('whatever is written as a concern, it is not there', () => {
    const secret = fc.string({ minLength: 4 }).map((words) => `§${words}§`);
    fc.assert(
      fc.property(secret, (words) => {
        const visit = reported({
          concern: { ...concern, words },
          report: sampleReport({ concern: words, outcome: words, answers: { comments: words, concern: words } }),
          actions: [{ ...action, what: words }],
        });
        const cells = [rowOf(visit), ...actionRows([visit], school)].flatMap((row) => Object.values(row));
        return cells.every((cell) => !String(cell).includes(words));
      }),
    );
  });
});

describe('the list of actions', () => {
  test('has what is open, the soonest first, with its owner by name or role', () => {
    const later = { ...action, id: 'A2', what: 'Letter home', owner: 'headteacher', due: action.due + 1 };
    const done = { ...action, id: 'A3', done: { at: at('16:00'), by: STAFF.visitor.email, words: '' } };
    expect(actionRows([reported({ actions: [later, done, action] })], school)).toEqual([
      { Ref: 'HV-0012', What: 'Ring Mum', Owner: 'Sam Okoro', Due: action.due },
      { Ref: 'HV-0012', What: 'Letter home', Owner: 'the headteacher', Due: action.due + 1 },
    ]);
  });
});
