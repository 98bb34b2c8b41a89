// Cornwall: a line manager who has no other part in visits hears of one that did not feel safe, and is shown no closed door.
import { fillStaff } from '../../local/school';
import { types } from '../refusals/control';
import { PEOPLE, type SchoolDay, schoolDay } from '../story/school-day';

const { visitor, seniorLeader } = PEOPLE;
const MANAGER = 'tess.moor@school.example';

/** Maya's line manager is a teacher without any role. */
function managed(): SchoolDay {
  const day = schoolDay({ policy: 'celt' });
  day.workspace.addPerson(MANAGER, 'Tess Moor');
  const nothing = { car: '', lineManager: '', insuredUntil: '', businessCover: '', trainedUntil: '', finishesAt: '' };
  const teacher = { email: MANAGER, name: 'Tess Moor', job: 'Head of Year 7', mobile: '07700 900161' };
  fillStaff(day.workspace, [{ ...teacher, roles: [], active: true, ...nothing }]);
  types(day, 'Staff', 'Maya Osei', 'Line manager', 'Tess Moor');
  return day;
}

const LINK = /p=(outing|visit)/;

test('[CELT-13] before leaving: the line manager reads what was said, and is offered nothing that is refused', () => {
  const day = managed();
  const ref = day.approved();
  day.taps(visitor, { page: 'visit', ref, act: 'cancel', words: 'I don’t feel safe going', unsafe: true });
  const { body } = day.mailTo(MANAGER, 'does not feel safe going');
  expect(body).toContain('That is a good reason');
  expect(day.reads(MANAGER, { p: 'visit', ref })).not.toContain('14 Alder Close');
  expect(body).not.toMatch(LINK);
  expect(day.mailTo(PEOPLE.lead, 'does not feel safe going').body).toMatch(LINK);
});

test.each([
  ['not going in', 'Did not go in'],
  ['new risk', 'NEW RISK'],
])(
  '[CELT-14] while out, “%s”: the line manager has who it is and their number, and no button to a closed page',
  (act, subject) => {
    const day = managed();
    const out = day.leaves([day.approved()]);
    day.says(visitor, out, 'arrived');
    day.says(visitor, out, act);
    const { body } = day.mailTo(MANAGER, subject);
    expect(body).toContain('07700 900111');
    expect(day.reads(MANAGER, { p: 'outing', ref: out })).not.toContain('14 Alder Close');
    expect(body).not.toMatch(LINK);
    expect(day.mailTo(PEOPLE.lead, subject).body).toMatch(LINK);
    expect(day.subjects(seniorLeader).join()).not.toContain(subject);
  },
);
