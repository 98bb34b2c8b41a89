// The forms as Google builds them: the walk through their pages, their choices, and what a link fills in.
import fc from 'fast-check';
import {
  asked,
  formPlan,
  forms,
  incidentDefaults,
  lines,
  reportDefaults,
  requestAgain,
  requestFor,
} from '../../src/forms';
import { pagesShown } from '../../src/forms/forms';
import { policies } from '../../src/policy';
import type { FormName } from '../../src/policy/schema';
import type { FormItem, FormPlan } from '../../src/ports';
import type { Answers } from '../../src/visit/record';
import { NOW, STAFF, sampleSchool, sampleVisit } from '../samples';
import {
  context,
  ordinaryAssessment,
  ordinaryIncident,
  ordinaryReport,
  ordinaryRequest,
  SAM,
  school,
  visit,
  walk,
} from './filling';

const NAMES = Object.keys(forms) as FormName[];
const EACH = Object.values(policies).flatMap((policy) => NAMES.map((name) => ({ policy, name, id: policy.id })));

const ORDINARY: Record<FormName, Answers> = {
  request: ordinaryRequest(),
  assessment: ordinaryAssessment(),
  report: ordinaryReport(),
  incident: ordinaryIncident(),
};

/** The ordinary answers where this policy has them among its choices; else the first choice, which is the usual one. */
function ordinaryFor({ items }: FormPlan, answers: Answers): Answers {
  const leading = items.filter((i) => Object.keys(i.goTo).length > 0);
  const choices = leading.map((i) => [i.key, i.choices.find((choice) => choice === answers[i.key]) ?? i.choices[0]]);
  return Object.fromEntries(choices);
}

const planOf = (name: FormName) => formPlan(name, context.policy, school);
const item = (name: FormName, key: string): FormItem | undefined => planOf(name).items.find((i) => i.key === key);

test('a family that knows of the visit is asked for the appointment, and not why it is unannounced', () => {
  const met = walk(planOf('request'), ordinaryRequest());
  expect(met).toContain('appointment');
  expect(met).not.toContain('unannouncedConcern');
  expect(met[0]).toBe('immediateConcern');
  expect(met[1]).toBe('visitors');
  expect(met[met.length - 1]).toBe('comments');
});

test('an immediate concern leads to the page that says what to tell the police', () => {
  const plan = planOf('request');
  expect(walk(plan, ordinaryRequest({ immediateConcern: 'Yes' })).slice(1, 4)).toEqual([
    'immediateWhat',
    'policeCalled',
    'policeReference',
  ]);
  const page = plan.items.find(({ key }) => key === 'page_police');
  expect(page?.help).toMatch(/999[\s\S]*101[\s\S]*0161 496 0100/);
});

test.each(EACH)(
  '$id, $name: whoever fills it in meets exactly the questions that are read afterwards',
  ({ policy, name }) => {
    const plan = formPlan(name, policy, school);
    const leading = plan.items.filter((i) => Object.keys(i.goTo).length > 0);
    const choices = fc.record(Object.fromEntries(leading.map((i) => [i.key, fc.constantFrom(...i.choices)])));
    fc.assert(
      fc.property(choices, (answers: Answers) => {
        const pages = pagesShown(name, { policy, school }, answers);
        const read = asked(name, policy).filter((question) => pages.has(question.page));
        expect(walk(plan, answers).sort()).toEqual(read.map(({ key }) => key).sort());
      }),
    );
  },
);

test.each(EACH)('$id, $name: every item is one that Google can build', ({ policy, name }) => {
  const { items } = formPlan(name, policy, school);
  expect(new Set(items.map(({ key }) => key)).size).toBe(items.length);
  for (const i of items) {
    expect(i.title).not.toBe('');
    if (['choice', 'choices', 'list', 'grid'].includes(i.kind)) expect(i.choices.length).toBeGreaterThan(0);
    expect(new Set(i.choices).size).toBe(i.choices.length);
    if (i.kind === 'grid') expect(i.rows.length).toBeGreaterThan(0);
    if (i.kind === 'paragraph') expect(i.maxLength).toBeGreaterThan(0);
    const leads = Object.keys(i.goTo);
    // Choices that lead and choices that do not cannot stand together; "other" cannot lead.
    if (leads.length > 0) expect([i.kind, i.other, leads]).toEqual(['choice', false, i.choices]);
    if (leads.length > 0) expect(i.required).toBe(true);
  }
});

test.each(EACH)('$id, $name: nobody is asked for a safe word, and few long texts are a must', ({ policy, name }) => {
  const plan = formPlan(name, policy, school);
  const { items } = plan;
  expect(items.filter(({ title }) => /safe ?word|code ?word|password/i.test(title))).toEqual([]);
  const met = new Set(walk(plan, ordinaryFor(plan, ORDINARY[name])));
  expect(items.filter((i) => met.has(i.key) && i.kind === 'paragraph' && i.required).length).toBeLessThan(3);
});

test('only staff who go on visits can be chosen, by name and address', () => {
  expect(item('request', 'visitors')?.choices).toEqual([SAM, `${STAFF.companion.name} (${STAFF.companion.email})`]);
});

test('a school without staff yet still gets its forms', () => {
  const { items } = formPlan('request', context.policy, sampleSchool({ staff: [] }));
  expect(items.find(({ key }) => key === 'visitors')?.choices).toEqual(['Nobody yet: the staff list is empty']);
});

test('the assessment shows the scale, and the five hazards as rows and as questions', () => {
  const { items } = planOf('assessment');
  expect(items.find(({ key }) => key === 'page_hazards')?.help).toMatch(/9–16 High/);
  expect(item('assessment', 'likelihood')?.rows).toHaveLength(5);
  expect(items.filter(({ key }) => key.startsWith('controls_'))).toHaveLength(5);
});

test('asking again keeps who, where and why, and leaves out dates, what was agreed and what was written in confidence', () => {
  const secret = { circumstances: 'Dad has threatened staff.', exceptionWhy: 'He hits her.', purpose: 'Speak of it.' };
  const answers = { ...ordinaryRequest(), ...secret };
  const again = requestAgain(sampleVisit({ request: { ...sampleVisit().request, answers } }));
  expect(again).toMatchObject({ pupil: 'Amelia Jones-Carter', visitors: expect.arrayContaining([SAM]) });
  for (const key of ['date', 'arrive', 'backBy', 'appointment', 'immediateConcern', ...Object.keys(secret)])
    expect(again).not.toHaveProperty(key);
});

test('links to the report and the incident name the visit; one’s own request has oneself ticked', () => {
  expect(reportDefaults(visit)).toEqual({ reference: visit.ref });
  expect(incidentDefaults(visit, NOW)).toEqual({ reference: visit.ref, date: '2026-05-05', time: '13:30' });
  expect(requestFor(STAFF.visitor.email, school.staff)).toEqual({ visitors: [SAM] });
  expect(requestFor(STAFF.office.email, school.staff)).toEqual({});
});

test('what was answered reads as lines: names without addresses, dates as people say them, grids by row', () => {
  const request = lines('request', context, ordinaryRequest());
  const words = (key: string) => request.find((line) => line.key === key)?.words;
  expect(words('visitors')).toBe('Sam Okoro, Priya Nair');
  expect(words('date')).toBe('Tue 5 May 2026');
  expect(request.find((line) => line.key === 'familyPhones')?.confidential).toBe(true);
  const grid = lines('assessment', context, ordinaryAssessment()).find((line) => line.key === 'knownRisks');
  expect(grid).toMatchObject({ label: 'Known risks', words: expect.stringContaining('Animals: None known') });
});

test('what was not answered is no line at all', () => {
  const report = { reference: 'HV-0001', hasActions: 'Yes', action1: 'Ring Mum' };
  expect(lines('report', context, report).map(({ key }) => key)).toEqual(Object.keys(report));
});
