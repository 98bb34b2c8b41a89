// The links of a Google Form: pre-filled ones and those that edit a response.
import type { FormState, ItemState, ResponseState } from './state';
import type { Answer, Answers, OpenedForm } from './types';

const OTHER = '__other_option__';

/** The link that opens the form with these answers filled in. */
export function prefilledUrl(formUrl: string, form: FormState, answers: Answers): string {
  const query: [string, string][] = [['usp', 'pp_url']];
  for (const item of form.items) {
    const answer = answers[String(item.id)];
    if (answer !== undefined) query.push(...entries(item, answer));
  }
  return `${formUrl}?${query.map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join('&')}`;
}

function entries(item: ItemState, answer: Answer): [string, string][] {
  const key = `entry.${item.entry}`;
  if (item.kind === 'GRID' || item.kind === 'CHECKBOX_GRID') {
    return [answer]
      .flat()
      .flatMap((row, i) => [row ?? []].flat().map((value): [string, string] => [`${key}.${i}`, value]));
  }
  return [answer].flat(2).flatMap((value): [string, string][] => {
    if (value === null) return [];
    const known = !item.choices || item.choices.some((choice) => choice.value === value);
    return known
      ? [[key, value]]
      : [
          [key, OTHER],
          [`${key}.other_option_response`, value],
        ];
  });
}

/** The form that a link opens, with the answers it brings. */
export function openLink(url: string, forms: FormState[]): OpenedForm | null {
  const form = forms.find(({ id }) => url.includes(`/${id}/`));
  if (!form) return null;
  const query = new URL(url).searchParams;
  const editing = query.get('edit2');
  const response = editing ? form.responses.find(({ id }) => editing === editKey(id)) : undefined;
  if (editing && !response) return null;
  if (response) return { formId: form.id, answers: structuredClone(response.answers), responseId: response.id };
  const answers: Answers = {};
  for (const item of form.items) {
    const answer = answerFrom(query, item);
    if (answer !== undefined) answers[String(item.id)] = answer;
  }
  return { formId: form.id, answers };
}

function answerFrom(query: URLSearchParams, item: ItemState): Answer | undefined {
  const key = `entry.${item.entry}`;
  if (item.kind === 'GRID' || item.kind === 'CHECKBOX_GRID') {
    const rows = (item.rows ?? []).map((_, i) => query.getAll(`${key}.${i}`));
    if (!rows.some((row) => row.length)) return undefined;
    return item.kind === 'GRID' ? rows.map((row) => row[0] ?? null) : rows.map((row) => (row.length ? row : null));
  }
  const other = query.get(`${key}.other_option_response`) ?? '';
  const values = query.getAll(key).map((value) => (value === OTHER ? other : value));
  if (!values.length) return undefined;
  return item.kind === 'CHECKBOX' ? values : values[0];
}

/** The link that edits a response. */
export function editLink(formUrl: string, response: ResponseState): string {
  return `${formUrl}?edit2=${editKey(response.id)}`;
}

function editKey(responseId: string): string {
  return `2_ABaOnu${responseId}`;
}
