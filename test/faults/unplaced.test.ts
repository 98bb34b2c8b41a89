// A concern or an incident in a form that no visit has: heard again and again, by more people, until a named person has answered.
import { HOUR, MINUTE } from '../../src/time';
import { PEOPLE, type SchoolDay, schoolDay } from '../story/school-day';
import { chairNamed, noChair } from '../story/visited';
import { out, REF } from './form-scenes';

const { visitor, team, lead, deputyLead, seniorLeader, head, deputyHead, office, administrator, chair } = PEOPLE;
const CONCERN = { hasConcern: 'Yes', concern: 'A bruise on her arm.', discussed: 'not yet' };
const ACCUSED = {
  sort: 'Accusation against staff',
  againstHead: 'No',
  accused: 'Maya',
  accusation: 'That I pushed him.',
};

const about = (day: SchoolDay, email: string) =>
  day.subjects(email).filter((subject) => subject.includes('could not be placed')).length;

function later(day: SchoolDay, ms: number): void {
  day.workspace.setClockWithoutTriggers(day.workspace.now + ms);
  day.workspace.run('tick_', [], { context: 'trigger' });
}

/** What waits on To do for this person, as its button sends it. */
function waiting(day: SchoolDay): { id: string; at: number } {
  const [item] = day.school.unplaced ?? [];
  return { id: item?.id ?? '', at: item?.at ?? 0 };
}

const answers = (day: SchoolDay, words = 'Spoke to Maya; on CPOMS.') => ({
  page: 'actions',
  act: 'answer unplaced',
  ...waiting(day),
  words,
});

test('a concern with a wrong reference: the lead hears every half hour, leaders after an hour, until somebody has it', () => {
  const day = schoolDay();
  day.sends('report', day.ordinaryReport('HV-0099', CONCERN));
  expect([about(day, lead), about(day, seniorLeader)]).toEqual([1, 0]);
  later(day, 20 * MINUTE);
  expect(about(day, lead)).toBe(1);
  later(day, 11 * MINUTE);
  expect(about(day, lead)).toBe(2);
  later(day, 30 * MINUTE);
  expect([about(day, seniorLeader), about(day, head)]).toEqual([1, 1]);
  // Three days without an engine are one mail a person.
  later(day, 72 * HOUR);
  expect([about(day, lead), about(day, deputyLead)]).toEqual([4, 4]);
  expect(day.reads(lead, { p: 'actions' })).toContain('A bruise on her arm.');
  for (const one of [visitor, office, administrator]) {
    expect(day.reads(one, { p: 'actions' })).not.toContain('A bruise');
    expect(day.isRefused(one, answers(day))).toContain('Nothing of this kind waits for you');
  }
  expect(day.taps(deputyLead, answers(day))).toContain('Nothing is waiting for you');
  const quiet = day.mailCount;
  later(day, 5 * HOUR);
  expect(
    day.workspace
      .mails()
      .slice(quiet)
      .filter(({ subject }) => subject.includes('could not be placed')),
  ).toEqual([]);
  expect(day.school.log.map(({ words }) => words).join()).toContain('Spoke to Maya; on CPOMS.');
  expect(JSON.stringify(day.school)).not.toContain('A bruise');
});

test('the form is put right: the visit’s own ladder goes on with the concern, and no second one', () => {
  const day = out();
  const { editUrl } = day.sends('report', day.ordinaryReport('HV-0099', CONCERN));
  day.changes('report', editUrl, { reference: REF });
  expect(day.school.unplaced).toEqual([]);
  expect(day.mailTo(lead, REF).body).toContain('A bruise on her arm.');
  const before = about(day, lead);
  later(day, HOUR);
  expect(about(day, lead)).toBe(before);
});

test('put right without the concern, or sent again as wrong: it still waits for a person, who must have read the newest', () => {
  const day = out();
  const { editUrl } = day.sends('report', day.ordinaryReport('HV-0099', CONCERN));
  const old = answers(day);
  day.changes('report', editUrl, { concern: 'Two bruises.' });
  expect(about(day, lead)).toBe(2);
  expect(day.isRefused(lead, old)).toContain('sent again since');
  day.changes('report', editUrl, { reference: REF, hasConcern: 'No' });
  later(day, 31 * MINUTE);
  expect(about(day, lead)).toBe(3);
  day.taps(lead, answers(day));
  expect(day.school.unplaced).toEqual([]);
});

test('an accusation: the headteacher alone, every hour, and nobody else reads or answers it', () => {
  const day = schoolDay();
  day.sends('incident', day.ordinaryIncident('HV-0098', ACCUSED));
  later(day, 61 * MINUTE);
  expect([about(day, head), about(day, deputyHead)]).toEqual([2, 2]);
  for (const one of [lead, team, seniorLeader, visitor]) {
    expect(about(day, one)).toBe(0);
    expect(day.isRefused(one, answers(day))).toContain('Nothing of this kind');
  }
  day.taps(head, answers(day, 'Rang the designated officer.'));
  expect(day.school.log.map(({ words }) => words).join()).not.toMatch(/designated|pushed|Maya/);
  const quiet = day.mailCount;
  later(day, 2 * HOUR);
  expect(day.toldSince(quiet)).not.toContain(head);
});

test('against the headteacher with no chair named: the administrator is asked for one every day, and then the chair alone reads it', () => {
  const day = schoolDay({ policy: 'nas' });
  noChair(day);
  day.sends('incident', day.ordinaryIncident('HV-0098', { ...ACCUSED, againstHead: 'Yes' }));
  const wanted = () => day.subjects(administrator).filter((subject) => subject.includes('chair of governors')).length;
  expect(wanted()).toBe(1);
  later(day, 25 * HOUR);
  expect(wanted()).toBe(2);
  chairNamed(day);
  later(day, MINUTE);
  expect([about(day, chair), about(day, head)]).toEqual([1, 0]);
  day.taps(chair, answers(day, 'I have it.'));
  expect(day.school.unplaced).toEqual([]);
});
