// What a tick looks after once alarms are out: replies, and now and then settings, forms, archive and the day's health mail.
import type { Ports } from '../ports';
import { actionRows } from '../register/actions';
import { mailRows } from '../register/mail';
import type { Instant } from '../time';
import { archiveClosed } from './archive-closed';
import { attempt } from './attempt';
import { triggersBehind } from './checks/standby';
import { lookedBy, lookIsDue, otherStopped, strangerRuns } from './engines';
import { healthMail } from './health-mail';
import { lookAtControl } from './look-at-control';
import { numbersKept } from './numbers-kept';
import { loadOpen, type Open } from './open-records';
import { readReplies } from './read-replies';
import { asRead, type FormsRead, reconcile } from './reconcile';
import { termSummary } from './term-summary';
import { transact } from './transact';
import { withTrouble } from './trouble';
import { waitingForADay } from './unreachable';

/** Each by itself, and the troubles that it met with, after those `before`. Whether it was time for more than replies. */
export function lookAfter(ports: Ports, open: Open, before: string[], now: Instant): boolean {
  const { school } = open;
  const account = ports.installation.account();
  const troubles = [...before, ...strangerRuns(school, account)];
  if (school.settings.readReplies) {
    troubles.push(...attempt('Replies could not be read', () => readReplies(ports, open, now)));
  }
  const lookDue = lookIsDue(school, account, now);
  let forms: FormsRead = { troubles: [], whole: [], more: false };
  if (lookDue) {
    troubles.push(
      // Before answers are looked through: what was asked for since comes in again, and under new numbers.
      ...attempt('', () => numbersKept(ports, now)),
      ...attempt('Settings, Staff and Guidance could not be read', () => lookAtControl(ports, now)),
      ...attempt('The forms could not be read', () => {
        forms = reconcile(ports, now);
        return forms.troubles;
      }),
      ...attempt('The health mail could not be written', () => healthMail(ports, now)),
      ...attempt('Closed visits could not be archived', () => archiveClosed(ports, asRead(school, forms, now), now)),
      ...attempt('The termly summary could not be written', () => termSummary(ports, school, now)),
      ...attempt('', () => boardsDrawn(ports, now)),
      ...otherStopped(school, account, now),
      ...triggersBehind(ports, school),
      ...attempt('', () => ports.views.askew(school)),
    );
  }
  if (lookDue || troubles.length > 0) tell(ports, troubles, lookDue ? forms : null, now);
  return lookDue;
}

function boardsDrawn(ports: Ports, now: Instant): string[] {
  const { school, visits, outings } = loadOpen(ports, now);
  ports.views.actions(school, actionRows(visits, school));
  ports.views.mail(mailRows([school, ...visits, ...outings], school));
  return waitingForADay([school, ...visits, ...outings], now);
}

/** Where answers wait still, the next tick looks again at once. */
function tell(ports: Ports, troubles: string[], forms: FormsRead | null, now: Instant): void {
  transact(ports, now, ({ school, account }) => {
    const told = withTrouble(school, troubles, now);
    const read = forms ? asRead(told, forms, now) : told;
    const next = forms && !forms.more ? lookedBy(read, account, now) : read;
    return { changed: next === school ? [] : [next], answer: null };
  });
}
