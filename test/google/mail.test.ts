// Mail going out and coming back, seals, and the line to a Chat space.
import type { Workspace } from '../../local/workspace/workspace';
import type { FoundReplies } from '../../src/ports';
import { builtScript, newWorkspace, OWNER, PEOPLE, result, run, START } from './installed';

let dist: string;
let workspace: Workspace;
const SAM = PEOPLE[0]?.email ?? '';

beforeAll(() => {
  dist = builtScript();
});
beforeEach(() => {
  workspace = newWorkspace(dist);
  workspace.settings.gmailService = true;
});

function send(tag = 'a1b2c3') {
  const replyTo = `homevisits+${tag}@school.example`;
  run(workspace, 'send_', {
    to: SAM,
    subject: 'Due back',
    text: 'Due back at 15:30',
    html: '<p>Due back</p>',
    replyTo,
    attachments: [{ name: 'Home Visit Form', html: '<p>x</p>' }],
  });
  const sent = workspace.inbox(SAM).at(-1);
  if (!sent) throw new Error('nothing arrived');
  return sent;
}

test('a letter goes out with its page attached as PDF, and its reply address has the tag', () => {
  expect(send()).toMatchObject({
    replyTo: 'homevisits+a1b2c3@school.example',
    name: 'Home Visits',
    attachments: [{ name: 'Home Visit Form.pdf' }],
  });
});

test('a reply comes back with its tag, its sender and its own words', () => {
  workspace.reply(send().id, 'Back\n\nOn Fri, 1 May 2026 at 09:00, Home Visits <x@y.z> wrote:\n> Due back', {
    as: SAM,
  });
  expect(result<FoundReplies>(workspace, 'replies_', START).replies).toMatchObject([
    { from: SAM, tag: 'a1b2c3', text: 'Back', automatic: false, authenticated: true },
  ]);
});

test('mail without a tag is left alone, and replies that are known are not read again', () => {
  workspace.sendMail({ from: SAM, to: OWNER, subject: 'Lunch?', body: 'Lunch?' });
  for (let i = 0; i < 6; i++) workspace.reply(send(`tag${i}`).id, 'Back', { as: SAM });
  const found = result<FoundReplies>(workspace, 'replies_', START);
  expect(found.replies.map(({ tag }) => tag).sort()).toEqual(['tag0', 'tag1', 'tag2', 'tag3', 'tag4', 'tag5']);
  const again = run(workspace, 'replies_', START, found.seenIds);
  expect(again.result).toEqual({ replies: [], seenTo: START, seenIds: [], troubles: [] });
  expect(again.roundTrips.total).toBe(1);
});

test('where nobody has added the Gmail service, the administrator is told how to', () => {
  workspace.settings.gmailService = false;
  expect(workspace.run('replies_', [START])).toMatchObject({
    ok: false,
    error: expect.stringContaining('press + beside Services'),
  });
});

test('an alarm is posted to the Chat space; a refusal names no address', () => {
  const webhook = 'https://chat.googleapis.com/v1/spaces/AAA/messages?key=secret';
  workspace.onFetch = () => ({ code: 200, body: '{}' });
  run(workspace, 'chat_', webhook, 'Not back: “S.O.”');
  expect(workspace.fetches.at(-1)).toMatchObject({ url: webhook });
  workspace.onFetch = () => ({ code: 404, body: 'gone' });
  const refused = workspace.run('chat_', [webhook, 'x']);
  expect(refused.error).toContain('Google Chat answered 404');
  expect(refused.error).not.toContain('secret');
});

test('digests are those of SHA-256, and tags differ by what they stand for', () => {
  const [digest, tag] = result<[string, string]>(workspace, 'seal_', 'abc');
  expect(digest).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(tag).toMatch(/^[0-9a-f]{32}$/);
  expect(result<string[]>(workspace, 'seal_', 'abc')[1]).toBe(tag);
  expect(result<string[]>(workspace, 'seal_', 'abd')[1]).not.toBe(tag);
});
