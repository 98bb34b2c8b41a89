// Stories about mail and about the clock's triggers.
import { ANN, BEN, OUTSIDER, OWNER, resultOf, START, workspaceWith } from './bundle';

const SEND = `function send() {
  MailApp.sendEmail({
    to: '${ANN}, ${OUTSIDER}', subject: 'Where are you?', body: 'Please answer', htmlBody: '<b>Please answer</b>', name: 'Home Visits',
    replyTo: 'homevisits+tag7@school.example',
    attachments: [Utilities.newBlob('<h1>Report</h1>', 'text/html', 'report.html').getAs('application/pdf')],
  });
}
function read() {
  const found = Gmail.Users.Messages.list('me', { labelIds: ['INBOX'], maxResults: 10 });
  return (found.messages || []).map(({ id }) => {
    const { payload } = Gmail.Users.Messages.get('me', id, { format: 'full' });
    const header = (name) => (payload.headers.find((one) => one.name === name) || {}).value;
    const text = Utilities.newBlob(Utilities.base64DecodeWebSafe(payload.body.data)).getDataAsString();
    return [header('From'), header('Delivered-To'), header('Authentication-Results') || '', text.split('\\n')[0]];
  });
}`;

test('mail arrives, inside and outside, with what was attached', () => {
  const workspace = workspaceWith(SEND);
  workspace.run('send');
  const [mail] = workspace.inbox(ANN);
  expect(mail).toMatchObject({ from: OWNER, name: 'Home Visits', subject: 'Where are you?', at: START });
  expect(mail?.attachments).toEqual([
    { name: 'report.pdf', mimeType: 'application/pdf', base64: '', html: '<h1>Report</h1>' },
  ]);
  expect(workspace.inbox(OUTSIDER)).toHaveLength(1);
});

test('an answer to a plus-address reaches the account, and a forged sender fails authentication', () => {
  const workspace = workspaceWith(SEND);
  workspace.settings.gmailService = true;
  workspace.run('send');
  const [mail] = workspace.inbox(ANN);
  workspace.reply(mail?.id ?? '', 'back', { as: ANN });
  workspace.reply(mail?.id ?? '', 'help', { as: OUTSIDER });
  workspace.reply(mail?.id ?? '', 'approve', { as: OUTSIDER, fromHeader: `Ann Archer <${ANN}>` });
  const to = 'homevisits+tag7@school.example';
  expect(workspace.run('read').result).toEqual([
    [`Ann Archer <${ANN}>`, to, expect.stringContaining('dmarc=fail'), 'approve'],
    [OUTSIDER, to, expect.stringContaining('dmarc=pass'), 'help'],
    [`Ann Archer <${ANN}>`, to, '', 'back'],
  ]);
});

test('Gmail is not there until somebody switches it on', () => {
  expect(workspaceWith(SEND).run('read').error).toBe('Gmail is not defined');
});

test('the quota counts recipients and comes back the next day', () => {
  const workspace = workspaceWith('');
  expect(resultOf('return MailApp.getRemainingDailyQuota()', workspace)).toBe(1500);
  resultOf(
    `MailApp.sendEmail({ to: '${OUTSIDER},${OUTSIDER}', cc: '${OUTSIDER}', subject: 's', body: 'b' })`,
    workspace,
  );
  expect(workspace.getRemainingDailyQuota()).toBe(1497);
  workspace.faults.mailQuota = 1;
  const two = `MailApp.sendEmail('${ANN},${BEN}', 's', 'b')`;
  expect(() => resultOf(two, workspace)).toThrow('too many times for one day: email');
  workspace.faults.mailQuota = null;
  workspace.advanceMinutes(24 * 60);
  expect(workspace.getRemainingDailyQuota()).toBe(1500);
});

test('mail without a recipient, or with a bad one, is refused', () => {
  expect(() => resultOf("MailApp.sendEmail({ to: '', subject: 's', body: 'b' })")).toThrow('no recipient');
  expect(() => resultOf("MailApp.sendEmail({ to: 'ann', subject: 's', body: 'b' })")).toThrow('Invalid email: ann');
  expect(() =>
    resultOf("MailApp.sendEmail({ to: Array(51).fill('a@b.example').join(), subject: 's', body: 'b' })"),
  ).toThrow('Per Message');
});

const TICK = `
  function install() { ScriptApp.newTrigger('tick_').timeBased().everyMinutes(5).create() }
  function daily() { ScriptApp.newTrigger('tick_').timeBased().everyDays(1).atHour(7).create() }
  function tick_(e) { console.log(Session.getActiveUser().getEmail() + ' ' + e.hour + ':' + e.minute) }
  function mine() { return ScriptApp.getProjectTriggers().map((one) => one.getHandlerFunction() + ' ' + one.getEventType()) }
  function share() { SpreadsheetApp.getActive().addEditor('${ANN}') }`;

test('the tick comes round as time passes, as the person who installed it', () => {
  const workspace = workspaceWith(TICK);
  workspace.run('install');
  const ran = workspace.advanceMinutes(12);
  expect(ran.map(({ at, as, log }) => [(at - START) / 60_000, as, log])).toEqual([
    [5, OWNER, [`${OWNER} 9:5`]],
    [10, OWNER, [`${OWNER} 9:10`]],
  ]);
  expect(workspace.now).toBe(START + 12 * 60_000);
  expect(workspace.nextTriggerAt()).toBe(START + 15 * 60_000);
});

test('only who installed a trigger sees it', () => {
  const workspace = workspaceWith(TICK);
  workspace.run('install');
  workspace.run('share');
  expect(workspace.run('mine').result).toEqual(['tick_ CLOCK']);
  expect(workspace.run('mine', [], { as: ANN }).result).toEqual([]);
});

test('a daily trigger keeps to the wall clock over the clock change', () => {
  const workspace = workspaceWith(TICK);
  workspace.setClockWithoutTriggers(Date.UTC(2026, 9, 24, 12));
  workspace.run('daily');
  const ran = workspace.advanceTo(Date.UTC(2026, 9, 27));
  expect(ran.map(({ at }) => new Date(at).toISOString())).toEqual([
    '2026-10-25T07:00:00.000Z',
    '2026-10-26T07:00:00.000Z',
  ]);
});

test('an outage runs nothing, and what was missed is not made up for', () => {
  const workspace = workspaceWith(TICK);
  workspace.run('install');
  workspace.setClockWithoutTriggers(START + 62 * 60_000);
  expect(workspace.executions).toHaveLength(1);
  expect(workspace.advanceMinutes(5)).toHaveLength(1);
});

test('triggers can be late, doubled, skipped, stopped, or die with their owner', () => {
  const workspace = workspaceWith(TICK);
  workspace.run('install');
  workspace.faults.triggersLateMinutes = 2;
  expect(workspace.advanceMinutes(8).map(({ at }) => (at - START) / 60_000)).toEqual([7]);
  workspace.faults.clear();
  workspace.faults.triggersDoubled = true;
  expect(workspace.advanceMinutes(5)).toHaveLength(2);
  workspace.faults.clear();
  workspace.faults.triggersSkipped = 1;
  expect(workspace.advanceMinutes(10)).toHaveLength(1);
  workspace.stopTriggers();
  expect(workspace.advanceMinutes(30)).toHaveLength(0);
  workspace.startTriggers();
  workspace.suspend(OWNER);
  expect(workspace.advanceMinutes(30)).toHaveLength(0);
});

test('only some numbers of minutes are allowed, and twenty triggers', () => {
  expect(() => resultOf("ScriptApp.newTrigger('x').timeBased().everyMinutes(2)")).toThrow(
    'must be one of 1, 5, 10, 15, 30',
  );
  expect(() =>
    resultOf("for (let i = 0; i < 21; i++) ScriptApp.newTrigger('x').timeBased().everyMinutes(1).create()"),
  ).toThrow('too many triggers');
});
