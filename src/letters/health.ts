// The daily health mail: how the engine is, what to put right, and the seals of the logs, kept outside the spreadsheet.
import type { Scene } from '../school/scene';
import type { School } from '../school/school';
import { many } from '../time';
import { button, type Content, callout, copy, facts, heading, type Params, paragraph, steps, when } from './content';

const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '');

/** Well is what has no fault: what should merely be better keeps nobody from visiting. */
export function health(
  _school: School,
  scene: Scene,
  {
    open = '',
    out = '',
    stuck = '0',
    engines = '',
    heartbeat = '',
    faults = '',
    gaps = '',
    heads = '',
    reviews = '',
    runsOut = '',
  }: Params,
): Content {
  const wrong = lines(faults);
  const better = lines(gaps);
  const well = wrong.length === 0;
  const subject = [
    well ? 'Home Visits is well' : 'Home Visits: please look',
    well && better.length > 0 ? `${many(better.length, 'thing')} to put right` : '',
    reviews === '' ? '' : 'a review is due',
  ].filter((words) => words !== '');
  return {
    subject: subject.join('; '),
    tone: well ? 'good' : 'warning',
    band: 'Daily health',
    title: well
      ? 'All is well'
      : wrong.length === 1
        ? 'One thing needs you'
        : `${many(wrong.length, 'thing')} need you`,
    blocks: [
      ...when(!well, callout('warning', 'Please see to this today', wrong)),
      facts([
        ['Open visits', open],
        ['Out now', out],
        ['Mail not sent', stuck],
        ['Engine ran', engines],
        ['Heartbeat', heartbeat],
      ]),
      ...when(better.length > 0, callout('warning', 'To put right when you can', better)),
      ...when(runsOut !== '', callout('warning', 'Insurance and training that run out', lines(runsOut))),
      ...when(reviews !== '', callout('warning', 'To be reviewed', lines(reviews))),
      button('Open the desk', scene.link('desk'), ''),
      heading('The last seal of each log'),
      copy(heads),
      paragraph('Please keep this mail: nobody who can change the spreadsheet can change it.'),
      steps([
        'When it matters what was logged, take the newest mail of before that time.',
        'In the sheet Log, filter Ref by the visit. Its lines up to that mail must be there, and one Seal must begin with the letters and digits here.',
        'Choose Home Visits, Check everything: it says whether each log still fits together, line by line.',
        'A seal that is nowhere, or a line that does not fit: the log was changed. Go by the mails that were sent at the time.',
      ]),
      paragraph('No such mail one working day? Then Home Visits has stopped: look at once.'),
    ],
  };
}
