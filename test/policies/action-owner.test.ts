// A colleague who was not on the visit is given an action from it: the action is theirs, the visit is not.
import { PEOPLE, schoolDay } from '../story/school-day';
import { visited } from '../story/visited';

const { visitor, colleague, office } = PEOPLE;
const NOTHING = 'There is nothing here for you to open';

describe.each(['celt', 'spt'])('under the policy of %s', (policy) => {
  test('[CELT-29][SPT-36] they see its words, the initials and the day; not the visit, and nothing once it is done', () => {
    const { day, ref } = visited(policy, { circumstances: 'Dad in prison' });
    const action = { hasActions: 'Yes', action1: 'Send the timetable', action1Owner: day.choice(colleague) };
    day.sends('report', day.ordinaryReport(ref, { ...action, action1Due: '2026-05-20' }));
    const toDo = day.reads(colleague, { p: 'actions' });
    expect(toDo).toMatch(/A\.J\.C\., HV-0001.*Send the timetable.*Daniel Hughes, by Wed 20 May/s);
    expect(toDo).not.toMatch(/Amelia|prison|Alder Close|CPOMS/);
    expect(day.workspace.openPage({ p: 'actions' }, { as: colleague }).html).not.toContain(`p=visit&amp;ref=${ref}`);
    expect(day.reads(colleague, { p: 'visit', ref })).toContain(NOTHING);
    day.taps(colleague, { page: 'actions', ref, act: 'action done', id: 'A1' });
    expect(day.reads(visitor, { p: 'visit', ref })).toContain('Done by Daniel Hughes');
    expect(day.reads(colleague, { p: 'actions' })).toContain('Nothing is waiting for you');
    expect(day.reads(colleague, { p: 'visit', ref })).toContain(NOTHING);
  });

  test('[CELT-29][SPT-36] they call nothing off', () => {
    const day = schoolDay({ policy });
    const ref = day.approved();
    const action = {
      page: 'visit',
      ref,
      act: 'add action',
      what: 'Print the map',
      owner: colleague,
      due: '2026-05-13',
    };
    day.taps(office, action);
    const cancel = { page: 'visit', ref, act: 'cancel', words: 'No', parentsTold: 'yes' };
    expect(day.isRefused(colleague, cancel)).toMatch(/Only/);
    expect(day.reads(visitor, { p: 'visit', ref })).toContain('approved');
  });
});
