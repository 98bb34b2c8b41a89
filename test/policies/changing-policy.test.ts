// A school takes up another policy in the middle of its work: the forms follow, and visits under way keep their rules.
import { assessmentDefaults, formPlan } from '../../src/forms';
import { spt } from '../../src/policy/spt';
import { noteBeside, troubles, types } from '../refusals/control';
import { ordinaryAnswers } from '../story/ordinary';
import { PEOPLE, type SchoolDay, schoolDay } from '../story/school-day';
import { typedAnswer } from '../story/words';

const { visitor, colleague, head, officeManager, team } = PEOPLE;

const choosesPolicy = (day: SchoolDay, policy: string) => types(day, 'Settings', 'Policy', 'Value', policy);
const titles = (day: SchoolDay) =>
  day.workspace
    .forms()
    .map(({ title }) => title)
    .sort();

/** Fills in the form of Stamford Park's risk assessment, which the school's policy of today does not ask for. */
function sendsEarlierAssessment(day: SchoolDay, ref: string): void {
  const { school, workspace } = day;
  const file = school.files.forms.assessment;
  const plan = formPlan('assessment', spt, school);
  const facts = { policy: spt, visitors: [], today: '', ref };
  const answers = {
    ...assessmentDefaults(spt, day.visit(ref), school.settings),
    ...ordinaryAnswers('assessment', facts),
  };
  const typed = Object.entries(answers).flatMap(([key, answer]) => {
    const item = plan.items.find((one) => one.key === key);
    return item ? [[file?.items[key] ?? '', typedAnswer(item, answer)] as const] : [];
  });
  workspace.submitForm(file?.id ?? '', Object.fromEntries(typed), { as: visitor });
}

/** Item ids of a form by the title that people read. */
function itemsOf(day: SchoolDay, form: 'request' | 'report'): Record<string, number> {
  const { pages } = day.workspace.form(day.school.files.forms[form]?.id ?? '');
  return Object.fromEntries(pages.flatMap(({ items }) => items.map(({ id, title }) => [title, id])));
}

test('the cell beside Policy names all five in words, and takes the school’s name as well', () => {
  const day = schoolDay();
  const { display } = day.workspace.spreadsheet(day.workspace.controlId).sheet('Settings');
  const help = display.find(([name]) => name === 'Policy')?.join(' ') ?? '';
  for (const words of ['celt (Cornwall', 'nas (National Autistic', 'wna (WNA', 'spt (Stamford', 'wls (William Lilley'])
    expect(help).toContain(words);
  choosesPolicy(day, 'National Autistic Society');
  expect(day.school.settings.policy).toBe('nas');
  choosesPolicy(day, 'ofsted');
  expect(noteBeside(day, 'Settings', 'Policy')).toContain('There is no policy “ofsted”');
  expect(day.school.settings.policy).toBe('nas');
});

test('the forms are rebuilt in place: addresses, items that stay, and what was answered', () => {
  const day = schoolDay();
  const ref = day.asks();
  const [before, url] = [itemsOf(day, 'request'), day.school.files.forms.request?.url];
  const answered = day.workspace.form(day.school.files.forms.request?.id ?? '').responses.length;
  choosesPolicy(day, 'wls');
  const after = itemsOf(day, 'request');
  expect(day.school.files.forms.request?.url).toBe(url);
  expect(after['Year group']).toBe(before['Year group']);
  expect(after['Reason for the visit']).toBe(before['Reason for the visit']);
  expect(Object.keys(after)).toContain('Where will you meet them?');
  expect(after['Would two people at the door make it harder?']).toBeUndefined();
  expect(day.workspace.form(day.school.files.forms.request?.id ?? '').responses).toHaveLength(answered);
  // What the policy does not ask any more is still read where it was answered.
  expect(day.reads(team, { p: 'visit', ref })).toContain('Two would make it harder');
  // The next visit is asked for as the new policy has it.
  const next = day.asks();
  expect(day.visit(next).request.visitors).toEqual([visitor, colleague]);
  expect(day.visit(next).request.reason).toBe('Part of moving into or on from our school');
});

test('an approved visit is made under the rules that it was approved under; the next one is under the new ones', () => {
  const day = schoolDay();
  const ref = day.approved();
  choosesPolicy(day, 'nas');
  expect(day.visit(ref)).toMatchObject({ policy: 'spt', policyVersion: 'September 2025' });
  // One alone, watched by the emergency contact, with a safe word: as it was approved.
  day.leaps('13:50');
  const out = day.leaves([ref]);
  expect(day.outing(out)).toMatchObject({ policy: 'spt', safeWord: 'blue folder' });
  expect(day.outing(out).rules.watch.by).toBe('emergency contact');
  expect(day.outing(out).rules.checkInEvery).toBeNull();

  // Under the new policy nobody goes alone, and the headteacher decides.
  const next = day.asks({ arrive: '15:15', backBy: '15:55' });
  expect(day.visit(next).policy).toBe('nas');
  expect(day.isRefused(team, { page: 'visit', ref: next, act: 'approve', party: 'in a pair' })).toMatch(/Principal/);
  day.taps(head, { page: 'visit', ref: next, act: 'approve', party: 'in a pair' });
  expect(day.visit(next).rules.checkInEvery).toBe(120);
});

test('a visit that waits for its decision is decided under the policy that its form was filled in for', () => {
  const day = schoolDay();
  const ref = day.asksAndAssesses();
  choosesPolicy(day, 'nas');
  expect(day.reads(head, { p: 'visit', ref })).not.toContain('Approve, alone');
  expect(day.reads(team, { p: 'visit', ref })).toContain('Approve, alone');
  day.taps(team, { page: 'visit', ref, act: 'approve', party: 'alone' });
  expect(day.visit(ref)).toMatchObject({ policy: 'spt', policyVersion: 'September 2025' });
  day.leaps('13:50');
  const out = day.leaves([ref]);
  expect(day.outing(out)).toMatchObject({ watcher: { email: PEOPLE.watcher }, safeWord: 'blue folder' });
  // What is owed afterwards is owed as that policy has it, and the report is the form of today.
  for (const act of ['arrived', 'going in', 'left', 'back']) day.says(visitor, out, act);
  day.sends('report', day.ordinaryReport(ref));
  expect(day.reads(visitor, { p: 'visit', ref })).toContain('It is recorded on CPOMS');
  expect(day.reads(visitor, { p: 'visit', ref })).not.toContain('A copy for the parents');
  day.taps(visitor, { page: 'actions', ref, act: 'record CPOMS' });
  expect(day.visit(ref).closedAt).not.toBeNull();
});

test('“read and understood” is asked anew, and what was said to the old policy does not count', () => {
  const day = schoolDay();
  const ref = day.approved();
  day.readsPolicy(visitor);
  expect(day.reads(visitor, { p: 'home' })).not.toMatch(/Read the policy first/i);
  choosesPolicy(day, 'wls');
  day.leaps('13:50');
  const refusal = day.isRefused(visitor, day.signOutFor([ref]));
  expect(refusal).toContain('Maya Osei has not yet said "read and understood" to the policy (version Spring 2025)');
  expect(day.reads(visitor, { p: 'read' })).toContain('Home Visit Policy');
  day.leaves([ref]);
  choosesPolicy(day, 'spt');
  expect(day.school.read.find(({ email }) => email === visitor)).toMatchObject({ policy: 'wls' });
});

test('a policy without a risk assessment leaves that form to the visits that were asked for before', () => {
  const day = schoolDay();
  const before = day.asks();
  choosesPolicy(day, 'celt');
  const after = day.asks({ pupil: 'Ben Small', arrive: '10:15', backBy: '11:00' });
  expect(day.reads(visitor, { p: 'visit', ref: after })).not.toMatch(/risk assessment/i);
  // The form of the earlier policy still takes its answers, and the visit is decided on as before.
  sendsEarlierAssessment(day, before);
  expect(day.visit(before).assessment?.hazards).toHaveLength(5);
  sendsEarlierAssessment(day, after);
  expect(day.visit(after).assessment).toBeNull();
  expect(day.mailTo(visitor, /put/i).body).toContain('asks for no risk assessment of this visit');
});

test('a form that no earlier policy had is named until Set up builds it, since its trigger is a person’s to make', () => {
  const day = schoolDay({ policy: 'celt' });
  expect(titles(day)).toEqual(['Home Visit Form', 'Incident', 'Visit Report']);
  choosesPolicy(day, 'spt');
  day.until('09:05');
  const words = 'The form “Lone Working Risk Assessment” is not built yet. Choose Home Visits, Set up.';
  expect(troubles(day)).toHaveLength(1);
  const check = () => String(day.workspace.run('checkEverything_', [], { context: 'menu' }).result);
  expect(check()).toContain(words);
  expect(String(day.workspace.run('setUp', [], { context: 'menu' }).result)).toContain('4 forms');
  expect(titles(day)).toHaveLength(4);
  expect(check()).not.toContain('not built yet');
  // And it works from the first visit on.
  const ref = day.approved();
  expect(day.visit(ref)).toMatchObject({ policy: 'spt', decision: { ruling: 'approved' } });
});

test('who watches and by when can be the school’s own, where it says so in Settings', () => {
  const day = schoolDay();
  types(day, 'Settings', 'Who watches', 'Value', 'office');
  types(day, 'Settings', 'Minutes for the watcher to answer', 'Value', '5');
  const ref = day.approved();
  day.leaps('13:50');
  expect(day.isRefused(visitor, day.signOutFor([ref], { watcher: PEOPLE.watcher }))).toContain(
    'Kwame Boateng is not office on the staff list',
  );
  const out = day.leaves([ref], { watcher: officeManager });
  day.until('13:56');
  expect(day.subjects(officeManager).filter((subject) => /watch/i.test(subject)).length).toBeGreaterThan(1);
  expect(day.outing(out).watcher.acceptedAt).toBeNull();
});
