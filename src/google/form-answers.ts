// Answers of a Google Form: read by item id into question keys, and the other way round for a pre-filled address.
import { FORMS, type FormName } from '../policy/schema';
import type { Submission } from '../ports';
import type { FormFile, School } from '../school/school';
import type { Answer, Answers } from '../visit/record';
import { typeOf } from './form-items';

type Form = GoogleAppsScript.Forms.Form;
type Item = GoogleAppsScript.Forms.Item;
type ItemResponse = GoogleAppsScript.Forms.ItemResponse;

/** A grid's answer comes as one choice a row, null where none was made. */
function gridAnswer(item: Item, choices: (string | string[] | null)[]): Answer {
  const rows = item.asGridItem().getRows();
  const pairs = rows.map((row, i) => [row, choices[i] ?? ''] as const);
  return Object.fromEntries(
    pairs.flatMap(([row, choice]) => (typeof choice === 'string' && choice !== '' ? [[row, choice]] : [])),
  );
}

/** One answer, or undefined where nothing was answered (text, date and time then give an empty string). */
function answer(response: ItemResponse): Answer | undefined {
  const item = response.getItem();
  const given = response.getResponse();
  if (Array.isArray(given)) {
    if (typeOf(item) === 'GRID') return gridAnswer(item, given);
    const texts = given.filter((text): text is string => typeof text === 'string' && text !== '');
    return texts.length === 0 ? undefined : texts;
  }
  const text = String(given ?? '').trim();
  if (text === '') return undefined;
  // A time before ten may come with one digit.
  return typeOf(item) === 'TIME' ? text.replace(/^(\d):/, '0$1:') : text;
}

/** One response as it came, its answers by item id. */
type Sent = Omit<Submission, 'form'>;

function sentIn(response: GoogleAppsScript.Forms.FormResponse): Sent {
  const answers: Answers = {};
  for (const itemResponse of response.getItemResponses()) {
    const value = answer(itemResponse);
    if (value !== undefined) answers[String(itemResponse.getItem().getId())] = value;
  }
  return {
    responseId: response.getId(),
    editUrl: response.getEditResponseUrl(),
    by: (response.getRespondentEmail() ?? '').toLowerCase(),
    at: response.getTimestamp().getTime(),
    answers,
  };
}

/** The same with its answers by question key. Items that are none of ours are left out. */
function keyed(form: FormName, { items }: FormFile, sent: Sent): Submission {
  const answers: Answers = {};
  for (const [key, id] of Object.entries(items)) {
    const value = sent.answers[id];
    if (value !== undefined) answers[key] = value;
  }
  const strange = Object.keys(sent.answers).length > 0 && Object.keys(answers).length === 0;
  return { ...sent, form, answers, ...(strange ? { strange } : {}) };
}

/** What was sent in, by question key. */
export function submission(form: FormName, file: FormFile, response: GoogleAppsScript.Forms.FormResponse): Submission {
  return keyed(form, file, sentIn(response));
}

/**
 * What a form-submit trigger brings: read at once, and put in order by whoever has the school. A second run for the same
 * answer sometimes comes without the response: that is given as a submission without answers, which nobody takes in.
 * Throws where the form is none of the school's.
 */
export function submittedWith(event: GoogleAppsScript.Events.FormsOnFormSubmit): (school: School) => Submission {
  const id = event.source.getId();
  const response: GoogleAppsScript.Forms.FormResponse | undefined = event.response;
  const sent = response ? sentIn(response) : { responseId: '', editUrl: '', by: '', at: 0, answers: {} };
  return (school) => ofForm(id, sent, school);
}

function ofForm(id: string, sent: Sent, school: School): Submission {
  const name = FORMS.find((form) => school.files.forms[form]?.id === id);
  const file = name && school.files.forms[name];
  if (!file) throw new Error(`An answer came from a form that Home Visits does not know (${id}). Choose Set up.`);
  return keyed(name, file, sent);
}

function words(value: Answer): string {
  return typeof value === 'string' ? value : Array.isArray(value) ? (value[0] ?? '') : '';
}

/** One choice a row; null leaves a row open, which the types do not know of. */
function gridChoices(item: Item, value: Answer): string[] {
  const chosen = typeof value === 'object' && !Array.isArray(value) ? value : {};
  const choices = item
    .asGridItem()
    .getRows()
    .map((row) => chosen[row] ?? null);
  return choices as string[];
}

function isEmpty(value: Answer): boolean {
  return typeof value === 'string' ? value === '' : Object.keys(value).length === 0;
}

/** An item's answer for a pre-filled address. Throws where the item does not offer it. */
function filled(item: Item, value: Answer): ItemResponse | undefined {
  switch (typeOf(item)) {
    case 'TEXT':
      return item.asTextItem().createResponse(words(value));
    case 'PARAGRAPH_TEXT':
      return item.asParagraphTextItem().createResponse(words(value));
    case 'MULTIPLE_CHOICE':
      return item.asMultipleChoiceItem().createResponse(words(value));
    case 'LIST':
      return item.asListItem().createResponse(words(value));
    case 'CHECKBOX':
      return item.asCheckboxItem().createResponse(Array.isArray(value) ? value : [words(value)]);
    case 'DATE':
      // Noon in UTC is the same date in London all year round.
      return item.asDateItem().createResponse(new Date(`${words(value)}T12:00:00Z`));
    case 'TIME': {
      const [hours = 0, minutes = 0] = words(value).split(':').map(Number);
      return item.asTimeItem().createResponse(hours, minutes);
    }
    case 'GRID':
      return item.asGridItem().createResponse(gridChoices(item, value));
    default:
      return undefined;
  }
}

/**
 * An address that opens the form with these answers in it. An answer that its question does not take (a choice that is
 * not offered any more) is left for the person to give.
 */
export function prefilledUrl(form: Form, file: FormFile, answers: Answers): string {
  const items = new Map(form.getItems().map((item) => [String(item.getId()), item]));
  const response = form.createResponse();
  for (const [key, value] of Object.entries(answers)) {
    const item = items.get(file.items[key] ?? '');
    if (!item || isEmpty(value)) continue;
    try {
      const one = filled(item, value);
      if (one) response.withItemResponse(one);
    } catch (error) {
      console.warn(`${key} is not filled in beforehand: ${String(error)}`);
    }
  }
  return response.toPrefilledUrl();
}
