// A drill as the tests play it: started at the desk, approved, signed out; and what must hold of each, in mails, pages and sheets.
import type { Mail } from '../../local/workspace/types';
import { MINUTE } from '../../src/time';
import { asText, PEOPLE, type SchoolDay, schoolDay } from '../story/school-day';
import { count } from './counts';
import { whatIsWrong } from './invariants';

const { visitor, colleague, lead } = PEOPLE;
export const VISIT = 'DRILL-HV-0001';
export const OUTING = 'DRILL-OUT-0001';
export const FIRST_LINE = 'PRACTICE: nobody is missing. Do NOT call 999 or the family';

/** What the desk sends to start a drill. */
export const startIn = (day: SchoolDay, changes: Record<string, unknown> = {}) => ({
  page: 'desk',
  act: 'start drill',
  visitor,
  second: day.rules.party.least > 1 ? colleague : '',
  minutes: '5',
  ...changes,
});

/** A drill that has been approved, where somebody must, and signed out at 09:00: the return is due at 09:05. */
export function signedOut(policy: string, day: SchoolDay = schoolDay({ policy })): SchoolDay {
  day.taps(lead, startIn(day));
  const { visitors } = day.visit(VISIT).request;
  if (!day.visit(VISIT).decision)
    day.taps(day.approver(VISIT), {
      page: 'visit',
      ref: VISIT,
      act: 'approve',
      party: visitors.length > 1 ? 'in a pair' : 'alone',
    });
  for (const one of visitors) day.readsPolicy(one);
  day.taps(visitor, day.signOutFor([VISIT], { transport: 'On foot', due: '' }));
  return day;
}

export const ofDrill = ({ subject }: Mail) => subject.includes('DRILL-');

/** Everything that is sent of a drill is marked, rings nobody outside, and reaches the staff list alone. */
export function expectMarked(day: SchoolDay): void {
  const staff = day.school.staff.map(({ email }) => email);
  const mails = day.workspace.mails().filter(ofDrill);
  expect(mails.length).toBeGreaterThan(8);
  for (const mail of mails) {
    expect(mail.subject).toMatch(/^PRACTICE/);
    expect(mail.body.split('\n')[0]).toBe(FIRST_LINE.toUpperCase());
    expect(mail.htmlBody).toContain(FIRST_LINE);
    expect(mail.htmlBody).not.toContain('tel:999');
    expect(
      `${mail.subject}\n${mail.body}`.replaceAll(FIRST_LINE, '').replace(FIRST_LINE.toUpperCase(), ''),
    ).not.toMatch(/(?<!\d )999(?! ?\d)/);
    expect(staff).toEqual(expect.arrayContaining(mail.to));
    expect([...(mail.cc ?? []), ...(mail.bcc ?? [])]).toEqual([]);
  }
  for (const mail of mails.filter(({ subject }) => /OVERDUE|HELP|NOBODY WATCHES/.test(subject)))
    expect(mail.subject.startsWith(FIRST_LINE)).toBe(true);
}

/** A page of a drill says so above everything, and has no button that rings 999. */
export function expectPageMarked(day: SchoolDay, as: string, params: Record<string, string>): string {
  const { html } = day.workspace.openPage(params, { as });
  expect(html).toContain(`<p class="practice-band">${FIRST_LINE}</p>`);
  expect(html).not.toContain('tel:999');
  const text = asText(html);
  expect(text.replaceAll(FIRST_LINE, '')).not.toMatch(/(?<![\d-]|\d )999(?![\d-]| \d)/);
  return text;
}

/** By the next tick the log and the sheets say what the records say. */
export function expectInOrder(day: SchoolDay): void {
  day.workspace.setClockWithoutTriggers(day.workspace.now + 4 * MINUTE);
  day.workspace.advanceMinutes(1);
  const wrong = whatIsWrong(day.workspace);
  count({ executions: day.workspace.executions.length, lost: wrong.filter(({ kind }) => kind === 'lost').length });
  expect(wrong).toEqual([]);
}

export const reportTo = (day: SchoolDay, email: string) => day.mailTo(email, 'Drill report').body;
