// A mail scanner that opens every link of every mail and runs what it finds there, as whoever the mail was for or as nobody.
import { createContext, runInContext } from 'node:vm';
import { asText, type SchoolDay } from '../story/school-day';
import { CAST } from './cast';
import { count } from './counts';
import { kept } from './kept';
import { at } from './who-scenes';

/** Every link to a page of ours, with the people to whom it was sent. */
function linksIn(day: SchoolDay): Map<string, Set<string>> {
  const links = new Map<string, Set<string>>();
  for (const { to, htmlBody, body } of day.workspace.mails()) {
    const found = [...`${htmlBody} ${body}`.matchAll(/https:\/\/script\.google\.com\/[^\s"<>)]+/g)];
    for (const [url] of found) {
      const known = links.get(url) ?? new Set();
      for (const email of to) known.add(email);
      links.set(url, known);
    }
  }
  return links;
}

/** What the page's script asks of the server while nobody taps: an hour of its clock, and every event that comes by itself. */
function askedBy(html: string): { act?: string }[] {
  const asked: { act?: string }[] = [];
  const timers: (() => void)[] = [];
  const heard: Record<string, (() => void)[]> = {};
  const root = /<[^>]*\bdata-page="[^>]*>/.exec(html)?.[0] ?? '';
  const element = {
    getAttribute: (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(root)?.[1] ?? null,
    hasAttribute: () => false,
    appendChild: () => undefined,
    lastChild: { appendChild: () => undefined },
    classList: { toggle: () => undefined },
  };
  let clock = 1_778_572_800_000;
  const run = {
    withSuccessHandler: () => run,
    withFailureHandler: () => run,
    act: (request: { act?: string }) => asked.push(request),
  };
  const on = (event: string, act: () => void) => {
    heard[event] = [...(heard[event] ?? []), act];
  };
  const context = createContext({
    google: { script: { run } },
    document: {
      addEventListener: on,
      querySelector: (what: string) => (what === '[data-page]' && root !== '' ? element : null),
      querySelectorAll: () => [],
      getElementById: () => element,
      createElement: () => ({ ...element }),
      hidden: false,
      activeElement: null,
    },
    window: { addEventListener: on, scrollTo: () => undefined },
    setInterval: (act: () => void) => timers.push(act),
    setTimeout: () => 0,
    clearTimeout: () => undefined,
    Date: { now: () => clock },
  });
  for (const [, script = ''] of html.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)) runInContext(script, context);
  for (let second = 0; second < 3600; second += 15) {
    clock += 15_000;
    for (const tick of timers) tick();
  }
  for (const event of ['DOMContentLoaded', 'load', 'pageshow', 'visibilitychange', 'online', 'focus'])
    for (const act of heard[event] ?? []) act();
  return asked;
}

test('a scanner that opens every link of a whole visit’s mails and runs its script approves nothing and answers no alarm', () => {
  const { day, ref } = at('action');
  const { workspace } = day;
  const links = linksIn(day);
  expect([...links.keys()].some((url) => url.includes(`p=visit&ref=${ref}`) || url.includes('p=visit&amp;ref='))).toBe(
    true,
  );
  expect(links.size).toBeGreaterThan(4);
  const before = kept(workspace);
  const acts = new Map<string, number>();
  for (const [url, people] of links) {
    const params = Object.fromEntries(new URL(url.replace(/&amp;/g, '&')).searchParams);
    for (const as of [...people, null]) {
      const { html } = workspace.openPage(params, { as });
      if (as === null) expect(asText(html)).toContain('Google did not say who you are');
      for (const request of askedBy(html).slice(0, 2)) {
        acts.set(String(request.act), (acts.get(String(request.act)) ?? 0) + 1);
        workspace.callFromPage('act', [request], { as });
      }
      count({ executions: 1 });
    }
  }
  expect([...acts.keys()].filter((act) => act !== 'look')).toEqual([]);
  count({ letIn: kept(workspace) === before ? 0 : 1 });
  expect(kept(workspace)).toBe(before);
});

test('while an alarm runs too: what is opened by itself does not count as anybody’s answer', () => {
  const { day, out } = at('alarm');
  const before = kept(day.workspace);
  for (const who of ['visitor', 'watcher', 'office', 'head', 'blank'] as const) {
    for (const p of ['outing', 'desk', 'home', 'actions']) {
      const { html } = day.workspace.openPage({ p, ref: out, act: 'acknowledge' }, { as: CAST[who] });
      const asked = askedBy(html).map(({ act }) => act);
      expect(asked.filter((act) => act !== 'look')).toEqual([]);
      // The desk and the outing look again by themselves, so that the script did run here.
      if (who === 'office') expect(asked.length > 0).toBe(p === 'outing' || p === 'desk');
      count({ executions: 1 });
    }
  }
  expect(kept(day.workspace)).toBe(before);
});
