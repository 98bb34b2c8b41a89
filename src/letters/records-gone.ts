// The mail where the records themselves are gone: written without them, from what the board last showed.
import { plain, shortened } from '../plain';
import { BACK_AGAIN } from '../school/roll';
import { type Instant, timeWords } from '../time';
import { asText, bullets, type Content, heading, paragraph, steps } from './content';
import { asHtml } from './kit';

export interface RecordsGone {
  /** Deleted or cleared; else they could not be read for some minutes. */
  isGone: boolean;
  problem: string;
  /** The board's lines as they last stood there, or why they cannot be read. */
  board: { ok: string[] } | { problem: string };
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
      ...who(board, last),
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

/** Who was out, as far as the board can say. */
function who(board: RecordsGone['board'], last: string): Content['blocks'] {
  if ('problem' in board) {
    const why = `The board could not be read either. Ask round who has left. ${shortened(board.problem, 500)}`;
    return [heading('Who was out is not known'), paragraph(why)];
  }
  return [
    heading(`Who was out when the board was last drawn (${last})`),
    board.ok.length > 0
      ? bullets(board.ok.map((line) => shortened(line, 500)))
      : paragraph('The board showed nobody. Ask round who has left.'),
  ];
}
