// Leaving school: each gate by itself, all reasons at once, and "I've gone anyway", which nobody leaves unwatched.
import { nas } from '../../src/policy/nas';
import {
  aDay,
  anApprovedVisit,
  aRequest,
  type Day,
  dev,
  helen,
  joan,
  lee,
  priya,
  rhys,
  sam,
  staffWith,
  TODAY,
  tom,
  USUAL_SIGN_OUT,
} from '../given';
import { sampleAssessment } from '../samples';

const VERSION = 'September 2025';
const [control = ''] = sampleAssessment().controls;

const NOT_THERE = 'One of these visits is not open for you to sign out. Open this page again and choose.';

describe('when everything is in place', () => {
  test('they are out: the watcher is briefed, safeguarding and reception know, the visit is out', () => {
    const day = anApprovedVisit();
    expect(day.signsOut(sam)).toEqual({ refusal: [], offerAnyway: false });
    expect(day.post()).toEqual(['13:55 briefing: Joan', '13:55 signed out: Rhys, Helen, Joan, Dev']);
    expect(day.status()).toBe('out');
    expect(day.outing()).toMatchObject({ car: 'MA21 KVX', unmet: [], safeWord: 'blue folder' });
    expect(day.log(day.outing())).toEqual(['Signed out']);
  });

  test('the office signs them out on the phone', () => {
    const day = anApprovedVisit();
    expect(day.signsOut(dev).refusal).toEqual([]);
    expect(day.log(day.outing())).toEqual(['Signed out by the office']);
  });

  test('on foot no car is asked for, and none is kept', () => {
    const day = anApprovedVisit();
    expect(day.signsOut(sam, { transport: 'On foot', car: '' }).refusal).toEqual([]);
    expect(day.outing().car).toBe('');
  });

  test('two visits are one outing with two stops, in the order given', () => {
    const day = anApprovedVisit();
    day.asks({ arrive: '14:50', address: '3 Beech Road' }, 'HV-0002').assesses({}, 'HV-0002');
    expect(day.approves(rhys, 'in a pair', '', 'HV-0002')).toBe('');
    expect(day.signsOut(sam, { visits: ['HV-0002', 'HV-0001'] }).refusal).toEqual([]);
    expect(day.outing().stops.map(({ visit }) => visit)).toEqual(['HV-0002', 'HV-0001']);
    expect([day.status('HV-0001'), day.status('HV-0002')]).toEqual(['out', 'out']);
  });
});

describe('one gate not met, and the words that say what to do', () => {
  const gates: [string, () => Day, Parameters<Day['signsOut']>[1], string][] = [
    [
      'not approved',
      () => aDay({ at: '13:55' }).asks().assesses(),
      {},
      'HV-0001 is not approved (it is requested). Ask the safeguarding team before you go.',
    ],
    [
      'not for today',
      () => anApprovedVisit({ date: '2026-05-04' }, { date: TODAY }),
      {},
      'HV-0001 is for 2026-05-05, not for today. Change the Home Visit Form’s date first.',
    ],
    [
      'policy not read',
      () => anApprovedVisit({ read: [{ email: sam.email, version: VERSION, at: 0 }] }),
      {},
      `Priya Nair has not yet said "read and understood" to the policy (version ${VERSION}).`,
    ],
    [
      'an older version read',
      () =>
        anApprovedVisit({
          read: [sam, priya].map(({ email }) => ({ email, version: email === sam.email ? VERSION : '2023', at: 0 })),
        }),
      {},
      `Priya Nair has not yet said "read and understood" to the policy (version ${VERSION}).`,
    ],
    [
      'not a visitor by role',
      () => anApprovedVisit({ staff: staffWith({ ...priya, roles: ['office'] }) }),
      {},
      'Priya Nair is not a visitor on the staff list.',
    ],
    ['no mobile', anApprovedVisit, { mobiles: { [sam.email]: sam.mobile } }, "Give Priya Nair's mobile number."],
    [
      'half a mobile',
      anApprovedVisit,
      { mobiles: { [sam.email]: sam.mobile, [priya.email]: '07700' } },
      "Give Priya Nair's mobile number.",
    ],
    ['no return time', anApprovedVisit, { due: '' }, 'Say when you expect to be back, for example 15:30.'],
    [
      'a return time past',
      anApprovedVisit,
      { due: '13:00' },
      'The return time, 13:00, has already passed. Give a later one.',
    ],
    ['no registration', anApprovedVisit, { car: ' ' }, "Give the car's registration."],
    ['no safe word', anApprovedVisit, { safeWord: '' }, 'Agree a safe word and write it here.'],
    [
      'a control not ticked',
      anApprovedVisit,
      { controls: USUAL_SIGN_OUT.controls.slice(1) },
      `Tick that this control is in place: ${control}.`,
    ],
    ['no watcher', anApprovedVisit, { watcher: '' }, 'Choose who watches while you are out (emergency contact).'],
    [
      'a watcher without the role',
      anApprovedVisit,
      { watcher: tom.email },
      'Tom Adeyemi is not emergency contact on the staff list. Choose another watcher.',
    ],
    [
      'watching oneself',
      () => anApprovedVisit({ staff: staffWith({ ...priya, roles: ['visitor', 'emergency contact'] }) }),
      { watcher: priya.email },
      'Nobody watches their own outing. Choose another watcher.',
    ],
  ];

  test.each(gates)('%s', (_, given, change, words) => {
    const day = given();
    day.post();
    const { refusal, offerAnyway } = day.signsOut(sam, change);
    expect(refusal.map((why) => why.replace(/'/g, '’'))).toEqual([words.replace(/'/g, '’')]);
    expect(offerAnyway).toBe(true);
    expect(day.outings.size).toBe(0);
    expect(day.post()).toEqual([]);
  });

  test('a return more than 12 hours away', () => {
    const day = anApprovedVisit().skipsTo('07:00');
    expect(day.signsOut(sam, { due: '19:30' }).refusal).toEqual([
      'The return time is more than 12 hours away. Please check it.',
    ]);
  });

  test('approved in a pair, and the companion has dropped out', () => {
    const day = anApprovedVisit();
    const visit = day.visit();
    day.visits.set('HV-0001', { ...visit, request: { ...visit.request, visitors: [sam.email] } });
    expect(day.signsOut(sam).refusal).toEqual([
      'HV-0001 is approved for a pair. Add your companion on the Home Visit Form.',
    ]);
  });

  test('a companion from outside without a mobile', () => {
    const day = anApprovedVisit({}, { companions: [{ name: 'Nadia Khan', agency: 'Early Help', mobile: '' }] });
    expect(day.signsOut(sam).refusal).toEqual(["Give Nadia Khan's mobile number on the Home Visit Form."]);
  });

  test('a watcher who is out', () => {
    const day = watcherIsOut();
    expect(day.signsOut(sam).refusal).toEqual(['Joan Whitley is out on a visit. Choose another watcher.']);
  });

  test('a watcher who approved the visit, where somebody else can watch', () => {
    const both = staffWith({ ...helen, roles: [...helen.roles, 'emergency contact'] });
    expect(anApprovedVisit({ staff: both }).signsOut(sam, { watcher: helen.email }).refusal).toEqual([
      'Helen Marsh approved this visit, so that somebody else watches. Choose another watcher.',
    ]);
    const alone = both.filter(({ email }) => email !== joan.email);
    expect(anApprovedVisit({ staff: alone }).signsOut(sam, { watcher: helen.email }).refusal).toEqual([]);
  });

  test('two visits that were asked for under different policies: each has its own rules', () => {
    const day = anApprovedVisit();
    const { rules } = day.visit();
    day.visits.set('HV-0002', { ...day.visit(), ref: 'HV-0002', policy: 'nas', rules: { ...rules, ...nas.rules } });
    const { refusal, offerAnyway } = day.signsOut(sam, { visits: ['HV-0001', 'HV-0002'] });
    expect(refusal.join(' ')).toContain('asked for under different policies');
    expect(offerAnyway).toBe(true);
  });

  test('gone anyway on a visit of the policy before: that policy’s check-ins hold', () => {
    const day = aRequest().skipsTo('13:55');
    day.visits.set('HV-0001', { ...day.visit(), policy: 'nas', rules: nas.rules });
    expect(day.signsOut(sam, { anyway: true }).refusal).toEqual([]);
    expect(day.outing()).toMatchObject({ policy: 'nas', rules: { checkInEvery: nas.rules.checkInEvery } });
  });

  test('two visits of which one is for other people', () => {
    const day = anApprovedVisit();
    day.asks({ visitors: [sam.email] }, 'HV-0002').assesses({}, 'HV-0002');
    day.approves(rhys, 'alone', '', 'HV-0002');
    expect(day.signsOut(sam, { visits: ['HV-0001', 'HV-0002'] }).refusal).toEqual([
      'HV-0002 is approved for other visitors. Everyone on an outing goes to all of its stops.',
    ]);
  });

  test('every reason is said at once', () => {
    const day = aDay({ at: '13:55', read: [] }).asks().assesses();
    const { refusal } = day.signsOut(sam, { mobiles: {}, car: '', due: '', safeWord: '', controls: [], watcher: '' });
    expect(refusal).toHaveLength(1 + 2 * 2 + 3 + 1 + 1);
  });
});

describe('"I’ve gone anyway"', () => {
  const anyway = { anyway: true } as const;

  test('starts the watch, tells lead, office and whoever is told of a leaving at once, and keeps what was not met', () => {
    const day = aDay({ at: '13:55' }).asks().assesses();
    day.post();
    expect(day.signsOut(sam, anyway)).toEqual({ refusal: [], offerAnyway: false });
    expect(day.post()).toEqual(['13:55 briefing: Joan', '13:55 gone anyway: Helen, Joan, Dev, Rhys']);
    expect(day.outing().unmet).toEqual([
      'HV-0001 is not approved (it is requested). Ask the safeguarding team before you go.',
    ]);
    expect(day.status()).toBe('out');
    expect(day.until('15:30').post()).toContain('15:30 are you back: Sam, Priya');
  });

  test('with nothing filled in it is watched until the planned return, by the numbers on the staff list', () => {
    const day = anApprovedVisit();
    const empty = { mobiles: {}, car: '', due: '', safeWord: '', controls: [], watcher: '' };
    expect(day.signsOut(sam, { ...anyway, ...empty }).refusal).toEqual([]);
    expect(day.outing().due).toBe(day.skipsTo('15:30').now);
    expect(day.outing().visitors.map(({ mobile }) => mobile)).toEqual([sam.mobile, priya.mobile]);
  });

  test('a time that is none is not kept', () => {
    const day = anApprovedVisit();
    day.signsOut(sam, { ...anyway, leaves: { 'HV-0001': 'soon' } });
    expect(day.outing().stops[0]?.leaves).toBeUndefined();
  });

  test('with no watcher, office and emergency contacts are asked to watch at once, then senior leaders', () => {
    const day = anApprovedVisit();
    day.signsOut(sam, { ...anyway, watcher: '' });
    expect(day.post()).toContain('13:55 please watch: Joan, Dev');
    expect(day.until('14:20').post()).toEqual(['14:15 please watch: Tom, Ruth']);
  });

  test('a watcher who is out does not count as one', () => {
    const day = watcherIsOut();
    day.signsOut(sam, anyway);
    expect(day.outing('OUT-2').watcher.email).toBe('');
  });

  test('with a return time past it is watched all the same', () => {
    const day = anApprovedVisit().skipsTo('16:00');
    expect(day.signsOut(sam, { ...anyway, due: '15:30' }).refusal).toEqual([]);
    expect(day.until('17:00').post()).toContain('17:00 are you back: Sam, Priya');
  });

  test('when the time of a visit that nobody approved has passed, it is still offered', () => {
    const day = aDay({ at: '13:55' }).asks().assesses().until('14:25');
    expect(day.signsOut(sam).offerAnyway).toBe(true);
    expect(day.signsOut(sam, anyway).refusal).toEqual([]);
  });

  test('with every gate met it is an ordinary sign-out', () => {
    const day = anApprovedVisit();
    day.signsOut(sam, anyway);
    expect(day.post()).toContain('13:55 signed out: Rhys, Helen, Joan, Dev');
  });
});

describe('what nothing overrides', () => {
  const anyway = { anyway: true } as const;

  test('no visit chosen, or one that is no longer there', () => {
    const day = anApprovedVisit();
    expect(day.signsOut(sam, { ...anyway, visits: [] })).toEqual({
      refusal: ['Choose the visit you are leaving for.'],
      offerAnyway: false,
    });
    expect(day.signsOut(sam, { ...anyway, visits: ['HV-0099'] }).refusal).toEqual([NOT_THERE]);
  });

  test.each([
    ['the safeguarding lead', helen],
    ['the administrator', lee],
    ['a senior leader', tom],
  ])('somebody who neither goes nor is the office: %s', (_, person) => {
    expect(anApprovedVisit().signsOut(person, anyway)).toEqual({
      refusal: [NOT_THERE],
      offerAnyway: false,
    });
  });

  test('a visit that was called off', () => {
    const day = anApprovedVisit();
    day.onVisit(sam, { act: 'cancel', words: 'Family rang.' });
    expect(day.signsOut(sam, anyway)).toEqual({
      refusal: ['HV-0001 is closed, so there is nothing to leave for.'],
      offerAnyway: false,
    });
  });

  test('somebody who is out already', () => {
    const day = anApprovedVisit();
    day.asks({}, 'HV-0002').assesses({}, 'HV-0002');
    day.signsOut(sam);
    expect(day.signsOut(priya, { ...anyway, visits: ['HV-0002'] }).refusal).toEqual([
      'Sam Okoro is signed out already (OUT-1). Say "back" there first.',
      'Priya Nair is signed out already (OUT-1). Say "back" there first.',
    ]);
  });
});

/** Joan, who would watch, is out on a visit of her own. */
function watcherIsOut(): Day {
  const day = anApprovedVisit({ staff: staffWith({ ...joan, roles: ['visitor', 'emergency contact', 'office'] }) });
  day.asks({ visitors: [joan.email] }, 'HV-0002').assesses({}, 'HV-0002');
  day.signsOut(joan, {
    visits: ['HV-0002'],
    mobiles: { [joan.email]: joan.mobile },
    watcher: '',
    anyway: true,
  });
  day.post();
  // The outing that a test then begins is OUT-2.
  return day;
}
