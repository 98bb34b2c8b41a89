// Stories about executions: fresh globals, identity, counting, time, and being broken on purpose.
import { ANN, BEN, OUTSIDER, OWNER, resultOf, START, workspaceWith } from './bundle';

test('nothing global survives, and nothing of Node is there', () => {
  const workspace = workspaceWith('var count = 0; function next() { count += 1; return count }');
  expect([workspace.run('next').result, workspace.run('next').result]).toEqual([1, 1]);
  expect(
    resultOf('return [typeof setTimeout, typeof fetch, typeof URL, typeof Buffer, typeof process, typeof require]'),
  ).toEqual(Array(6).fill('undefined'));
});

test("the script's clock is the Workspace's, and sleep moves it", () => {
  const workspace = workspaceWith('');
  expect(resultOf('return [Date.now(), new Date().toISOString()]', workspace)).toEqual([
    START,
    '2026-05-01T08:00:00.000Z',
  ]);
  expect(resultOf('const from = Date.now(); Utilities.sleep(2000); return Date.now() - from', workspace)).toBe(2000);
  expect(workspace.now).toBe(START + 2000);
});

test('round trips are counted by kind, accessors apart', () => {
  const { roundTrips, accessors, cellsRead, cellsWritten } = (() => {
    const workspace = workspaceWith(`function story() {
      const lock = LockService.getScriptLock(); lock.tryLock(10);
      const sheet = SpreadsheetApp.getActive().getSheetByName('Sheet1');
      sheet.getRange(1, 1, 2, 2).getValues();
      sheet.getRange(1, 1, 1, 2).setValues([[1, 2]]);
      SpreadsheetApp.flush();
      MailApp.sendEmail({ to: '${ANN}', subject: 's', body: 'b' });
      lock.releaseLock();
    }`);
    return workspace.run('story');
  })();
  expect(roundTrips).toEqual({ read: 1, write: 1, flush: 1, lock: 1, mail: 1, fetch: 0, form: 0, other: 0, total: 5 });
  expect({ accessors, cellsRead, cellsWritten }).toEqual({ accessors: 6, cellsRead: 4, cellsWritten: 2 });
});

const LOCKED = `function story() {
  const lock = LockService.getScriptLock(); lock.waitLock(1000);
  const properties = PropertiesService.getScriptProperties();
  try {
    SpreadsheetApp.getActive().getSheets()[0].getRange('A1').setValue('cached');
    properties.setProperty('half', 'done');
    properties.setProperty('whole', 'done');
  } catch (e) {
    properties.setProperty('caught', String(e));
  } finally {
    properties.setProperty('finally', 'ran');
    lock.releaseLock();
  }
}
function free() { return LockService.getScriptLock().tryLock(0) }
function left() { return [PropertiesService.getScriptProperties().getProperties(), SpreadsheetApp.getActive().getSheets()[0].getRange('A1').getValue()] }`;

test('a killed execution does nothing more and leaves its lock free', () => {
  const workspace = workspaceWith(LOCKED);
  workspace.faults.killAt(4);
  const killed = workspace.run('story');
  expect(killed).toMatchObject({ ok: false, killed: true });
  expect(workspace.run('left').result).toEqual([{ half: 'done' }, '']);
  expect(workspace.run('free').result).toBe(true);
});

test('at a kill cached writes may arrive all the same, and the call itself may have happened', () => {
  const workspace = workspaceWith(LOCKED);
  workspace.faults.killAt(4, { cachedWrites: 'arrive', when: 'after' });
  workspace.run('story');
  expect(workspace.run('left').result).toEqual([{ half: 'done', whole: 'done' }, 'cached']);
});

test('a call that throws can be caught', () => {
  const workspace = workspaceWith(LOCKED);
  workspace.faults.throwAt(4, 'Service Spreadsheets failed');
  expect(workspace.run('story').ok).toBe(true);
  expect(workspace.run('left').result).toEqual([
    { half: 'done', caught: 'Exception: Service Spreadsheets failed', finally: 'ran' },
    'cached',
  ]);
});

test('while one execution holds the lock another does not get it', () => {
  const workspace = workspaceWith(LOCKED);
  const got: unknown[] = [];
  workspace.faults.at(3, () => got.push(workspace.run('free').result), { fn: 'story' });
  workspace.run('story');
  expect([got, workspace.run('free').result]).toEqual([[false], true]);
});

test('an expectation that fails inside an interleaved act comes out', () => {
  const workspace = workspaceWith(LOCKED);
  workspace.faults.at(1, () => {
    throw new Error('the test says no');
  });
  expect(() => workspace.run('story')).toThrow('the test says no');
});

test('a named call fails as often as it was told to', () => {
  const workspace = workspaceWith('');
  workspace.faults.failNext('MailApp.sendEmail', 'Service unavailable', 2);
  const body = `const send = () => { try { MailApp.sendEmail('${ANN}', 's', 'b'); return 'sent' } catch (e) { return e.message } };
    return [send(), send(), send()]`;
  expect(resultOf(body, workspace)).toEqual(['Service unavailable', 'Service unavailable', 'sent']);
});

test('after six minutes an execution is stopped dead', () => {
  const workspace = workspaceWith(
    "function story() { try { for (;;) Utilities.sleep(60000) } finally { MailApp.sendEmail('" +
      ANN +
      "', 's', 'b') } }",
  );
  expect(workspace.run('story')).toMatchObject({
    killed: true,
    error: 'Exceeded maximum execution time',
    elapsedMs: 360_000,
  });
  expect(workspace.inbox(ANN)).toEqual([]);
});

test('round trips can cost time', () => {
  const workspace = workspaceWith("function story() { PropertiesService.getScriptProperties().getProperty('a') }");
  workspace.settings.msPerRoundTrip = 150;
  expect(workspace.run('story').elapsedMs).toBe(150);
});

test('properties and cache keep to their limits', () => {
  expect(() => resultOf("PropertiesService.getScriptProperties().setProperty('k', 'x'.repeat(9300))")).toThrow(
    'too large',
  );
  expect(() =>
    resultOf(
      "const p = PropertiesService.getScriptProperties(); for (let i = 0; i < 60; i++) p.setProperty('k' + i, 'x'.repeat(9000))",
    ),
  ).toThrow('property storage quota');
  const workspace = workspaceWith(
    "function put() { CacheService.getScriptCache().put('k', 'v', 60) } function get() { return CacheService.getScriptCache().get('k') }",
  );
  workspace.run('put');
  expect(workspace.run('get').result).toBe('v');
  workspace.advanceMinutes(2);
  expect(workspace.run('get').result).toBe(null);
});

const PAGE = `
  function doGet(e) {
    const who = Session.getActiveUser().getEmail() || 'nobody';
    return HtmlService.createHtmlOutput('<p>' + who + ' ' + (e.parameter.v || '') + '</p>').setTitle('Visit').addMetaTag('viewport', 'width=device-width');
  }
  function rpc(args) { return { who: Session.getActiveUser().getEmail(), as: Session.getEffectiveUser().getEmail(), got: args } }
  function when() { return { at: new Date() } }
  function fails() { throw new Error('no such visit') }
  function hidden_() { return 'secret' }
  function inWebApp() { return [SpreadsheetApp.getActiveSpreadsheet(), LockService.getDocumentLock()] }
  function ui() { SpreadsheetApp.getUi() }`;

test('a page runs as the owner and knows the visitor only inside the domain', () => {
  const workspace = workspaceWith(PAGE);
  expect(workspace.openPage({ v: 'HV-1' }, { as: ANN })).toMatchObject({
    html: `<p>${ANN} HV-1</p>`,
    title: 'Visit',
    metaTags: [{ name: 'viewport', content: 'width=device-width' }],
  });
  expect(workspace.openPage({}, { as: OUTSIDER }).html).toBe('<p>nobody </p>');
  expect(workspace.openPage({}, { as: null }).html).toBe('<p>nobody </p>');
  expect(() => workspace.openPage({ sid: '1' }, { as: ANN })).toThrow('reserved');
});

test('a page calls only functions without an underscore, with plain values', () => {
  const workspace = workspaceWith(PAGE);
  const call = (fn: string, ...args: unknown[]) => workspace.callFromPage(fn, args, { as: ANN });
  expect(call('rpc', { a: [1, null] })).toMatchObject({
    ok: true,
    result: { who: ANN, as: OWNER, got: { a: [1, null] } },
  });
  expect(call('hidden_')).toMatchObject({ ok: false, error: 'Script function not found: hidden_' });
  expect(call('noSuch')).toMatchObject({ ok: false, error: 'Script function not found: noSuch' });
  expect(call('when')).toMatchObject({ ok: true, result: null });
  expect(call('fails')).toMatchObject({ ok: false, error: 'no such visit' });
  expect(call('inWebApp')).toMatchObject({ ok: true, result: [null, null] });
  expect(call('ui')).toMatchObject({ ok: false, error: 'Cannot call SpreadsheetApp.getUi() from this context.' });
  expect(() => call('rpc', new Date())).toThrow('illegal value');
});

test('opening the spreadsheet shows the menus, and a simple trigger may not do much', () => {
  const workspace = workspaceWith(`
    function onOpen() {
      SpreadsheetApp.getUi().createMenu('Home visits').addItem('Set up', 'setUp_').addSeparator().addToUi();
      MailApp.sendEmail('${ANN}', 's', 'b');
    }
    function setUp_() { SpreadsheetApp.getUi().alert('Done', 'All is set up', SpreadsheetApp.getUi().ButtonSet.OK) }`);
  const { menus, execution } = workspace.openSpreadsheet(workspace.controlId, OWNER);
  expect(menus).toEqual([{ name: 'Home visits', items: [{ label: 'Set up', fn: 'setUp_' }, 'separator'] }]);
  expect(execution?.error).toContain('permissions are not sufficient to call MailApp.sendEmail');
  expect(workspace.run('setUp_', [], { context: 'menu' }).shown).toEqual([
    { what: 'alert', title: 'Done', text: 'All is set up' },
  ]);
  expect(() => workspace.openSpreadsheet(workspace.controlId, ANN)).toThrow('need access');
});

test('a service whose scope the manifest leaves out is refused', () => {
  const scopes = ['https://www.googleapis.com/auth/spreadsheets'];
  const workspace = workspaceWith('', { oauthScopes: scopes });
  expect(() => resultOf("FormApp.create('F')", workspace)).toThrow('auth/forms');
  expect(resultOf('return SpreadsheetApp.getActive().getName()', workspace)).toBe('Control');
});

test('it comes back from JSON as it was', () => {
  const workspace = workspaceWith('');
  resultOf(
    "SpreadsheetApp.getActive().getSheets()[0].getRange('C3').setValue('=1+1'); ScriptApp.newTrigger('x').timeBased().everyMinutes(5).create()",
    workspace,
  );
  const saved = JSON.parse(JSON.stringify(workspace.save()));
  const { Workspace } = jest.requireActual<typeof import('../../local/workspace/workspace')>(
    '../../local/workspace/workspace',
  );
  const again = Workspace.load(saved, { dist: workspace.dist });
  expect(again.save()).toEqual(workspace.save());
  expect(again.spreadsheet(again.controlId).sheet('Sheet1').display[2]?.[2]).toBe('2');
});

test('only editors of the Control spreadsheet run the script by hand', () => {
  expect(() => workspaceWith(PAGE).run('rpc', [], { as: BEN })).toThrow('permission');
});

test('Utilities answer as in Apps Script', () => {
  expect(
    resultOf("return Utilities.formatDate(new Date(), 'Europe/London', \"EEE d MMM yyyy 'at' HH:mm z, h:mm a XXX\")"),
  ).toBe('Fri 1 May 2026 at 09:00 BST, 9:00 AM +01:00');
  expect(resultOf("return Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, 'abc').slice(0, 3)")).toEqual([
    -70, 120, 22,
  ]);
  expect(resultOf("return Utilities.base64EncodeWebSafe(Utilities.computeHmacSha256Signature('a', 'key'))")).toMatch(
    /^[\w-]{43}=$/,
  );
  expect(resultOf("return Utilities.newBlob('é').getBytes()")).toEqual([-61, -87]);
  expect(resultOf('return Utilities.DigestAlgorithm.NO_SUCH === undefined')).toBe(true);
});

test('requests go to whoever listens, else there is no such host', () => {
  const workspace = workspaceWith('');
  const body =
    "return UrlFetchApp.fetch('http://127.0.0.1:9/ping', { method: 'post', payload: 'hello' }).getContentText()";
  expect(() => resultOf(body, workspace)).toThrow('DNS error');
  workspace.onFetch = ({ payload }) => ({ code: 200, body: `got ${payload}` });
  expect(resultOf(body, workspace)).toBe('got hello');
  workspace.onFetch = () => ({ code: 500, body: 'broken' });
  expect(() => resultOf(body, workspace)).toThrow('returned code 500');
  expect(workspace.fetches).toHaveLength(3);
});

test('a scope that was unticked stops what needs it', () => {
  const workspace = workspaceWith('', {
    oauthScopes: ['https://www.googleapis.com/auth/forms', 'https://www.googleapis.com/auth/script.send_mail'],
  });
  const require = (scope: string) =>
    resultOf(
      `ScriptApp.requireScopes(ScriptApp.AuthMode.FULL, ['https://www.googleapis.com/auth/${scope}'])`,
      workspace,
    );
  require('forms');
  workspace.settings.refusedScopes = ['https://www.googleapis.com/auth/forms'];
  require('script.send_mail');
  expect(() => require('forms')).toThrow('Authorization is required');
  expect(() => resultOf('ScriptApp.requireAllScopes(ScriptApp.AuthMode.FULL)', workspace)).toThrow('Authorization');
  expect(() => resultOf("FormApp.create('F')", workspace)).toThrow('permissions are not sufficient');
});

test('a suspended account opens nothing, and the pages of a suspended owner are gone', () => {
  const workspace = workspaceWith(PAGE);
  workspace.suspend(ANN);
  expect(() => workspace.openPage({}, { as: ANN })).toThrow('suspended');
  workspace.suspend(OWNER);
  expect(() => workspace.openPage({}, { as: BEN })).toThrow('unable to open');
});

test('killed at any round trip, a row that is written whole is there before or after, never between', () => {
  const code = `function story() {
      const sheet = SpreadsheetApp.getActive().getSheets()[0];
      sheet.getRange(1, 1, 1, 3).setValues([['a', 'b', 'c']]);
      SpreadsheetApp.flush();
      MailApp.sendEmail('${ANN}', 's', 'b');
      sheet.getRange(1, 1, 1, 3).setValues([['x', 'y', 'z']]);
    }`;
  for (const when of ['before', 'after'] as const) {
    for (let k = 1, killed = true; killed; k++) {
      const workspace = workspaceWith(code);
      workspace.faults.killAt(k, { when });
      killed = workspace.run('story').killed;
      const row = workspace.spreadsheet(workspace.controlId).sheet('Sheet1').display[0]?.join('') ?? '';
      expect(['', 'abc', 'xyz']).toContain(row);
      expect(row === 'xyz').toBe(!killed);
    }
  }
});
