// What is printed and what is pasted into CPOMS.
import { describe, expect, test } from '@jest/globals';
import { cpomsText, homeVisitForm, minutesCopy } from '../../src/letters/documents';
import { policies } from '../../src/policy';
import { at, NOW, STAFF, sampleAssessment, sampleReport, sampleRequest, sampleSchool, sampleVisit } from '../samples';

const TEN = [
  'Name of staff member conducting the home visit',
  'Role',
  'Address visited',
  'Date and Time of Visit',
  'Student Name',
  'Reason for home visit',
  'Comments',
  'Outcome of home visit',
  'Safeguarding Concerns',
  'Actions from Home Visit',
];

const made = { at: at('15:24'), arrivedAt: at('14:17'), leftAt: at('15:02'), how: 'visited' };
const visit = sampleVisit({
  made,
  report: sampleReport(),
  actions: [{ id: 'A1', what: 'Ring Mum', owner: STAFF.companion.email, due: at('16:00'), done: null }],
});
const html = homeVisitForm(visit, sampleSchool());

test('the printed form has the policy’s ten fields, in their order', () => {
  const places = TEN.map((field) => html.indexOf(`>${field}:`));
  expect(places.every((place) => place > 0)).toBe(true);
  expect([...places].sort((a, b) => a - b)).toEqual(places);
});

test('it shows who approved it, when and how', () => {
  expect(html).toContain('Helen Marsh, Safeguarding lead');
  expect(html).toContain('Tue 5 May 2026, 11:05');
  expect(html).toContain('in a pair');
});

test('it shows the risk assessment as a table, levels in words', () => {
  for (const head of ['Hazards', 'People', 'Severity of harm', 'Likelihood', 'Risk level', 'Controls']) {
    expect(html).toContain(`>${head}<`);
  }
  expect(html).toContain('Major: Major injury');
  expect(html).toContain('MEDIUM');
});

test('it needs nothing that Google’s converter lacks', () => {
  expect(html).not.toMatch(/background|display:\s*(flex|grid)|class=/);
});

test('what a person typed stays text', () => {
  const typed = sampleVisit({ request: sampleRequest({ pupil: '<b>Amelia</b>' }) });
  expect(homeVisitForm(typed, sampleSchool())).toContain('&lt;b>Amelia');
});

test('before the report it is a form still to be filled, and says so of nothing', () => {
  const early = homeVisitForm(sampleVisit({ decision: null }), sampleSchool());
  expect(early).toContain('Not approved yet');
  expect(early).not.toContain('None');
});

test('who went anyway was never approved; an approval by phone that nobody confirmed says so', () => {
  const form = (changes: Parameters<typeof sampleVisit>[0]) => homeVisitForm(sampleVisit(changes), sampleSchool());
  const gone = form({ decision: null, outing: 'OUT-0004' });
  expect(gone).toContain('Never approved');
  expect(gone).not.toContain('Not approved yet');
  const by = { ruling: 'approved' as const, at: NOW, by: STAFF.lead.email, via: 'phone' as const, words: '' };
  const byPhone = (confirmedAt: number | null) =>
    form({ decision: { ...by, party: 'alone', byPhone: { recordedBy: STAFF.office.email, confirmedAt } } });
  expect(byPhone(null)).toContain('NOT CONFIRMED, said to be approved by');
  expect(byPhone(NOW)).not.toContain('NOT CONFIRMED');
});

describe.each(Object.values(policies).map((policy) => [policy.id, policy] as const))(
  'the sheet of %s',
  (id, policy) => {
    const answers = { purpose: 'A plan', adults: 'Ms Lena Carter', circumstances: 'Known to social care' };
    const noted = {
      presentAll: 'Sam\nMum',
      agreements: 'Two mornings',
      otherMatters: 'Glasses',
      parentThroughout: 'Yes',
    };
    const action = { what: 'Send the timetable', owner: STAFF.companion.email, due: '2026-05-20' };
    const of = sampleVisit({
      policy: id,
      made,
      assessment: policy.rules.assessment === 'not asked' ? null : sampleAssessment(),
      request: sampleRequest({ answers }),
      report: sampleReport({ concern: 'Bruises', actions: [action], answers: noted }),
      concern: { at: at('16:00'), by: STAFF.visitor.email, words: 'Bruises' },
      actions: [
        { ...action, id: 'A1', due: at('16:00'), done: null },
        { id: 'A2', what: 'Ring social care', owner: STAFF.lead.email, due: at('16:00'), done: null },
      ],
    });
    const sheet = homeVisitForm(of, sampleSchool());

    test('has its own title and fields, in their order, and its own risk assessment or none', () => {
      const places = policy.document.fields.map(({ label }) => sheet.indexOf(`>${label}:`));
      expect(places.every((place) => place > 0)).toBe(true);
      expect([...places].sort((a, b) => a - b)).toEqual(places);
      expect(sheet).toContain(`>${policy.document.title}<`);
      expect(sheet.includes('>Hazards<')).toBe(policy.rules.assessment !== 'not asked');
      expect(sheet.includes(`>${policy.document.assessmentTitle}: MEDIUM<`)).toBe(
        policy.rules.assessment !== 'not asked',
      );
    });

    test('as a copy for parents it holds what happened, and nothing that is the school’s own', () => {
      const outside = minutesCopy(of, sampleSchool());
      expect(outside).toContain('Spoke with Mum');
      expect(outside).toContain('Send the timetable (Priya Nair');
      expect(outside).not.toMatch(/Bruises|social care|A plan|Lena|Approved|Conditions|Hazards|blue folder/);
    });
  },
);

test('where several things that were written stand in one field, each has its name', () => {
  const answers = { purpose: 'In school by May', planWhat: 'Mornings', planHow: 'Calmly' };
  const of = sampleVisit({ policy: 'celt', made, request: sampleRequest({ answers }) });
  expect(homeVisitForm(of, sampleSchool())).toContain(
    'Purpose: In school by May<br/>What we talk about: Mornings<br/>How we go about it: Calmly',
  );
});

test('the text for CPOMS holds the ten fields, the approval and the level of risk', () => {
  const text = cpomsText(visit, sampleSchool());
  for (const field of TEN) expect(text).toContain(`${field}: `);
  expect(text).toContain('Date and Time of Visit: Tue 5 May 2026, 14:17 to 15:02');
  expect(text).toContain('Ring Mum (Priya Nair, by Tue 5 May 2026)');
  expect(text).toContain('Approved by: Helen Marsh, Safeguarding lead');
  expect(text).toContain('Risk assessment: Medium');
});
