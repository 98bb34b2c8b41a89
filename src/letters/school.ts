// The letters of the school itself: a form to put right, trouble for the administrator, and how the engine is.
import * as z from 'zod/mini';
import type { Scene } from '../school/scene';
import type { School } from '../school/school';
import { many } from '../time';
import {
  bullets,
  button,
  type Content,
  callout,
  facts,
  type Kind,
  type Params,
  paragraph,
  steps,
  when,
} from './content';

const Problems = z.array(z.object({ question: z.string(), words: z.string() }));

/** The problems as [question, what to do]; words that are no list stand for themselves. */
function problemsOf(text: string): [string, string][] {
  try {
    return Problems.parse(JSON.parse(text)).map(({ question, words }): [string, string] => [question, words]);
  } catch {
    return text === '' ? [] : [['Please look at', text]];
  }
}

const FORM_NAMES: Record<string, string> = {
  request: 'Home Visit Form',
  assessment: 'Lone Working Risk Assessment',
  report: 'Visit Report',
  incident: 'Incident form',
};

/** A form's answers made no sense: what to change, and that nothing is lost. */
function putItRight(_school: School, _scene: Scene, { problems = '', editUrl = '', form = '' }: Params): Content {
  const name = FORM_NAMES[form] ?? (form === '' ? 'form' : form);
  const rows = problemsOf(problems);
  return {
    subject: `Please put right: your ${name}`,
    tone: 'warning',
    band: `${name}: not taken in yet`,
    title: rows.length === 1 ? 'One answer needs another look' : `${many(rows.length, 'answer')} need another look`,
    blocks: [
      facts(rows),
      paragraph('Nothing is lost: all your answers are kept. Change these, send it again, and all goes on by itself.'),
      button(`Open my ${name}`, editUrl, `Fill in the ${name} again. The old one is not used.`),
      ...when(form === 'request', paragraph('Until then there is no visit yet, and nobody has been asked to approve.')),
    ],
  };
}

/** A problem in words, with what to do, to whoever looks after the system. */
function trouble(school: School, scene: Scene, { problem = '' }: Params): Content {
  const [first = '', ...rest] = problem.split('\n').filter((line) => line.trim() !== '');
  return {
    subject: `Home Visits needs you: ${first.slice(0, 80)}`,
    tone: 'alarm',
    band: 'HOME VISITS NEEDS YOU',
    title: first === '' ? 'Something is wrong' : first,
    blocks: [
      ...when(rest.length > 0, bullets(rest)),
      button('Open the desk', scene.link('desk'), 'Open the Control spreadsheet and look at the Log and Mail sheets.'),
      paragraph(
        `Until it is put right, please see that visitors also ring in${school.settings.officePhone === '' ? '' : `: ${school.settings.officePhone}`}. You hear of the same problem once a day.`,
      ),
    ],
  };
}

/** Once a day: how the engine is, and the head of the log, kept outside the spreadsheet (X-10). */
function health(_school: School, scene: Scene, params: Params): Content {
  const waiting = Number(params.outbox ?? 0);
  const broken = params.broken ?? '';
  const well = broken === '' && waiting === 0;
  return {
    subject: well ? 'Home Visits is well' : 'Home Visits: please look',
    tone: well ? 'good' : 'warning',
    band: 'Daily health',
    title: well ? 'All is well' : waiting > 0 ? `${many(waiting, 'mail')} not sent yet` : 'Something cannot be read',
    blocks: [
      ...when(broken !== '', callout('alarm', 'Cannot be read, and set aside', broken.split('\n'))),
      facts([
        ['Open visits', params.openVisits ?? ''],
        ['Out now', params.outings ?? ''],
        ['Mail waiting', params.outbox ?? ''],
        ['Mail left today', params.quota ?? ''],
        ['Engine last ran', params.lastRan ?? ''],
        ['Head of the log', params.logHead ?? ''],
      ]),
      paragraph('Please keep this mail: the head of the log proves later that nothing in it was changed.'),
      ...when(!well, steps(['Open the Mail and Log sheets of the Control spreadsheet.', 'Look for lines in red.'])),
      button('Open the desk', scene.link('desk'), ''),
      paragraph('No such mail one morning? Then the engine stands still: look at once.'),
    ],
  };
}

/** The letters that are about no visit: who reads each, and what it wants to know. */
export const SCHOOL_LETTERS = {
  'put it right': {
    urgent: false,
    readers: 'who sent the form',
    params: ['problems', 'editUrl', 'form'],
    write: putItRight,
  },
  trouble: { urgent: true, readers: 'administrator', params: ['problem'], write: trouble },
  health: {
    urgent: false,
    readers: 'administrator',
    params: ['openVisits', 'outings', 'outbox', 'quota', 'lastRan', 'logHead', 'broken'],
    write: health,
  },
} satisfies Record<string, Kind<School>>;
