// The table that a simulated year ends with, and how to play it again.
import { MINUTE } from '../../src/time';
import type { Verdict } from './verdict';

interface Played {
  seed: string;
  days: string;
  policy: string;
  'visits-a-day': string;
  trouble: string;
}

/** What is missing where an alarm of each kind is due. */
const WORDS: Record<string, string> = {
  checkIn: 'a check-in',
  raised: 'an answer to a call for help',
  return: 'a return',
  signOut: 'a sign-out',
  watcher: 'somebody who watches',
};

/** The command that plays the same again, up to this day. Of a last day nothing comes after it: one more is played. */
export function replay(played: Played, day: number): string {
  const days = Math.min(day + 1, Number(played.days));
  return `Again: npm run simulate -- --seed ${played.seed} --days ${days} --visits-a-day ${played['visits-a-day']} --policy ${played.policy} --trouble ${played.trouble}`;
}

export function table(verdict: Verdict, { seed, days, policy }: Played): string {
  const { counts, faults, alarms, latest, latestWhole } = verdict;
  const minutes = (ms: number) => (ms / MINUTE).toFixed(1);
  const rows: [string, string | number][] = [
    ['seed, policy, days', `${seed}, ${policy}, ${days}`],
    ['visits asked for', counts.visits],
    ['outings', counts.outings],
    ['forms sent in', counts.submissions],
    ['taps (refused)', `${counts.acts} (${counts.refused})`],
    ['mails', counts.mails],
    ['executions', counts.executions],
    ['ticks', counts.ticks],
    ['faults', [...faults.values()].reduce((sum, n) => sum + n, 0)],
    ...[...faults].sort().map(([kind, n]): [string, number] => [`  ${kind}`, n]),
    ['alarms due', counts.alarmsDue],
    ...[...alarms].sort().map(([kind, n]): [string, number] => [`  ${WORDS[kind] ?? kind}`, n]),
    ['alarms sent', counts.alarmsSent],
    ['answered before they were sent', counts.answeredFirst],
    ['latest alarm in minutes', `${minutes(latest.late)}, of it ${minutes(latest.broken)} while something was broken`],
    ['latest with nothing broken', minutes(latestWhole)],
    ['sent twice after a crash', counts.excusedDoubles],
    ['lost', verdict.count('lost')],
    ['doubled', verdict.count('doubled')],
    ['silent', verdict.count('silent')],
  ];
  return rows.map(([name, value]) => `${name.padEnd(46)} ${value}`).join('\n');
}
