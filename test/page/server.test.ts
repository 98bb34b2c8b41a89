// The local Workspace's page through its API: state, mails, forms, sheets, the web app, the clock, faults, refusals.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildBundle } from '../../build/bundle';
import type {
  BookView,
  MailView,
  OpenedFormView,
  PassedView,
  RanView,
  StateView,
  SubmittedView,
} from '../../local/page/protocol';
import { foundSchool, schoolOf } from '../../local/school';
import { type Server, startServer } from '../../local/server';
import type { Workspace } from '../../local/workspace/workspace';

const MAYA = 'maya.osei@school.example';
const GRACE = 'grace.adebayo@school.example';
const OFFICE = 'joanna.kowalska@school.example';
const OWNER = 'homevisits@school.example';

// Schools are set up and hours pass in here.
jest.setTimeout(30_000);

const dist = mkdtempSync(join(tmpdir(), 'home-visits-page-'));
const kept: Workspace[] = [];
let server: Server;

beforeAll(async () => {
  await buildBundle({ outDir: dist });
  const afresh = (school: string, webAppUrl: string) => foundSchool({ dist, webAppUrl, school: schoolOf(school) });
  const workspace = afresh('spt', 'http://localhost:1/webapp/exec');
  const changed = (now: Workspace) => kept.push(now);
  server = await startServer({ workspace, port: 0, open: afresh, afresh, changed });
}, 60_000);

afterAll(async () => {
  await server.close();
  rmSync(dist, { recursive: true });
});

function path(name: string, query: Record<string, string> = {}): string {
  return `${server.url}${name}?${new URLSearchParams(query)}`;
}

async function get<T>(name: string, query: Record<string, string> = {}): Promise<T> {
  return (await (await fetch(path(name, query))).json()) as T;
}

async function post<T>(name: string, body: object): Promise<T> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(path(name), { method: 'POST', headers, body: JSON.stringify(body) });
  return (await response.json()) as T;
}

async function state(): Promise<StateView> {
  return (await get<{ state: StateView }>('api/state')).state;
}

describe('the page', () => {
  test('is served with its client and style', async () => {
    for (const name of ['', 'client.js', 'style.css']) expect((await fetch(path(name))).status).toBe(200);
  });

  test('shows the made-up school with everybody’s roles, the four forms and the guide at its first step', async () => {
    const { school, people, forms, guide } = await state();
    expect(school).toBe('Alder Park School');
    expect(people.find(({ email }) => email === GRACE)?.roles).toContain('safeguarding lead');
    expect(forms).toHaveLength(4);
    expect(guide.current).toBe('read');
  });

  test('lives at the address that the script knows', async () => {
    const { webAppUrl } = await state();
    expect(webAppUrl).toBe(`${server.url}webapp/exec`);
    const { cells } = (await get<BookView>('api/book', { id: (await state()).controlId, sheet: 'Settings', as: OWNER }))
      .sheet;
    expect(cells.flat().map(({ display }) => display)).toContain(webAppUrl);
  });

  test('says nothing new while nothing has happened', async () => {
    const { version } = await state();
    expect(await get('api/state', { since: version })).toEqual({ state: null });
  });

  test('answers no page from elsewhere', async () => {
    const headers = { 'content-type': 'application/json', origin: 'https://elsewhere.example' };
    const answer = await fetch(path('api/afresh'), { method: 'POST', headers, body: '{}' });
    expect(answer.status).toBe(403);
    const plain = await fetch(path('api/afresh'), { method: 'POST', body: '{}' });
    expect(plain.status).toBe(403);
  });
});

describe('forms', () => {
  test('refuse whoever is no responder, as Google does', async () => {
    const { forms } = await state();
    const opened = await get<OpenedFormView>('api/form', { link: forms[0]?.url ?? '', as: 'nobody@school.example' });
    expect(opened).toMatchObject({ ok: false, refusal: expect.stringMatching(/access/) });
  });

  test('made-up answers can be sent, and the guide sees it', async () => {
    // A drill in which the guide's visitor plays is no visit.
    const drill = { page: 'desk', act: 'start drill', visitor: MAYA, minutes: '5' };
    server.workspace().callFromPage('act', [drill], { as: GRACE });
    const { guide } = await state();
    expect(guide.current).toBe('read');
    expect(guide.steps.find(({ key }) => key === 'request')?.done).toBe(false);
    const place = guide.steps.find(({ key }) => key === 'request')?.place;
    const link = place?.at === 'forms' ? (place.link ?? '') : '';
    const opened = await get<OpenedFormView>('api/form', { link, as: MAYA });
    if (!opened.ok) throw new Error(opened.refusal);
    const answers = await get('api/fill', { form: opened.form.id, as: MAYA, given: '{}' });
    const sent = await post<SubmittedView>('api/form', { as: MAYA, formId: opened.form.id, answers });
    expect(sent).toMatchObject({ ok: true });
    const after = await state();
    expect(after.guide.steps.find(({ key }) => key === 'request')?.done).toBe(true);
    expect(after.people.find(({ email }) => email === MAYA)?.unread).toBeGreaterThan(0);
  });

  test('come back with what is wrong, by item', async () => {
    const { forms } = await state();
    const sent = await post<SubmittedView>('api/form', { as: MAYA, formId: forms[0]?.id, answers: {} });
    if (sent.ok) throw new Error('An empty form was taken.');
    expect(Object.values(sent.problems)).toContain('This is a required question');
  });
});

describe('mails', () => {
  test('are read by whom they are for, with links that stay inside, and by nobody else', async () => {
    const mail = (await state()).mails.find(({ boxes }) => boxes.includes(MAYA));
    const id = mail?.id ?? '';
    const opened = await get<MailView>('api/mail', { id, as: MAYA });
    const body = await (await fetch(new URL(opened.bodyHref, server.url))).text();
    expect(body).toContain('/#/ask?open=');
    expect(body).not.toMatch(/href="https?:/);
    expect((await state()).mails.find((line) => line.id === id)?.readBy).toEqual([MAYA]);
    expect((await fetch(path('api/mail', { id, as: OFFICE }))).status).toBe(403);
  });
});

describe('sheets', () => {
  test('show whom they are shared with, and nobody else', async () => {
    const { controlId } = await state();
    expect((await fetch(path('api/book', { id: controlId, as: MAYA }))).status).toBe(403);
    const { mayEdit, menus } = await post<BookView>('api/open-book', { id: controlId, as: OWNER });
    expect(mayEdit).toBe(true);
    expect(menus.map(({ name }) => name)).toEqual(['Home Visits']);
  });

  test('a menu command runs and shows its box', async () => {
    const ran = await post<RanView>('api/menu', { fn: 'checkEverything_', as: OWNER });
    expect(ran).toMatchObject({ ok: true, shown: [{ what: 'alert' }] });
  });
});

describe('the web app', () => {
  test('is framed with a google.script.run that reaches the bundle as the chosen person', async () => {
    const html = await (await fetch(path(`webapp/as/${encodeURIComponent(MAYA)}/exec`, { p: 'read' }))).text();
    expect(html).toContain('window.google');
    expect(html).toContain('Home Visit Policy');
    const answer = await post<{ ok: boolean }>('api/run', {
      as: MAYA,
      fn: 'act',
      args: [{ page: 'read', act: 'look' }],
    });
    expect(answer.ok).toBe(true);
    const hidden = await post<{ ok: boolean }>('api/run', { as: MAYA, fn: 'tick_', args: [] });
    expect(hidden.ok).toBe(false);
  });
});

describe('time and faults', () => {
  test('“next event” stops at the next mail, and says who got it', async () => {
    const before = (await state()).mails.length;
    const passed = await post<PassedView>('api/advance', { to: 'event' });
    expect(passed.mails).toBeGreaterThan(0);
    expect(passed.words).toMatch(/passed\. \d+ mails? sent: /);
    expect((await state()).mails).toHaveLength(before + passed.mails);
  });

  test('mails that fail for an hour work again after it', async () => {
    await post('api/break', { fault: 'mails fail for an hour' });
    expect((await state()).broken.mailsFailUntil).not.toBeNull();
    await post('api/advance', { minutes: 61 });
    expect((await state()).broken.mailsFailUntil).toBeNull();
  });

  test('a stopped tick is said, and starts again', async () => {
    await post('api/break', { fault: 'tick' });
    expect((await state()).triggersRun).toBe(false);
    expect((await post<PassedView>('api/advance', { to: 'event' })).words).toMatch(/tick is stopped/);
    await post('api/break', { fault: 'clear' });
    expect((await state()).triggersRun).toBe(true);
  });

  test('a killed execution stands in the log', async () => {
    await post('api/break', { fault: 'kill next', call: 2 });
    expect((await state()).broken.armed).toHaveLength(1);
    await post('api/advance', { minutes: 1 });
    const { broken, failures } = await state();
    expect(broken.armed).toEqual([]);
    expect(failures).toBeGreaterThan(0);
  });

  test('start afresh brings back the school as it was, and what changed is handed on to be kept', async () => {
    await post('api/afresh', {});
    const { mails, now } = await state();
    expect(mails).toEqual([]);
    expect(new Date(now).toISOString()).toBe('2026-05-12T08:00:00.000Z');
    expect(kept[kept.length - 1]).toBe(server.workspace());
  });
});

describe('the five schools', () => {
  test('each follows its own policy with the same people, and is found again as it was left', async () => {
    const { schools } = await state();
    expect(schools.map(({ id }) => id).sort()).toEqual(['celt', 'nas', 'spt', 'wls', 'wna']);
    await post('api/advance', { minutes: 30 });
    const left = (await state()).now;

    await post('api/school', { school: 'celt' });
    const porthwen = await state();
    expect(porthwen).toMatchObject({ school: 'Porthwen Academy', schoolId: 'celt', now: left - 30 * 60_000 });
    expect(porthwen.policy).toContain('Cornwall Education Learning Trust');
    expect(porthwen.webAppUrl).toBe(`${server.url}webapp/exec`);
    // It asks for no risk assessment, so it has no such form and the guide no such step.
    expect(porthwen.forms.map(({ title }) => title).sort()).toEqual(['Home Visit Form', 'Incident', 'Visit Report']);
    expect(porthwen.guide.steps.map(({ key }) => key)).not.toContain('assess');
    expect(porthwen.guide.differs).toContain('the buddy watches');
    expect(porthwen.people.filter(({ roles }) => roles.includes('buddy'))).toHaveLength(2);
    await post('api/advance', { minutes: 5 });

    await post('api/school', { school: 'spt' });
    expect(await state()).toMatchObject({ school: 'Alder Park School', now: left });
    await post('api/school', { school: 'celt' });
    expect((await state()).now).toBe(porthwen.now + 5 * 60_000);
    // Afresh is for the school that is shown.
    await post('api/afresh', {});
    expect((await state()).now).toBe(porthwen.now);
    await post('api/school', { school: 'spt' });
    expect((await state()).now).toBe(left);
  });

  test('there is no sixth', async () => {
    expect(await post('api/school', { school: 'elsewhere' })).toEqual({
      error: 'There is no school “elsewhere” here.',
    });
  });
});
