// Triggers and pages stop with the account that made them: a standby account does the same work, and nothing is doubled.

import { School } from '../../src/school/school';
import { HOUR, MINUTE } from '../../src/time';
import { noteBeside, types } from '../refusals/control';
import { sampleSchool } from '../samples';
import { readingReplies } from '../story/reads-replies';
import { PEOPLE, type SchoolDay } from '../story/school-day';
import { checked } from '../story/visited';
import { count } from './counts';
import { whatIsWrong } from './invariants';
import { choosesSetUp, mailsSince, named, repliesRead, STANDBY, STANDBY_APP, standingBy, wholeVisit } from './standby';

const { owner, visitor, watcher, office, team, administrator, lead } = PEOPLE;
const READING = readingReplies();

let alone: SchoolDay;
let both: SchoolDay;
beforeAll(() => {
  alone = repliesRead(READING);
  both = standingBy(alone.branch());
});

/** Both accounts run, or only one. */
function playing(how: (day: SchoolDay) => void = () => {}): SchoolDay {
  const day = both.branch();
  how(day);
  return day;
}

const suspended = (email: string) => (day: SchoolDay) => day.workspace.suspend(email);
const standbysPages = (day: SchoolDay) => {
  day.webApp = STANDBY_APP;
};
const triggersOf = (day: SchoolDay, email: string) =>
  day.workspace
    .triggers()
    .filter((trigger) => trigger.owner === email)
    .map(({ fn }) => fn)
    .sort();
/** The clock goes on, and both accounts' ticks run once an hour: enough for what they look at now and then. */
function hours({ workspace }: SchoolDay, count: number): void {
  for (let i = 0; i < count; i++) {
    workspace.setClockWithoutTriggers(workspace.now + 59 * MINUTE);
    workspace.advanceMinutes(1);
  }
}
/** The next day: a night in which nothing ran, and then long enough to know who runs. */
function tomorrow(day: SchoolDay): void {
  day.workspace.setClockWithoutTriggers(day.workspace.now + 22 * HOUR);
  hours(day, 3);
}
const stoppedMails = (day: SchoolDay) =>
  day.subjects(administrator).filter((subject) => /needs you: .*has stopped/.test(subject));

describe('a whole visit, from the request to the archive', () => {
  let usual: string[];
  beforeAll(() => {
    const day = alone.branch();
    usual = wholeVisit(day);
    expect(whatIsWrong(day.workspace)).toEqual([]);
  });

  test('is the one that it should be: the alarm comes at its times', () => {
    const at = (words: RegExp) => usual.filter((mail) => words.test(mail)).map((mail) => mail.slice(0, 5));
    expect(at(/Are you back/)).toEqual(['14:45']);
    expect(new Set(at(/OVERDUE/))).toEqual(new Set(['14:55']));
  });

  test.each<[string, (day: SchoolDay) => void]>([
    [
      'both accounts run, each trigger twice, and people’s pages are the standby’s',
      (day) => {
        day.workspace.state.triggers.reverse();
        day.workspace.faults.triggersDoubled = true;
        standbysPages(day);
      },
    ],
    ['the standby is suspended', suspended(STANDBY)],
    [
      'the owner is suspended from before the request until the day after',
      (day) => {
        suspended(owner)(day);
        standbysPages(day);
      },
    ],
  ])('%s: every mail comes once, at its time', (_, how) => {
    const day = playing(how);
    expect(wholeVisit(day)).toEqual(usual);
    expect(whatIsWrong(day.workspace)).toEqual([]);
    expect(() => day.visit('HV-0001')).toThrow('is not open');
    count({ executions: day.workspace.executions.length });
  });
});

describe('the owner is suspended', () => {
  let day: SchoolDay;
  let ref: string;
  beforeAll(() => {
    day = playing(suspended(owner));
    ref = day.asksAndAssesses({ arrive: '09:30', backBy: '10:15' });
  });

  test('his pages open no more, and the buttons of each mail lead to the standby’s, which do', () => {
    const mail = day.mailTo(team, 'Please approve');
    expect(mail.from).toBe(STANDBY);
    const links = [...mail.htmlBody.matchAll(/href="(https:[^"]*exec[^"]*)"/g)].map(([, link = '']) => link);
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) expect(link.startsWith(`${STANDBY_APP}?`)).toBe(true);
    expect(() => day.reads(team, { p: 'visit', ref })).toThrow('Sorry, unable to open the file at this time.');
    const page = day.workspace.openPage({ p: 'visit', ref }, { as: team, at: STANDBY_APP });
    expect(page.html).toContain(`${STANDBY_APP}?p=home`);
    expect(page.html).not.toContain('DEPLOYMENT');
    // And each mail says where else its pages are.
    expect(mail.body).toContain(`If a button does not open: ${day.school.settings.webAppUrl}?p=home`);
    const before = playing();
    before.asksAndAssesses();
    expect(before.mailTo(team, 'Please approve').body).toContain(`If a button does not open: ${STANDBY_APP}?p=home`);
    // Who taps is still who is signed in, whoever the page runs as.
    expect(day.workspace.openPage({ p: 'visit', ref }, { as: null, at: STANDBY_APP }).html).toContain(
      'did not say who',
    );
  });

  test('replies go to the standby’s mailbox, which its own ticks read', () => {
    const next = day.branch();
    const mail = next.mailTo(team, 'Please approve');
    expect(mail.replyTo).toMatch(/^standby\+HV-0001-[0-9a-f]+@school\.example$/);
    next.workspace.reply(mail.id, 'approve', { as: team });
    next.workspace.advanceMinutes(2);
    expect(next.visit(ref).decision?.ruling).toBe('approved');
    // He comes back: his ticks read another mailbox, and the standby's go on where they were.
    next.workspace.suspend(owner, false);
    hours(next, 1);
    next.workspace.advanceMinutes(2);
    expect(next.subjects(visitor).filter((subject) => subject.startsWith('Approved'))).toHaveLength(1);
  });

  test('a reply that waited while the standby stood still is read, whatever came to the owner’s mailbox meanwhile', () => {
    const next = day.branch();
    const afternoon = next.asksAndAssesses();
    next.workspace.suspend(owner, false);
    next.workspace.suspend(STANDBY);
    next.workspace.reply(next.mailTo(team, 'Please approve').id, 'approve', { as: team });
    hours(next, 1);
    const news = { from: 'news@elsewhere.example', to: owner, subject: 'News', body: 'x' };
    next.workspace.sendMail(news);
    next.workspace.advanceMinutes(1);
    next.workspace.suspend(STANDBY, false);
    next.workspace.advanceMinutes(1);
    expect(next.visit(afternoon).decision?.ruling).toBe('approved');
  });

  test('and his account alone is administrator: the safeguarding lead is told', () => {
    const next = playing(suspended(owner));
    const { display } = next.workspace.spreadsheet(next.workspace.controlId).sheet('Staff');
    const column = String.fromCharCode(65 + (display[0] ?? []).indexOf('Active'));
    for (const email of [administrator, 'mei.tanaka@school.example']) {
      const row = display.findIndex((cells) => cells.includes(email)) + 1;
      next.workspace.editCell(next.workspace.controlId, 'Staff', `${column}${row}`, 'No', STANDBY);
    }
    hours(next, 2);
    expect(next.subjects(lead)).toEqual(expect.arrayContaining([expect.stringContaining('has stopped')]));
  });

  test('administrators are told once a day, with what to do, for as long as it lasts; nobody once he is back', () => {
    const next = day.branch();
    hours(next, 2);
    expect(stoppedMails(next)).toHaveLength(1);
    const { body } = next.mailTo(administrator, 'has stopped');
    expect(body).toContain('It looked round last on Tue 12 May at 09:00');
    expect(body).toContain(`type ${STANDBY} beside Mailbox in the sheet Settings`);
    const check = () => String(next.workspace.run('checkEverything_', [], { as: STANDBY, context: 'menu' }).result);
    expect(check()).toContain(`The owner’s engine (${owner}) has stopped`);
    tomorrow(next);
    expect(stoppedMails(next)).toHaveLength(2);
    next.workspace.suspend(owner, false);
    tomorrow(next);
    expect(stoppedMails(next)).toHaveLength(2);
    expect(check()).not.toContain('has stopped');
  });

  test('he comes back in the middle of an alarm: each step is sent once', () => {
    const next = day.branch();
    standbysPages(next);
    next.taps(team, { page: 'visit', ref, act: 'approve', party: 'alone' });
    const out = next.leaves([ref], { due: '10:15' });
    next.leaps('10:25');
    next.workspace.suspend(owner, false);
    next.until('10:27');
    for (const one of [watcher, office])
      expect(next.subjects(one).filter((subject) => /OVERDUE/.test(subject))).toHaveLength(1);
    next.webApp = undefined;
    next.says(visitor, out, 'back');
    next.workspace.advanceMinutes(1);
    expect(whatIsWrong(next.workspace)).toEqual([]);
  });

  test('the archive that the standby makes is the owner’s to go on with', () => {
    const next = day.branch();
    standbysPages(next);
    next.taps(team, { page: 'visit', ref, act: 'decline', words: 'Ring them first' });
    next.workspace.setClockWithoutTriggers(next.workspace.now + 25 * HOUR);
    next.workspace.advanceMinutes(1);
    const archive = () => next.workspace.state.spreadsheets.find(({ name }) => name.includes('archive'));
    expect(archive()).toMatchObject({ owner: STANDBY, editors: [owner] });
    next.workspace.suspend(owner, false);
    next.workspace.suspend(STANDBY);
    next.webApp = undefined;
    const second = next.asksAndAssesses();
    next.taps(team, { page: 'visit', ref: second, act: 'decline', words: 'Ring them first' });
    next.workspace.setClockWithoutTriggers(next.workspace.now + 25 * HOUR);
    next.workspace.advanceMinutes(1);
    expect(() => next.visit(second)).toThrow('is not open');
    expect(
      next.workspace
        .spreadsheet(archive()?.id ?? '')
        .sheet('Archive')
        .display.map(([first]) => first),
    ).toEqual(expect.arrayContaining([ref, second]));
  });
});

test('the standby is suspended: administrators are told, and nothing is missed', () => {
  const day = playing(suspended(STANDBY));
  hours(day, 2);
  expect(stoppedMails(day)).toEqual([`Home Visits needs you: The standby account ${STANDBY} has stopped`]);
  expect(checked(day)).toContain(
    `The standby account ${STANDBY} has stopped: it looked round last on Tue 12 May at 09:00`,
  );
});

test('after an outage of both nobody is told that one has stopped', () => {
  const day = playing();
  day.workspace.setClockWithoutTriggers(day.workspace.now + 5 * HOUR);
  hours(day, 3);
  expect(stoppedMails(day)).toEqual([]);
  day.leaps('08:31', '2026-05-13');
  expect(day.mailTo(administrator, /^Home Visits(:| is)/).subject).toBe('Home Visits is well');
});

test('ticks at the same instant: one runs whole at every call of the other, and each mail comes once', () => {
  const scene = playing();
  const ref = scene.approved({ arrive: '09:10', backBy: '09:30' });
  scene.leaves([ref], { due: '09:30' });
  scene.leaps('09:35');
  scene.workspace.setClockWithoutTriggers(scene.workspace.now + 5 * MINUTE);
  const before = scene.mailCount;
  const tick = (day: SchoolDay, as: string) => day.workspace.run('tick_', [], { as, context: 'trigger' });
  const whole = scene.branch();
  const calls = tick(whole, owner).roundTrips.total;
  const usual = mailsSince(whole, before);
  expect(usual.filter((mail) => /OVERDUE/.test(mail)).length).toBeGreaterThan(1);
  // Either way round the code is the same and the links are not: the second way is tried at every fourth call.
  for (const [first, second, step] of [
    [owner, STANDBY, 1],
    [STANDBY, owner, 4],
  ] as const) {
    for (let k = 1; k <= calls; k += step) {
      const day = scene.branch();
      day.workspace.faults.at(k, () => tick(day, second));
      tick(day, first);
      expect([k, mailsSince(day, before)]).toEqual([k, usual]);
      count({ interleavings: 1, executions: 2 });
    }
  }
});

describe('setting it up', () => {
  test('from its own menu: its own triggers, twice none twice, and none of the owner’s go', () => {
    const day = both.branch();
    const handlers = ['controlEdited_', ...Array(4).fill('formSubmitted_'), 'tick_'];
    expect(triggersOf(day, STANDBY)).toEqual(handlers);
    expect(triggersOf(day, owner)).toEqual(handlers);
    const ids = () => day.workspace.triggers().map(({ id }) => id);
    const before = ids();
    expect(choosesSetUp(day, STANDBY)).toContain('stands by');
    expect(choosesSetUp(day, owner)).toContain('Home Visits is set up');
    expect(ids()).toEqual(before);
    expect(checked(day)).not.toContain('standby');
  });

  test('its own web app’s address is filled in, and the owner’s never taken for it', () => {
    expect(both.school.settings).toMatchObject({ standby: STANDBY, standbyUrl: STANDBY_APP });
    const day = named(alone.branch());
    // It has deployed nothing: Google names the owner's.
    expect(choosesSetUp(day, STANDBY)).toContain('The standby account has no web app');
    expect(day.school.settings.standbyUrl).toBe('');
    types(day, 'Settings', 'Standby web app address', 'Value', day.school.settings.webAppUrl);
    expect(noteBeside(day, 'Settings', 'Standby web app address')).toContain('This is the owner’s deployment');
    types(day, 'Settings', 'Standby account', 'Value', owner);
    expect(noteBeside(day, 'Settings', 'Standby account')).toContain('This is the account in Mailbox');
  });

  test('anybody else is refused, be they an editor of Control', () => {
    const day = both.branch();
    day.workspace.spreadsheetState(day.workspace.controlId).editors.push(lead);
    expect(choosesSetUp(day, lead)).toContain(`Home Visits belongs to ${owner}, and you are ${lead}`);
    expect(triggersOf(day, lead)).toEqual([]);
  });

  test('named and never set up, or not let into Control: “Check everything” says what to do', () => {
    const day = alone.branch();
    expect(checked(day)).not.toContain('standby');
    day.workspace.addPerson(STANDBY, 'Home Visits standby');
    types(day, 'Settings', 'Standby account', 'Value', STANDBY);
    const words = checked(day);
    expect(words).toContain(
      'The standby account was never set up: share Control with standby@school.example as editor',
    );
    expect(words).toContain('The standby account cannot change Control.');
  });

  test('a file that was closed to it is named, and it does not install itself half', () => {
    const day = both.branch();
    const form = day.workspace.state.forms.find(({ title }) => title === 'Home Visit Form');
    if (form) form.editors = [];
    expect(checked(day)).toContain('The standby account cannot change the form “Home Visit Form”. As the owner,');
    expect(choosesSetUp(day, STANDBY)).toContain('cannot change the form “Home Visit Form” yet');
    choosesSetUp(day, owner);
    expect(checked(day)).not.toContain('cannot change');
  });

  test('the minutes between looks change: each account is asked for its own Set up', () => {
    const day = both.branch();
    types(day, 'Settings', 'Minutes between looks', 'Value', '5');
    choosesSetUp(day, owner);
    expect(checked(day)).toContain(`sign in as ${STANDBY} and choose Home Visits, Set up`);
    choosesSetUp(day, STANDBY);
    expect(checked(day)).not.toContain('have changed since the standby account');
    const every = day.workspace.state.triggers.flatMap(({ fn, schedule }) => (fn === 'tick_' ? [schedule?.every] : []));
    expect(every).toEqual([5, 5]);
  });

  test('it is taken out of Settings: the files are closed to it', () => {
    const day = both.branch();
    types(day, 'Settings', 'Standby account', 'Value', '');
    expect(day.workspace.state.forms.flatMap(({ editors }) => editors)).toEqual([]);
    expect(checked(day)).not.toContain('standby');
    // Its triggers are its own to delete.
    day.workspace.advanceMinutes(2);
    expect(
      day.subjects(administrator).filter((subject) => subject.includes(`${STANDBY} runs Home Visits too`)),
    ).toHaveLength(1);
  });

  test('a school set up before there were standby accounts reads its record as ever', () => {
    const { engines: _, mailboxes: __, ...school } = sampleSchool();
    const { standby: ___, standbyUrl: ____, ...settings } = school.settings;
    expect(School().parse(JSON.parse(JSON.stringify({ ...school, settings }))).settings.standby).toBe('');
  });
});

test('the owner is deleted: his files go to the standby, whose address is typed beside Mailbox, and who owns it from then on', () => {
  const day = both.branch();
  const { workspace } = day;
  workspace.removeAccount(owner, STANDBY);
  standbysPages(day);
  const ref = day.asksAndAssesses({ arrive: '09:30', backBy: '10:15' });
  const rows = workspace.spreadsheet(workspace.controlId).sheet('Settings').display;
  const row = rows.findIndex(([name]) => name === 'Mailbox') + 1;
  workspace.editCell(workspace.controlId, 'Settings', `B${row}`, STANDBY, STANDBY);
  expect(choosesSetUp(day, STANDBY)).toContain('Home Visits is set up: 4 forms');
  expect(triggersOf(day, STANDBY)).toEqual(['controlEdited_', ...Array(4).fill('formSubmitted_'), 'tick_']);
  day.taps(team, { page: 'visit', ref, act: 'approve', party: 'alone' });
  day.leaves([ref], { due: '10:15' });
  day.leaps('10:26');
  const mail = day.mailTo(watcher, 'OVERDUE');
  expect(mail.htmlBody).toContain(STANDBY_APP);
  day.workspace.reply(day.mailTo(visitor, 'Are you back?').id, 'back', { as: visitor });
  day.workspace.advanceMinutes(2);
  expect(day.outing().backAt).not.toBeNull();
  expect(whatIsWrong(workspace)).toEqual([]);
});
