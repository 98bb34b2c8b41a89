// The letters of the school itself: a form to put right, trouble for the administrator, and how the engine is.

import { FORM_NAMES } from '../forms/names';
import * as z from '../schema';
import { hasRole, tidyEmail } from '../school/people';
import type { Scene } from '../school/scene';
import type { School } from '../school/school';
import { many } from '../time';
import { button, type Content, facts, type Kind, type Params, paragraph, when } from './content';
import { health } from './health';
import { purgeDone } from './purged';
import { recordBack, recordGone, theyAreSafe } from './record-gone';
import { replyTooLate } from './reply-too-late';
import { termlySummary } from './summary';
import { unplacedConcern } from './unplaced';

const Problems = z.later(() => z.array(z.object({ question: z.string(), words: z.string() })));

/** The problems as [question, what to do]; words that are no list stand for themselves. */
function problemsOf(text: string): [string, string][] {
  try {
    return Problems()
      .parse(JSON.parse(text))
      .map(({ question, words }): [string, string] => [question, words]);
  } catch {
    return text === '' ? [] : [['Please look at', text]];
  }
}

/** A form's answers made no sense: what to change, and that nothing is lost. */
function putItRight(
  _school: School,
  scene: Scene,
  { problems = '', editUrl = '', form = '', by = '' }: Params,
): Content {
  const name = FORM_NAMES[form]?.(scene.policy) ?? (form === '' ? 'form' : form);
  const rows = problemsOf(problems);
  const theirs = by !== '' && tidyEmail(by) !== scene.reader.email;
  return {
    subject: `Please put right: ${theirs ? `a ${name} from ${by}` : `your ${name}`}`,
    tone: 'warning',
    band: `${name}: not taken in yet`,
    title: rows.length === 1 ? 'One answer needs another look' : `${many(rows.length, 'answer')} need another look`,
    blocks: [
      ...when(
        theirs,
        paragraph(`It was sent as ${by}, who is not on the staff list. Please find out who it was and help them.`),
      ),
      facts(rows),
      paragraph('Nothing is lost: all your answers are kept. Change these, send it again, and all goes on by itself.'),
      button(`Open ${theirs ? 'the' : 'my'} ${name}`, editUrl, `Fill in the ${name} again. The old one is not used.`),
      ...when(form === 'request', paragraph('Until then there is no visit yet, and nobody has been asked to approve.')),
    ],
  };
}

/** The first sentence or clause of a problem, for a title, and the rest. */
function firstSentence(problem: string): { first: string; rest: string } {
  const text = problem.trim();
  const end = text.search(/[.:;](\s|$)|\n/);
  const first = end < 0 ? text : text.slice(0, end);
  const rest = end < 0 ? '' : text.slice(end + 1).trim();
  return { first, rest: rest.slice(0, 1).toUpperCase() + rest.slice(1) };
}

/** A problem in words, with what to do, to whoever looks after the system. */
function trouble(school: School, scene: Scene, { problem = '' }: Params): Content {
  const { first, rest } = firstSentence(problem);
  const administers = hasRole(school.staff, scene.reader.email, 'administrator');
  return {
    subject: `${administers ? 'Home Visits needs you' : 'Trouble with Home Visits'}: ${first}`,
    tone: 'alarm',
    band: administers ? 'HOME VISITS NEEDS YOU' : 'TROUBLE',
    title: first === '' ? 'Something is wrong' : first,
    blocks: [
      ...when(rest !== '', paragraph(rest)),
      ...when(
        administers,
        button('Open the desk', scene.link('desk'), 'Open the Control spreadsheet: its Log and Mail sheets say more.'),
      ),
      paragraph(
        `Until it is put right, please see that visitors also ring in${school.settings.officePhone === '' ? '' : `: ${school.settings.officePhone}`}. You hear of the same problem once a day.`,
      ),
    ],
  };
}

/** Insurance or training that runs out within a month, or has run out: to whose it is (CELT-09, WNA-15). */
function runsOut(_school: School, scene: Scene, { what = '', until = '', over = '' }: Params): Content {
  const past = over !== '';
  return {
    subject: `${past ? 'Has run out' : 'Runs out soon'}: your ${what}`,
    tone: 'warning',
    band: past ? 'Out of date' : 'Soon out of date',
    title: `Your ${what} ${past ? 'ran' : 'runs'} out on ${until}`,
    blocks: [
      paragraph(
        /insurance/.test(what)
          ? `Please show the office the new certificate.${past ? ' Until then you cannot sign out by this car.' : ''}`
          : 'Please book the next one, and give the office its new date for the staff list.',
      ),
      ...when(
        scene.school.settings.officePhone !== '',
        paragraph(`School office: ${scene.school.settings.officePhone}`),
      ),
    ],
  };
}

/** The letters that are about no visit: who reads each, and what it wants to know. */
export const SCHOOL_LETTERS = {
  'put it right': {
    urgent: false,
    readers: 'who sent the form',
    params: ['problems', 'editUrl', 'form', 'by'],
    write: putItRight,
  },
  'unplaced concern': {
    urgent: true,
    readers: 'safeguarding lead',
    params: ['form', 'by', 'said', 'editUrl', 'sort'],
    write: unplacedConcern,
  },
  'termly summary': {
    urgent: false,
    readers: 'whom the policy names',
    params: ['rows', 'after', 'to'],
    write: termlySummary,
  },
  'purge done': {
    urgent: false,
    readers: 'who ordered it, and administrators',
    params: ['before', 'counts', 'stay', 'emptied'],
    write: purgeDone,
  },
  trouble: { urgent: true, readers: 'administrator; office and lead', params: ['problem'], write: trouble },
  'record gone': {
    urgent: true,
    readers: 'who answers alarms',
    params: ['ref', 'who', 'where', 'watcher', 'due', 'since', 'by', 'words'],
    write: recordGone,
  },
  'they are safe': {
    urgent: true,
    readers: 'everyone who was told that the record is gone',
    params: ['ref', 'who', 'words', 'by'],
    write: theyAreSafe,
  },
  'record back': {
    urgent: true,
    readers: 'everyone who was told that it is gone',
    params: ['ref', 'who', 'due', 'out', 'by', 'words'],
    write: recordBack,
  },
  'reply too late': {
    urgent: true,
    readers: 'who sent the reply; of a call for help office and safeguarding lead too',
    params: ['ref', 'words', 'call'],
    write: replyTooLate,
  },
  'runs out': { urgent: false, readers: 'whose it is', params: ['what', 'until', 'over'], write: runsOut },
  health: {
    urgent: false,
    readers: 'administrator',
    params: ['open', 'out', 'stuck', 'engines', 'heartbeat', 'faults', 'gaps', 'heads', 'reviews', 'runsOut'],
    write: health,
  },
} satisfies Record<string, Kind<School>>;
