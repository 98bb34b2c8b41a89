// "Probe this Workspace": tries what nobody could settle about Google, keeps the answers, and says them in words.
import type { Ports, Probed } from '../ports';
import { stamp } from '../register/words';
import * as z from '../schema';
import type { School } from '../school/school';
import { type Instant, many } from '../time';
import { loadOpen } from './open-records';

const Kept = z.later(() =>
  z.object({
    at: z.number(),
    probed: z.array(z.object({ question: z.string(), words: z.string(), well: z.boolean() })),
  }),
);

type Kept = z.Of<typeof Kept>;

/** A note holds 9 KB; of an answer so many characters are kept, and of all of them so many. */
const ANSWER_KEPT = 400;
const ALL_KEPT = 8000;

/** What no script can see: a person looks, once, and knows. */
const BY_HAND = [
  'Do times that count by themselves go on for somebody who may only view? Sign in as somebody in the office, open the ' +
    'Register, leave it open for five minutes and touch nothing: the count beside an outing should have moved. If it has ' +
    'not, the fixed time beside it is the one to go by.',
  'Can an iPhone ring from a page? Open a visit’s page on an iPhone and tap a phone number. If nothing happens, the number ' +
    'stands there as text: dial it.',
  'Does the page open for staff? Open the web app’s address on a phone that is signed in to a second Google account. If it ' +
    'stays white, staff open the link with the school’s account alone.',
];

/** Probes, keeps the answers, and gives them for a dialog. */
export function probeWorkspace(ports: Ports, now: Instant): string {
  const { school } = loadOpen(ports, now);
  const refusal = notTheOwner(ports, school);
  if (refusal !== '') return refusal;
  const probed = ports.probes.ask();
  ports.installation.remember('probe', kept(probed, now));
  return [
    ...allAnswers({ at: now, probed }),
    'What only a person can see:',
    ...BY_HAND.map((words) => `– ${words}`),
    'Left behind: one empty, closed form, used again next time. Whoever minds puts it in the bin.',
  ].join('\n\n');
}

/** What one account may do tells nothing of another’s. */
function notTheOwner({ installation }: Ports, { settings }: School): string {
  const { user } = installation.state();
  if (settings.mailbox === '' || settings.mailbox === user) return '';
  return `Home Visits runs as ${settings.mailbox}, and you are ${user}: sign in as ${settings.mailbox} and probe again.`;
}

function kept(probed: Probed[], now: Instant): string {
  const short = probed.map((one) => ({ ...one, words: one.words.slice(0, ANSWER_KEPT) }));
  for (;;) {
    const text = JSON.stringify({ at: now, probed: short });
    // A note is measured in bytes, and a curly quote has three.
    if (encodeURIComponent(text).replace(/%../g, '.').length <= ALL_KEPT || short.length === 0) return text;
    short.pop();
  }
}

function lastProbe(ports: Ports): Kept | null {
  try {
    return Kept().parse(JSON.parse(ports.installation.recall('probe')));
  } catch {
    return null;
  }
}

/** What the last probe was answered, a line each with the date; the whole of it, for whoever has just probed. */
function allAnswers({ at, probed }: Kept): string[] {
  return [
    `This Workspace was probed on ${stamp(at)}: ${many(probed.length, 'question')}.`,
    ...probed.map(({ question, words, well }) => `${well ? '–' : '!'} ${question} ${words}`),
  ];
}

/** For "Check everything", which lists by itself what Home Visits cannot live with: when it was probed, or how to. */
export function probeWords(ports: Ports): string {
  const last = lastProbe(ports);
  if (!last) return 'This Workspace was not probed yet. Choose Home Visits, Probe this Workspace, once.';
  const unlike = last.probed.filter(({ well }) => !well).length;
  return (
    `This Workspace was probed on ${stamp(last.at)}: ${many(last.probed.length, 'question')}, ` +
    `${unlike === 0 ? 'all answered as expected' : `${unlike} not answered as expected, see above`}. ` +
    'Every answer: Home Visits, Probe this Workspace, which asks again.'
  );
}

/** What of it Home Visits cannot live with. */
export function probeFindings(ports: Ports): string[] {
  const last = lastProbe(ports);
  if (!last) return [];
  return last.probed
    .filter(({ well }) => !well)
    .map(
      ({ question, words }) =>
        `The probe of ${stamp(last.at)} found what Home Visits does not expect of Google. ${question} ${words} ` +
        'Tell whoever keeps the script; probe again when it was seen to.',
    );
}
