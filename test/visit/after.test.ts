// After a visit: report, concern, child not seen, incident, CPOMS and actions, each chased until done, and then it is closed.
import { anApprovedVisit, aVisitMade, dev, helen, joan, lee, priya, rhys, ruth, sam, staffWith, tom } from '../given';

const WEDNESDAY = '2026-05-06';
const THURSDAY = '2026-05-07';
const recorded = { act: 'record CPOMS', words: '' } as const;
const acknowledged = { act: 'acknowledge concern', words: 'Rang the social worker.' } as const;
const heard = { act: 'acknowledge incident', words: '' } as const;

const talkedOver = { act: 'action done', id: 'A1', words: '' } as const;
const written = { act: 'record incident', words: '' } as const;

/** With the report come the text for CPOMS and the filled form. */
const CPOMS_TEXT = '14:55 cpoms due: Sam, Priya';
/** A concern is to be talked over with the team. */
const TALK = '14:55 action: Sam';
/** Sam's and Priya's line manager hears of an incident. */
const MANAGER = '14:55 incident told: Helen';

describe('report and CPOMS by the end of the working day', () => {
  test('an hour before, at its time, and then the safeguarding team; each day again, the lead from the second', () => {
    const day = aVisitMade().until('17:30');
    expect(day.post()).toEqual([
      '15:00 report due: Sam, Priya',
      '15:00 cpoms due: Sam, Priya',
      '16:00 report due: Sam, Priya',
      '16:00 cpoms due: Sam, Priya',
      '17:00 report due: Rhys, Helen',
      '17:00 cpoms due: Rhys, Helen',
    ]);
    day.until('16:00', WEDNESDAY, 5);
    expect(day.post()).toEqual(['16:00 report due: Sam, Priya, Helen', '16:00 cpoms due: Sam, Priya, Helen']);
  });

  test('both in time: nobody is reminded, and the visit is closed', () => {
    const day = aVisitMade();
    day.reports();
    expect(day.status()).toBe('reported');
    expect(day.onVisit(sam, recorded)).toBe('');
    expect(day.status()).toBe('closed');
    expect(day.until('18:00').post()).toEqual([CPOMS_TEXT]);
    expect(day.log().at(-1)).toBe('Closed: nothing more is owed');
  });

  test('it is not closed while either is missing', () => {
    const day = aVisitMade();
    expect(day.onVisit(sam, recorded)).toBe('Write the visit report first: it is what goes on CPOMS.');
    expect(day.until('15:30').visit().closedAt).toBeNull();
    expect(day.post()).toEqual(['15:00 report due: Sam, Priya', '15:00 cpoms due: Sam, Priya']);
    day.reports();
    expect(day.visit().closedAt).toBeNull();
  });

  test('CPOMS is recorded by a visitor, the office or safeguarding, once; by nobody else', () => {
    const day = aVisitMade().reports();
    expect(day.onVisit(lee, recorded)).toBe('Only visitors, office and safeguarding can record this.');
    expect(day.onVisit(dev, recorded)).toBe('');
    expect(day.onVisit(sam, recorded)).toBe('');
    expect(day.visit().cpoms).toMatchObject({ by: dev.email });
  });

  test('a report without a tap says that the visit was made', () => {
    const day = anApprovedVisit().skipsTo('15:00').reports();
    expect(day.visit().made).toMatchObject({ how: 'visited' });
    expect(day.status()).toBe('reported');
  });

  test('what comes back at ten past five is due an hour later', () => {
    const day = anApprovedVisit().skipsTo('17:10').reports();
    day.post();
    expect(day.until('18:09').post()).toEqual([]);
    expect(day.until('18:10').post()).toEqual(['18:10 cpoms due: Sam, Priya']);
  });
});

describe('a concern in the report', () => {
  const CONCERN = 'Bruises on both arms.';

  test('reaches the safeguarding lead the same minute, and climbs until somebody answers', () => {
    const day = aVisitMade().reports({ concern: CONCERN });
    expect(day.post()).toEqual([CPOMS_TEXT, TALK, '14:55 concern: Helen']);
    day.onVisit(sam, recorded);
    day.onVisit(helen, talkedOver);
    expect(day.until('17:00').post()).toEqual([
      '15:10 concern: Rhys, Helen',
      '15:25 concern: Helen',
      '15:40 concern: Rhys, Helen',
      '15:55 concern: Helen, Tom, Ruth',
      '16:10 concern: Rhys, Helen',
      '16:25 concern: Helen',
      '16:40 concern: Rhys, Helen',
      '16:55 concern: Helen, Tom, Ruth',
    ]);
  });

  test('acknowledged and talked over it is quiet, and the visit can close', () => {
    const day = aVisitMade().reports({ concern: CONCERN });
    day.onVisit(sam, recorded);
    day.post();
    expect(day.onVisit(rhys, acknowledged)).toBe('');
    expect(day.visit().concernAcknowledged).toMatchObject({ by: rhys.email, words: 'Rang the social worker.' });
    expect(day.status()).toBe('reported');
    expect(day.onVisit(helen, talkedOver)).toBe('');
    expect(day.status()).toBe('closed');
    expect(day.until('18:00').post()).toEqual([]);
  });

  test('is talked over by the end of the day: visitor and lead are reminded, and the lead alone says that it was', () => {
    const day = aVisitMade().reports({ concern: CONCERN });
    day.onVisit(sam, recorded);
    day.onVisit(helen, acknowledged);
    day.post();
    const only = 'Only the safeguarding lead who was not on the visit can close it.';
    for (const one of [sam, rhys, dev, ruth]) expect(day.onVisit(one, talkedOver)).toBe(only);
    expect(day.until('16:05').post()).toEqual(['16:00 action due: Sam, Helen']);
    expect(day.until('16:05', WEDNESDAY, 5).post()).toEqual(['16:00 action due: Sam, Helen']);
    expect(day.onVisit(helen, talkedOver)).toBe('');
    expect(day.until('16:05', THURSDAY, 5).post()).toEqual([]);
  });

  test('where the only lead was on the visit, somebody else who answers concerns says that it was talked over', () => {
    const leadVisits = { ...sam, roles: ['visitor' as const, 'safeguarding lead' as const] };
    const helenInTeam = { ...helen, roles: ['safeguarding team' as const] };
    const day = aVisitMade({ staff: staffWith(leadVisits, helenInTeam) }).reports({ concern: CONCERN });
    expect(day.onVisit(sam, talkedOver)).not.toBe('');
    expect(day.onVisit(helen, talkedOver)).toBe('');
  });

  test('not by a visitor, though they be in safeguarding; not by the office', () => {
    const words = 'Only safeguarding or a senior leader who was not on the visit can acknowledge a concern.';
    const samInTeam = { ...sam, roles: [...sam.roles, 'safeguarding team' as const] };
    const day = aVisitMade({ staff: staffWith(samInTeam) }).reports({ concern: CONCERN });
    expect(day.onVisit(sam, acknowledged)).toBe(words);
    expect(day.onVisit(dev, acknowledged)).toBe(words);
    expect(day.visit().concernAcknowledged).toBeNull();
  });

  test('where there is none, there is nothing to acknowledge', () => {
    expect(aVisitMade().reports().onVisit(helen, acknowledged)).toBe('No concern has been raised on this visit.');
  });

  test('sent again with the same words it stays answered; with other words it is asked anew', () => {
    const day = aVisitMade().reports({ concern: CONCERN });
    day.onVisit(helen, acknowledged);
    day.reports({ concern: CONCERN }).post();
    expect(day.visit().concernAcknowledged).not.toBeNull();
    day.skipsTo('15:00').reports({ concern: `${CONCERN} And no food.` });
    expect(day.visit().concernAcknowledged).toBeNull();
    expect(day.post()).toContain('15:00 concern: Helen');
  });

  test('added to the report of a visit that is closed already, it reaches the lead all the same', () => {
    const day = aVisitMade().reports();
    day.onVisit(sam, recorded);
    expect(day.status()).toBe('closed');
    day.skipsTo('16:30').reports({ concern: CONCERN });
    expect(day.post()).toEqual([
      CPOMS_TEXT,
      '16:30 action: Sam',
      '16:30 cpoms due: Sam, Priya',
      '16:30 concern: Helen',
    ]);
    expect(day.until('16:45').post()).toEqual(['16:45 concern: Rhys, Helen']);
  });

  test('where the safeguarding lead was on the visit, it goes on to the others at once', () => {
    const leadVisits = { ...sam, roles: ['visitor' as const, 'safeguarding lead' as const] };
    const helenInTeam = { ...helen, roles: ['safeguarding team' as const] };
    const day = aVisitMade({ staff: staffWith(leadVisits, helenInTeam) }).reports({ concern: CONCERN });
    expect(day.post()).toEqual([CPOMS_TEXT, TALK, '14:55 concern: Rhys, Helen']);
  });
});

describe('was the child seen', () => {
  test('not seen on a welfare reason: the lead hears at once and must answer before it is closed', () => {
    const day = aVisitMade().reports({ childSeen: false, seenBy: '' });
    expect(day.post()).toEqual([CPOMS_TEXT, TALK, '14:55 concern: Helen']);
    expect(day.visit().concern?.words).toBe('The child was not seen on a welfare visit.');
    day.onVisit(sam, recorded);
    expect(day.status()).toBe('reported');
    day.onVisit(helen, acknowledged);
    day.onVisit(helen, talkedOver);
    expect(day.status()).toBe('closed');
  });

  test('with a concern besides, both are said', () => {
    const day = aVisitMade().reports({ childSeen: false, concern: 'A smell of gas.' });
    expect(day.visit().concern?.words).toBe('A smell of gas.\nThe child was not seen on a welfare visit.');
  });

  test('not seen when work was dropped off is no alarm', () => {
    const reason = 'Taking or fetching school work';
    const day = anApprovedVisit({}, { reason, because: { words: reason } }).reports({ childSeen: false });
    expect(day.visit().concern).toBeNull();
  });
});

describe('an incident', () => {
  test('reaches the headteacher at once, and climbs from the end of the day', () => {
    const day = aVisitMade().reports();
    day.onVisit(sam, recorded);
    day.hasIncident().onVisit(sam, written);
    expect(day.post()).toEqual([CPOMS_TEXT, MANAGER, '14:55 incident: Ruth']);
    expect(day.until('18:00').post()).toEqual([
      '15:30 incident: Ruth',
      '16:00 incident: Ruth',
      '17:00 incident: Helen, Tom, Ruth',
      '18:00 incident: Ruth',
    ]);
  });

  test('found hours late, it is one letter to the headteacher', () => {
    const day = aVisitMade();
    const sent = day.now;
    day.reports().onVisit(sam, recorded);
    day.skipsTo('15:45').hasIncident({ at: sent });
    expect(day.post()).toEqual([
      CPOMS_TEXT,
      '15:45 incident told: Helen',
      '15:45 incident: Ruth',
      '15:45 incident record: Sam, Priya',
    ]);
  });

  test('the line manager hears of it, and it is chased until it is recorded; an accusation is neither told nor recorded', () => {
    const day = aVisitMade().reports();
    day.onVisit(sam, recorded);
    day.hasIncident().onVisit(ruth, heard);
    expect(day.post()).toEqual([CPOMS_TEXT, MANAGER, '14:55 incident: Ruth']);
    expect(day.status()).toBe('reported');
    expect(day.until('17:00').post()).toEqual([
      '15:00 incident record: Sam, Priya',
      '16:00 incident record: Sam, Priya',
      '17:00 incident record: Rhys, Helen',
    ]);
    expect(day.onVisit(dev, written)).toBe('');
    expect(day.status()).toBe('closed');
    const accused = aVisitMade().hasIncident({ sort: 'Accusation against staff', what: 'She pushed him.' });
    expect(accused.post()).toEqual(['14:55 accusation: Ruth']);
    expect(accused.onVisit(sam, written)).toBe('There is no incident here to be recorded.');
  });

  test('the headteacher’s answer ends it; nobody else’s counts', () => {
    const day = aVisitMade().hasIncident();
    expect(day.onVisit(helen, heard)).toBe('Only the headteacher can acknowledge an incident.');
    expect(day.onVisit(sam, heard)).toBe('Only the headteacher can acknowledge an incident.');
    expect(day.onVisit(ruth, heard)).toBe('');
    expect(day.visit().incidentAcknowledged).toMatchObject({ by: ruth.email });
  });

  test('an accusation goes to the headteacher as such', () => {
    expect(aVisitMade().hasIncident({ sort: 'Accusation against staff' }).post()).toEqual(['14:55 accusation: Ruth']);
  });

  test('an injury opens two actions: the injury record and support afterwards', () => {
    const day = aVisitMade().hasIncident({ sort: 'Injury or attack' });
    expect(day.visit().actions.map(({ what, owner }) => `${what}: ${owner}`)).toEqual([
      `Complete the injury at work record: ${sam.email}`,
      'Offer post-incident support to the staff concerned: headteacher',
    ]);
    expect(day.post()).toEqual([MANAGER, '14:55 action: Sam, Ruth', '14:55 incident: Ruth']);
  });

  test('the form put right and sent again does not open them twice', () => {
    const day = aVisitMade().hasIncident({ sort: 'Injury or attack' });
    day.skipsTo('15:10').hasIncident({ sort: 'Injury or attack', what: 'A dog bite on the hand.' });
    expect(day.visit().actions).toHaveLength(2);
  });

  test('reported after the visit was closed, it reaches the headteacher all the same', () => {
    const day = aVisitMade().reports();
    day.onVisit(sam, recorded);
    expect(day.status()).toBe('closed');
    const heardBy = ['16:10 incident told: Helen', '16:10 incident: Ruth', '16:10 incident record: Sam, Priya'];
    expect(day.skipsTo('16:10').hasIncident().post()).toEqual([CPOMS_TEXT, ...heardBy]);
    expect(day.status()).not.toBe('closed');
    day.onVisit(ruth, heard);
    day.onVisit(sam, written);
    expect(day.status()).toBe('closed');
  });

  test('where the headteacher was on the visit, senior leaders hear at once, and one of them answers', () => {
    const headVisits = { ...sam, roles: ['visitor' as const, 'headteacher' as const] };
    const noHead = { ...ruth, roles: ['senior leader' as const] };
    const day = aVisitMade({ staff: staffWith(headVisits, noHead) }).hasIncident();
    expect(day.post().join()).toMatch(/14:55 incident: .*Tom/);
    expect(day.onVisit(sam, heard)).toBe('Only the headteacher can acknowledge an incident.');
    expect(day.onVisit(tom, heard)).toBe('');
  });
});

describe('an accusation against the headteacher', () => {
  const against = { sort: 'Accusation against staff', againstHead: true, what: 'She shouted at him.' } as const;
  const chair = { ...lee, email: 'chair@school.example', name: 'Zoe Quill', roles: [] };
  const withChair = { staff: [...staffWith(), chair], settings: { chair: chair.email } };

  test('goes to the chair and to no headteacher, again until the chair has read it; the log names nobody', () => {
    const day = aVisitMade(withChair).hasIncident(against);
    expect(day.post()).toEqual(['14:55 accusation: Zoe']);
    expect(day.onVisit(ruth, heard)).toBe('No incident has been reported on this visit.');
    expect(day.until('18:00').post().join()).toMatch(/16:00 accusation: Zoe.*18:00 accusation: Zoe/);
    expect(day.onVisit(chair, heard)).toBe('');
    expect(day.log().join()).not.toMatch(/incident|accus|Zoe/i);
    expect(day.until('20:30').post().join()).not.toContain('accusation');
  });

  test('is not lost behind what the other visitor writes of the same visit: each waits for whoever answers it', () => {
    const day = aVisitMade(withChair).hasIncident(against);
    day.skipsTo('15:00').hasIncident({ responseId: 'second', what: 'Dad shouted.' });
    const heardOf = day.post().filter((line) => /incident|accusation/.test(line));
    expect(heardOf).toEqual([
      '14:55 accusation: Zoe',
      '15:00 incident told: Helen',
      '15:00 incident: Ruth',
      '15:00 incident record: Sam, Priya',
    ]);
    expect(day.onVisit(ruth, heard)).toBe('');
    expect(day.until('16:05').post().join()).toMatch(/16:00 accusation: Zoe/);
    expect(day.onVisit(chair, heard)).toBe('');
    expect(day.visit()).toMatchObject({
      incidentAcknowledged: { by: ruth.email },
      earlierIncidents: [{ againstHead: true, acknowledged: { by: chair.email } }],
    });
    expect(day.until('18:05').post().join()).not.toContain('accusation');
  });

  test('where no chair is named, administrators are asked for one; once there is one, the chair hears at once', () => {
    const day = aVisitMade().hasIncident(against);
    expect(day.post()).toEqual(['14:55 name a chair: Lee']);
    expect(day.until('16:05').post()).toContain('16:00 name a chair: Lee');
    day.school = { ...day.school, staff: withChair.staff, settings: { ...day.school.settings, chair: chair.email } };
    expect(day.until('16:06').post()).toEqual(['16:06 accusation: Zoe']);
  });

  test.each([
    ['a headteacher', { settings: { chair: ruth.email } }],
    ['off the staff list', { settings: { chair: chair.email } }],
    ['not active any more', { ...withChair, staff: [...staffWith(), { ...chair, active: false }] }],
  ])('the chair is %s: as if none were named, so that the accused never reads it', (_, given) => {
    const day = aVisitMade(given).hasIncident(against);
    expect(day.post()).toEqual(['14:55 name a chair: Lee']);
    expect(day.onVisit(ruth, heard)).toBe('No incident has been reported on this visit.');
  });
});

describe('actions', () => {
  const call = { act: 'add action', what: 'Call Mum about Monday', owner: priya.email, due: WEDNESDAY } as const;

  test('from the report: each owner is told, reminded at the end of its day and each day after, then the lead', () => {
    const day = aVisitMade().reports({ actions: [{ what: 'Call Mum', owner: dev.email, due: WEDNESDAY }] });
    day.onVisit(sam, recorded);
    expect(day.post()).toEqual([CPOMS_TEXT, '14:55 action: Dev']);
    expect(day.status()).toBe('reported');
    expect(day.until('15:59', WEDNESDAY, 5).post()).toEqual([]);
    expect(day.until('16:05', WEDNESDAY).post()).toEqual(['16:00 action due: Dev']);
    expect(day.until('16:05', THURSDAY, 5).post()).toEqual(['16:00 action due: Dev']);
    expect(day.until('16:05', '2026-05-08', 5).post()).toEqual(['16:00 action due: Dev, Helen']);
  });

  test('a report sent twice opens an action once', () => {
    const actions = [{ what: 'Call Mum', owner: dev.email, due: WEDNESDAY }];
    expect(aVisitMade().reports({ actions }).reports({ actions }).visit().actions).toHaveLength(1);
  });

  test('the last one done closes the visit', () => {
    const day = aVisitMade().reports();
    expect(day.onVisit(helen, call)).toBe('');
    day.onVisit(sam, recorded);
    expect(day.status()).toBe('reported');
    expect(day.onVisit(priya, { act: 'action done', id: 'A1', words: 'She comes on Monday.' })).toBe('');
    expect(day.status()).toBe('closed');
  });

  test('its owner closes it, and those who keep the records; nobody else', () => {
    const day = aVisitMade();
    day.onVisit(helen, { ...call, owner: lee.email });
    const done = { act: 'action done', id: 'A1', words: '' } as const;
    const administratorToo = { ...lee, email: 'other@school.example' };
    expect(day.onVisit(administratorToo, done)).toBe(
      "Only the action's owner, visitors, office and safeguarding can close it.",
    );
    expect(day.onVisit(lee, done)).toBe('');
    expect(day.onVisit(sam, done)).toBe('');
    expect(day.visit().actions[0]?.done).toMatchObject({ by: lee.email });
  });

  test('needs an owner who works here and a day that is not past', () => {
    const day = aVisitMade();
    expect(day.onVisit(helen, { ...call, owner: 'gone@school.example' })).toBe(
      'Choose whose action it is from the staff list.',
    );
    expect(day.onVisit(helen, { ...call, due: '2026-05-04' })).toBe('Give the action a date, today or later.');
    expect(day.onVisit(helen, { ...call, due: 'soon' })).toBe('Give the action a date, today or later.');
    expect(day.onVisit(lee, call)).toBe('Only visitors, office and safeguarding can add an action.');
  });

  test('added to a visit that is closed, it is chased like any other', () => {
    const day = aVisitMade().reports();
    day.onVisit(sam, recorded);
    day.onVisit(helen, call);
    day.post();
    expect(day.until('16:05', WEDNESDAY, 5).post()).toEqual(['16:00 action due: Priya']);
  });

  test('whose owner has left goes to the safeguarding lead when it is due', () => {
    const day = aVisitMade().reports();
    day.onVisit(helen, call);
    day.onVisit(sam, recorded);
    day.post();
    day.school = { ...day.school, staff: staffWith({ ...priya, active: false }) };
    expect(day.until('16:05', WEDNESDAY, 5).post()).toEqual(['16:00 action due: Helen']);
  });
});

describe('an immediate concern in the request', () => {
  const police = { act: 'record police', reference: 'GMP 1234', result: 'They go there now.' } as const;

  test('alerts the whole safeguarding team at once, and goes on until the police call is recorded', () => {
    const day = anApprovedVisit({}, {}).asks({ immediateConcern: true }, 'HV-0002');
    expect(day.post()).toContain('13:55 police welfare call: Rhys, Helen');
    expect(day.until('14:25').post()).toContain('14:25 police welfare call: Helen');
    expect(day.onVisit(joan, police, undefined, 'HV-0002')).toBe('');
    expect(day.until('14:55').post().join()).not.toContain('police');
    expect(day.visit('HV-0002').police).toMatchObject({ by: joan.email, reference: 'GMP 1234' });
  });

  test('called off, it is not closed before the police call is recorded', () => {
    const day = anApprovedVisit({}, { immediateConcern: true });
    day.onVisit(sam, { act: 'cancel', words: 'The police go.' });
    expect(day.status()).toBe('cancelled');
    day.onVisit(sam, police);
    expect(day.status()).toBe('closed');
  });

  test('only those concerned record it', () => {
    const day = anApprovedVisit({}, { immediateConcern: true });
    expect(day.onVisit(lee, police)).toBe('Only visitors, office and safeguarding can record this.');
  });
});
