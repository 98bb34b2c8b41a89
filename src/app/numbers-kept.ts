// Numbers that were given stay given: an older version of Control that somebody brought back must not give them again.
import type { Ports } from '../ports';
import { logged } from '../record/record';
import type { Instant } from '../time';
import { loadOpen } from './open-records';
import { changeSchool } from './read-control';

/**
 * Compares the last numbers given with those noted outside the spreadsheet. Where the spreadsheet is behind, its numbers go on
 * from the noted ones, and what is missing is said in words. A look now and then: it costs a trip or two.
 */
export function numbersKept(ports: Ports, now: Instant): string[] {
  // The note first: another look may write it anew while this one reads the school, and would seem to be ahead of it.
  const [visits = 0, outings = 0] = ports.installation.recall('numbers').split(' ').map(Number);
  const { lastVisit, lastOuting } = loadOpen(ports, now).school;
  const most = { lastVisit: Math.max(lastVisit, visits), lastOuting: Math.max(lastOuting, outings) };
  const noted = `${most.lastVisit} ${most.lastOuting}`;
  if (noted !== `${visits} ${outings}`) ports.installation.remember('numbers', noted);
  if (most.lastVisit === lastVisit && most.lastOuting === lastOuting) return [];
  changeSchool(ports, (school) => {
    const last = {
      lastVisit: Math.max(most.lastVisit, school.lastVisit),
      lastOuting: Math.max(most.lastOuting, school.lastOuting),
    };
    return logged({ ...school, ...last }, now, 'engine', `An older version of Control: ${noted}`);
  });
  return [
    'An older version of the Control spreadsheet was brought back: it ends at ' +
      `HV-${padded(lastVisit)} and OUT-${padded(lastOuting)}, and there had been HV-${padded(most.lastVisit)} and ` +
      `OUT-${padded(most.lastOuting)}. Find out at once who is out, by the Register and by ringing: nobody watches over ` +
      'whoever left since. What was sent by form within the last hour comes in again, under new numbers. In File, Version ' +
      'history, the newer version is still there.',
  ];
}

function padded(number: number): string {
  return String(number).padStart(4, '0');
}
