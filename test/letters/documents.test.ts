// What is printed and what is pasted into CPOMS.
import { expect, test } from '@jest/globals';
import { cpomsText, homeVisitForm } from '../../src/letters/documents';
import { at, STAFF, sampleReport, sampleRequest, sampleSchool, sampleVisit } from '../samples';

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

test('the text for CPOMS holds the ten fields, the approval and the level of risk', () => {
  const text = cpomsText(visit, sampleSchool());
  for (const field of TEN) expect(text).toContain(`${field}: `);
  expect(text).toContain('Date and Time of Visit: Tue 5 May 2026, 14:17 to 15:02');
  expect(text).toContain('Ring Mum (Priya Nair, by Tue 5 May 2026)');
  expect(text).toContain('Approved by: Helen Marsh, Safeguarding lead');
  expect(text).toContain('Risk assessment: Medium');
});
