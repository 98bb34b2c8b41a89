// The letter that a purge is done: how much, nobody named, and what only a person can still do.
import type { Scene } from '../school/scene';
import type { School } from '../school/school';
import { bullets, button, type Content, facts, type Params, paragraph, when } from './content';

export function purgeDone(
  _school: School,
  scene: Scene,
  { before = '', counts = '', stay = '', emptied = '' }: Params,
): Content {
  return {
    subject: 'The purge of old home visits is done',
    tone: 'routine',
    band: 'Retention',
    title: `What was closed before ${before} is deleted`,
    blocks: [
      facts([
        ['As it was ordered', counts],
        [
          'Kept whatever their age',
          stay === '0' ? '' : stay === '1' ? '1 visit or outing' : `${stay} visits and outings`,
        ],
      ]),
      ...when(
        emptied !== '',
        paragraph('Nothing is left in these archives. The page has their links: put the files in the bin of Drive.'),
        bullets(emptied.split('\n').map((year) => `Home Visits archive ${year}`)),
      ),
      paragraph(
        'Mail that was sent, the version history of the spreadsheets, printed pages and CPOMS are not reached by it. The page says what to do about each.',
      ),
      button('Open the page', scene.link('retention'), 'In Control: Home Visits, Retention and purge.'),
    ],
  };
}
