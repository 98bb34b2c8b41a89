// The mail where the records themselves are gone: written without them, from what the board last showed.
import { plain, shortened } from '../plain';
import { BACK_AGAIN } from '../school/roll';
import { type Instant, timeWords } from '../time';
import { asText, bullets, type Content, heading, paragraph, steps, when } from './content';
import { asHtml } from './kit';

export interface RecordsGone {
  /** Deleted or cleared; else they could not be read for some minutes. */
  isGone: boolean;
  problem: string;
  /** The board's lines as they last stood there. */
  board: string[];
  /** When the engine last drew it. */
  ran: Instant | null;
  now: Instant;
}

/** Subject and bodies; who gets it is on the staff list. No pupil is named. */
export function recordsGoneMail(facts: RecordsGone): { subject: string; html: string; text: string } {
  const content = contentOf(facts);
  const footer = ['Home Visits. This mail comes every half hour until the records can be read again.'];
  return { subject: content.subject, html: plain(asHtml(content, footer)), text: plain(asText(content, footer)) };
}

function contentOf({ isGone, problem, board, ran, now }: RecordsGone): Content {
  const last = ran === null ? 'it is not known when' : timeWords(ran, now);
  return {
    subject: `ALARM: ${isGone ? 'the records of Home Visits are gone' : 'Home Visits cannot read its records'}: nobody is being watched`,
    tone: 'alarm',
    band: 'ALARM',
    title: 'Nobody is being watched: ring everyone who is out, now',
    blocks: [
      paragraph(
        isGone
          ? 'The sheet Open of the Control spreadsheet, which holds every open visit, was deleted or cleared. No late return will be told of until it is back.'
          : 'Home Visits cannot read its records. No late return will be told of until it can.',
      ),
      heading(`Who was out when the board was last drawn (${last})`),
      ...when(board.length > 0, bullets(board.map((line) => shortened(line, 500)))),
      ...when(board.length === 0, paragraph('The board showed nobody, or cannot be read. Ask round who has left.')),
      steps([
        'Ring each of them. Whoever watches has their numbers and addresses in the mail “Please watch”.',
        'No answer, and they are late: do what you would do in an alarm, up to 999.',
        isGone
          ? `An administrator brings the sheet back. ${BACK_AGAIN} A sheet that was deleted is copied back from there as a whole, and named Open.`
          : 'An administrator opens the Control spreadsheet and looks at Executions in the script editor.',
      ]),
      paragraph(`What Google said: ${shortened(problem, 500)}`),
    ],
  };
}
