// The termly summary for whoever answers for the policy (NAS-28): numbers alone, no pupil and no visitor named.
import type { Scene } from '../school/scene';
import type { School } from '../school/school';
import { fullDate, nextDate } from '../time';
import { bullets, type Content, facts, type Params, paragraph } from './content';
import { rowsOf } from './unplaced';

export function termlySummary(_school: School, scene: Scene, { rows = '', after = '', to = '' }: Params): Content {
  const said = rowsOf(rows);
  const of = (label: string) => said.find(([name]) => name === label)?.[1] ?? '0';
  return {
    subject: `Home visits this term: ${of('Visits made')} made, alarms: ${of('Alarms')}`,
    tone: 'routine',
    band: 'Termly summary',
    title: 'Home visits this term',
    blocks: [
      paragraph(
        `Under the ${scene.policy.title}, from ${fullDate(nextDate(after || to))} to ${fullDate(to)}. No pupil is named.`,
      ),
      facts(said),
      paragraph('Worth a talk with those who go:'),
      bullets([
        'Whoever went before sign-out was complete: what was in the way?',
        'An alarm that waited long: who was to answer, and could they?',
        'Reports that came late: is there time for them on the day?',
      ]),
    ],
  };
}
