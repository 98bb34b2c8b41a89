// A form as it is filled in: where pages lead, what is sent, what is wrong with an answer.
import { answersToSend, nextPage, problemsOn, problemWith } from '../../local/page/client/form-flow';
import { fromHash, placeOf, toHash } from '../../local/page/client/place';
import type { StateView } from '../../local/page/protocol';
import type { FormItemView, FormPage } from '../../local/workspace/types';

const item = (id: number, kind: FormItemView['kind'], more: Partial<FormItemView> = {}): FormItemView => ({
  ...{ id, kind, title: `Question ${id}`, help: '', required: true, ...more },
});
const page = (id: number | null, items: FormItemView[], next: FormPage['next']): FormPage => ({
  ...{ id, title: '', help: '', items, next },
});

const choice = item(1, 'MULTIPLE_CHOICE', {
  choices: [
    { value: 'Yes', goTo: { to: 'CONTINUE' } },
    { value: 'No', goTo: { to: 'PAGE', page: 30 } },
  ],
});
const form = {
  pages: [
    page(null, [choice], { to: 'CONTINUE' }),
    page(20, [item(2, 'TEXT')], { to: 'CONTINUE' }),
    page(30, [item(3, 'TEXT', { required: false })], { to: 'SUBMIT' }),
  ],
};

test('a choice leads past a page, and what was typed there is not sent', () => {
  expect(nextPage(form, 0, { 1: 'Yes' })).toBe(1);
  expect(nextPage(form, 0, { 1: 'No' })).toBe(2);
  expect(nextPage(form, 2, { 1: 'No' })).toBe('submit');
  expect(answersToSend(form, { 1: 'No', 2: 'typed before', 3: '' })).toEqual({ 1: 'No' });
});

test('what is missing is said as Google says it', () => {
  expect(problemsOn(form.pages[0] as FormPage, {})).toEqual({ 1: 'This is a required question' });
  const grid = item(4, 'GRID', { rows: ['a', 'b'], columns: ['1', '2'] });
  expect(problemWith(grid, ['1', null])).toBe('This question requires one response per row');
  expect(problemWith(grid, ['1', '2'])).toBe('');
});

test('a rule that is broken says its own words', () => {
  const validation = { rule: 'requireTextMatchesPattern', args: ['HV-\\d+'], help: 'Looks like HV-0001' };
  expect(problemWith(item(5, 'TEXT', { validation }), 'HV1')).toBe('Looks like HV-0001');
  expect(problemWith(item(5, 'TEXT', { validation }), 'HV-12')).toBe('');
});

test('an address of the page comes back as the place it was made of', () => {
  const place = { at: 'webapp' as const, query: 'p=visit&ref=HV-0001' };
  const where = { school: 'celt', as: 'ann.lee@school.example', place };
  expect(fromHash(toHash(where))).toEqual(where);
});

test('links of mails lead to the section that they belong to, also when the port was another', () => {
  // Only what the function looks at.
  const state = { forms: [{ id: 'form1' }], files: [{ id: 'sheet1' }] } as StateView;
  expect(placeOf('http://localhost:9/webapp/exec?p=desk', state)).toEqual({ at: 'webapp', query: 'p=desk' });
  const link = 'https://docs.google.com/forms/d/e/form1/viewform?usp=pp_url';
  expect(placeOf(link, state)).toEqual({ at: 'forms', link });
  expect(placeOf('https://docs.google.com/spreadsheets/d/sheet1/edit', state)).toEqual({
    at: 'sheets',
    file: 'sheet1',
  });
  expect(placeOf('https://elsewhere.example/', state)).toBeNull();
});
