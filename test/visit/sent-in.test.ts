// A form sent too early, again, or after the visit has moved on: what is in force stays in force, and no words are lost.
import { Request } from '../../src/visit/record';
import { aDay, anApprovedVisit, anOuting, aRequest, aVisitMade, type Day, dev, helen, ruth, sam } from '../given';

test('a report before the visit’s time does not make it', () => {
  const day = anApprovedVisit().reports();
  expect(day.visit().made).toBeNull();
  expect(day.visit().report).not.toBeNull();
});

describe('an immediate concern', () => {
  const gone = { immediateConcern: true, policeReference: 'GMP 1' };

  test('the whole team hears of it once, also where the police were called already', () => {
    const day = aDay().asks(gone);
    expect(day.post()).toContain('09:00 police welfare call: Rhys, Helen');
    expect(day.visit().police?.reference).toBe('GMP 1');
    expect(day.until('10:00').post().join()).not.toContain('police');
  });

  test('the form sent again cannot silence it: neither by No nor by a reference; the police call recorded does', () => {
    const day = aDay().asks({ immediateConcern: true }).skipsTo('09:10');
    day.changes({ immediateConcern: false }).skipsTo('09:20').changes({ policeReference: 'x' });
    day.post();
    expect(day.visit().request.immediateConcern).toBe(true);
    expect(day.until('09:50').post().join()).toContain('police welfare call');
    day.onVisit(sam, { act: 'record police', reference: 'GMP 1', result: '' });
    expect(day.until('11:00').post().join()).not.toContain('police');
  });

  test('raised by the form sent again, the team hears of it, with a reference too', () => {
    const day = aDay().asks().skipsTo('09:10').changes(gone);
    expect(day.post()).toContain('09:10 police welfare call: Rhys, Helen');
    expect(day.visit().police?.reference).toBe('GMP 1');
  });
});

describe('the Home Visit Form sent again for a visit that did not take place', () => {
  const later = { date: '2026-05-06' };

  test.each([
    ['declined', (day: Day) => day.onVisit(helen, { act: 'decline', words: 'Not today' })],
    ['cancelled', (day: Day) => day.onVisit(sam, { act: 'cancel', words: 'Ill' })],
    ['not decided in time', (day: Day) => void day.until('14:20')],
  ])('%s: it is open again, and approval is asked anew', (_, ends) => {
    const day = aRequest().skipsTo('10:00');
    ends(day);
    day.post();
    day.changes(later);
    expect(day.status()).toBe('requested');
    expect(day.visit()).toMatchObject({ closedAt: null, cancelled: null, decision: null });
    expect(day.post().join()).toMatch(/please approve: .*Helen/);
    expect(day.approves(helen)).toBe('');
  });

  test('approved, and the day gone by: whoever knew of it is told, and approval is asked anew', () => {
    const day = anApprovedVisit().until('09:00', '2026-05-06', 30);
    expect(day.status()).toBe('closed');
    day.post();
    day.changes({ date: '2026-05-07' });
    expect(day.status()).toBe('requested');
    expect(day.post().join()).toMatch(/please approve: .*Helen/);
  });
});

describe('papers that were let wait for an emergency', () => {
  const waits = { act: 'override', words: 'No time.' } as const;

  test('do not wait for another day: called off and asked for anew, they are asked for again', () => {
    const day = aRequest();
    expect(day.onVisit(helen, waits)).toBe('');
    day.onVisit(helen, { act: 'cancel', words: 'The family is away.' });
    day.changes({ date: '2026-05-07' });
    expect(day.visit().override).toBeNull();
    expect(day.onVisit(helen, waits)).toBe('');
  });

  test('do not wait for other people, before anybody has approved either', () => {
    const day = aRequest();
    day.onVisit(helen, waits);
    day.changes({ whomToSee: 'Grandma' });
    expect(day.visit().override).toMatchObject({ by: helen.email });
    day.changes({ visitors: [sam.email, dev.email] });
    expect(day.visit().override).toBeNull();
  });
});

describe('sent a second time by somebody else', () => {
  test('the first report is kept, and so is the concern in it', () => {
    const day = aVisitMade().reports({ responseId: 'one', outcome: 'First.', concern: 'A bruise.' });
    day.onVisit(helen, { act: 'acknowledge concern', words: 'Rang.' });
    day.skipsTo('15:10').reports({ responseId: 'two', outcome: 'Second.', concern: 'No food.' });
    expect(day.visit().report?.outcome).toBe('Second.');
    expect(day.visit().earlierReports?.map(({ outcome }) => outcome)).toEqual(['First.']);
    expect(day.visit().concern?.words).toBe('A bruise.\nNo food.');
    expect(day.visit().concernAcknowledged).toBeNull();
    day.skipsTo('15:20').reports({ responseId: 'two', outcome: 'Second, put right.', concern: 'No food.' });
    expect(day.visit().earlierReports).toHaveLength(1);
  });

  test('the first incident is kept with its answer, and the second is answered for itself', () => {
    const day = aVisitMade().hasIncident({ responseId: 'one', sort: 'Accusation against staff', what: 'First.' });
    day.onVisit(ruth, { act: 'acknowledge incident', words: 'Seen.' });
    day.skipsTo('15:10').hasIncident({ responseId: 'two', what: 'Second.' });
    const { incident, earlierIncidents, incidentAcknowledged } = day.visit();
    expect(incident?.what).toBe('Second.');
    expect(earlierIncidents).toMatchObject([{ what: 'First.', acknowledged: { by: ruth.email, words: 'Seen.' } }]);
    expect(incidentAcknowledged).toBeNull();
    expect(day.post().join()).toContain('15:10 incident: Ruth');
  });
});

describe('the Home Visit Form sent again while they are out, or after', () => {
  test.each([
    ['out', () => anOuting()],
    ['made', () => aVisitMade()],
  ])('%s: who goes, where and when stay as they were, and what was written is kept', (_, given) => {
    const day = given();
    const before = day.visit().request;
    const change = {
      visitors: [dev.email],
      address: '2 Mill Lane',
      date: '2026-05-06',
      arrive: '10:00',
      backBy: '11:00',
    };
    day.changes({ ...change, answers: { address: '2 Mill Lane' } });
    const { visitors, address, date, arrive, backBy } = before;
    expect(day.visit().request).toMatchObject({ visitors, address, date, arrive, backBy });
    expect(day.visit().request.answers.address).toBe('2 Mill Lane');
    expect(day.log().join()).toContain('stay as they were');
  });
});

test('a record whose date or time is none is not taken for one', () => {
  const { request } = anApprovedVisit().visit();
  expect(Request().safeParse(request).success).toBe(true);
  for (const wrong of [{ date: '6 May' }, { arrive: '9:00' }, { backBy: '25:00' }])
    expect(Request().safeParse({ ...request, ...wrong }).success).toBe(false);
});
