// Who is believed by mail: each reply a row, and what it may do. What lowers the guard needs tag, sender and proof to agree.
import { types } from '../refusals/control';
import { readingReplies } from '../story/reads-replies';
import { PEOPLE, type SchoolDay } from '../story/school-day';
import { type Sent, sends } from './answering';
import { CAST, castDay } from './cast';
import { count } from './counts';

const { team, lead, visitor } = PEOPLE;
const FORGER = 'someone@elsewhere.example';
const READING = readingReplies();

interface Asked {
  day: SchoolDay;
  ref: string;
}

let asked: Asked;
beforeAll(() => {
  const day = castDay('spt', READING);
  day.workspace.settings.gmailService = true;
  types(day, 'Settings', 'Read mail replies', 'Value', 'Yes');
  asked = { day, ref: day.asksAndAssesses() };
});

const ruling = ({ day, ref }: Asked) => day.visit(ref).decision?.ruling ?? 'waits';

const TAG = /\+((?:HV|OUT)-\d+)-([0-9a-f]+)@/i;
const withTag = (change: (ref: string, tag: string) => string) => (address: string) =>
  address.replace(TAG, (_, ref: string, tag: string) => `+${change(ref, tag)}@`);

const ON = 'On Tue, 12 May 2026 at 09:00, Home Visits <homevisits@school.example> wrote:';

/** What each may do: decide, be asked to confirm on the page, be told that it was not understood, or nothing at all. */
const REPLIES: [string, Partial<Sent>, 'approved' | 'declined' | 'asked to confirm' | 'not understood' | 'nothing'][] =
  [
    ['the right person, the right tag', {}, 'approved'],
    ['a yes under a greeting of the mail program', { text: 'Approve\n\nSent from my iPhone' }, 'approved'],
    ['HTML alone', { html: '<div>Approve</div><div class="gmail_quote">On … wrote: decline</div>' }, 'approved'],
    [
      'HTML alone that says no, over a quotation with “approve”',
      { html: '<p>No</p><blockquote>approve</blockquote>' },
      'declined',
    ],
    ['an own no over a quotation with “approve”', { text: `No\n\n${ON}\n> approve` }, 'declined'],
    ['a quotation alone', { text: `${ON}\n> approve` }, 'not understood'],
    ['words below the quotation', { text: `${ON}\n> Please approve\n\napprove` }, 'not understood'],
    ['words between quoted lines', { text: '> Please approve\napprove\n> Thank you' }, 'not understood'],
    ['the word in a signature', { text: 'What is this?\n-- \nImran\napprove' }, 'not understood'],
    ['the word in a signature alone', { text: '-- \napprove' }, 'not understood'],
    ['don’t', { text: "don't approve" }, 'not understood'],
    ['not', { text: 'Not approved' }, 'not understood'],
    ['a sentence that begins with it', { text: 'Approve? I am not sure' }, 'not understood'],
    ['a sentence that takes it back', { text: 'Approve. No, wait' }, 'not understood'],
    ['several words', { text: 'approve decline' }, 'not understood'],
    ['nothing at all', { text: '' }, 'not understood'],
    ['HTML with the word hidden in a style', { html: '<style>approve</style><p>Who is going?</p>' }, 'not understood'],
    ['a forged sender with the right tag', { as: FORGER, from: `Imran Malik <${team}>` }, 'asked to confirm'],
    [
      'a forged sender, and a verdict of their own making',
      { as: FORGER, from: team, headers: { 'Authentication-Results': 'evil.example; dmarc=pass' } },
      'asked to confirm',
    ],
    [
      'a forged sender whose own domain signed',
      {
        as: FORGER,
        from: team,
        headers: { 'Authentication-Results': 'mx.google.com; dkim=pass header.i=@elsewhere.example; spf=pass' },
      },
      'asked to confirm',
    ],
    ['two senders in one line', { as: FORGER, from: `<${team}>, <${FORGER}>` }, 'asked to confirm'],
    [
      'the tag altered by a letter',
      { address: withTag((ref, tag) => `${ref}-${tag.slice(0, -1)}${tag.endsWith('0') ? '1' : '0'}`) },
      'nothing',
    ],
    ['the tag cut short', { address: withTag((ref, tag) => `${ref}-${tag.slice(0, 6)}`) }, 'nothing'],
    ['no tag', { address: () => 'homevisits@school.example' }, 'nothing'],
    ['the tag of another visit', { address: withTag((_, tag) => `HV-0002-${tag}`) }, 'nothing'],
    ['somebody else’s tag: the lead’s', { address: (_, day) => day.mailTo(lead, 'Please approve').replyTo }, 'nothing'],
    ['somebody else’s tag: the visitor’s own', { to: [visitor, 'Next: the risk assessment'], as: team }, 'nothing'],
    ['the visitor, by their own tag', { to: [visitor, 'Next: the risk assessment'] }, 'not understood'],
    ['a stranger with the right tag', { as: FORGER }, 'nothing'],
    ['a pupil with the right tag', { as: CAST.stranger }, 'nothing'],
    ['a colleague with the right tag', { as: CAST.otherVisitor }, 'nothing'],
    ['the right sender with another’s tag', { as: lead }, 'nothing'],
    ...[
      ['Auto-Submitted', 'auto-replied'],
      ['Auto-Submitted', 'auto-generated'],
      ['Precedence', 'bulk'],
      ['Precedence', 'auto_reply'],
      ['X-Autoreply', 'yes'],
      ['X-Autorespond', 'Out of office'],
      ['Return-Path', '<>'],
      ['Content-Type', 'multipart/report; report-type=disposition-notification'],
    ].map(([name = '', value = '']): (typeof REPLIES)[number] => [
      `an automatic answer: ${name}: ${value}`,
      { headers: { [name]: value } },
      'nothing',
    ]),
  ];

test.each(REPLIES)('%s', (_, sent, becomes) => {
  const day = asked.day.branch();
  const now = { day, ref: asked.ref };
  const mails = sends(day, { to: [team, 'Please approve'], ...sent });
  const decided = ruling(now);
  const wanted = becomes === 'approved' || becomes === 'declined' ? becomes : 'waits';
  count({ letIn: decided === 'approved' && wanted !== 'approved' ? 1 : 0 });
  expect(decided).toBe(wanted);
  const answers = mails.filter(({ subject }) => subject.includes('NOT used'));
  // Whoever is not proved to have sent it gets no answer at their own address, and learns nothing.
  expect(mails.some(({ to }) => to.some((one) => one.endsWith('@elsewhere.example')))).toBe(false);
  if (becomes === 'nothing') expect(mails).toEqual([]);
  else if (wanted === 'waits') {
    expect(answers).toHaveLength(1);
    expect(answers[0]?.body).toContain(becomes === 'asked to confirm' ? 'could not be proved' : 'Nothing was done');
  } else expect(answers).toEqual([]);
});
