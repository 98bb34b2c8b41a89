// One item of a Google Form: how each kind is added, recognised, and brought up to date.
import type { FormItem } from '../ports';

type Form = GoogleAppsScript.Forms.Form;
type Item = GoogleAppsScript.Forms.Item;
type Page = GoogleAppsScript.Forms.PageBreakItem;
type Choices = GoogleAppsScript.Forms.MultipleChoiceItem | GoogleAppsScript.Forms.ListItem;

/** An item that stands in the form. */
export interface Made {
  id: number;
  /** Writes title, help, choices and so on where they differ. Rules for texts cannot be read and are written anew. */
  fill(plan: FormItem, isNew: boolean): void;
  /** Set for a page break, and for a choice that can lead to one. */
  page?: Page;
  choices?: Choices;
}

/** One kind of item. `type` is the name of Google's `ItemType`. */
interface Kind {
  type: string;
  add(form: Form): Made;
  from(item: Item): Made;
}

interface Titled {
  getId(): number;
  getTitle(): string;
  getHelpText(): string;
  setTitle(title: string): unknown;
  setHelpText(text: string): unknown;
}

/** The longest answer to a paragraph that names no length of its own: what a record has room for. */
const LONGEST = 4000;

function kind<T extends Titled>(
  type: string,
  add: (form: Form) => T,
  as: (item: Item) => T,
  more: (item: T, plan: FormItem, isNew: boolean) => void,
  also: (item: T) => Partial<Made> = () => ({}),
): Kind {
  const made = (item: T): Made => ({
    id: item.getId(),
    fill: (plan, isNew) => {
      if (isNew || item.getTitle() !== plan.title) item.setTitle(plan.title);
      if ((isNew ? '' : item.getHelpText()) !== plan.help) item.setHelpText(plan.help);
      more(item, plan, isNew);
    },
    ...also(item),
  });
  return { type, add: (form) => made(add(form)), from: (item) => made(as(item)) };
}

interface Question extends Titled {
  isRequired(): boolean;
  setRequired(required: boolean): unknown;
}

function required(item: Question, plan: FormItem, isNew: boolean): void {
  if ((isNew ? false : item.isRequired()) !== plan.required) item.setRequired(plan.required);
}

function same(a: string[], b: string[]): boolean {
  return a.length === b.length && a.every((text, i) => text === b[i]);
}

interface Offers {
  getChoices(): GoogleAppsScript.Forms.Choice[];
  setChoiceValues(values: string[]): unknown;
}

/** Choices that lead nowhere; those that lead are written in the second pass. A Form takes no empty list of choices. */
function offer(item: Offers, plan: FormItem, isNew: boolean): void {
  if (isLeading(plan) || plan.choices.length === 0) return;
  const now = isNew ? [] : item.getChoices().map((choice) => choice.getValue());
  if (!same(now, choiceValues(plan))) item.setChoiceValues(choiceValues(plan));
}

interface OffersOther {
  hasOtherOption(): boolean;
  showOtherOption(enabled: boolean): unknown;
}

function offerOther(item: OffersOther, plan: FormItem, isNew: boolean): void {
  if ((isNew ? false : item.hasOtherOption()) !== plan.other) item.showOtherOption(plan.other);
}

const atMost = (most: number): string => `At most ${most} characters, please.`;

function textRule(plan: FormItem): GoogleAppsScript.Forms.TextValidation | undefined {
  const rule = FormApp.createTextValidation();
  if (plan.patternHelp !== '') rule.setHelpText(plan.patternHelp);
  if (plan.pattern !== '') return rule.requireTextMatchesPattern(plan.pattern).build();
  if (plan.maxLength > 0)
    return rule.setHelpText(atMost(plan.maxLength)).requireTextLengthLessThanOrEqualTo(plan.maxLength).build();
  return undefined;
}

function choiceValues(plan: FormItem): string[] {
  return [...new Set(plan.choices)];
}

function isLeading(plan: FormItem): boolean {
  return Object.keys(plan.goTo).length > 0;
}

export const KINDS: Record<FormItem['kind'], Kind> = {
  text: kind(
    'TEXT',
    (form) => form.addTextItem(),
    (item) => item.asTextItem(),
    (item, plan, isNew) => {
      required(item, plan, isNew);
      const rule = textRule(plan);
      if (rule) item.setValidation(rule);
      else if (!isNew) item.clearValidation();
    },
  ),
  paragraph: kind(
    'PARAGRAPH_TEXT',
    (form) => form.addParagraphTextItem(),
    (item) => item.asParagraphTextItem(),
    (item, plan, isNew) => {
      required(item, plan, isNew);
      const most = plan.maxLength > 0 ? plan.maxLength : LONGEST;
      const rule = FormApp.createParagraphTextValidation()
        .setHelpText(atMost(most))
        .requireTextLengthLessThanOrEqualTo(most);
      item.setValidation(rule.build());
    },
  ),
  choice: kind(
    'MULTIPLE_CHOICE',
    (form) => form.addMultipleChoiceItem(),
    (item) => item.asMultipleChoiceItem(),
    (item, plan, isNew) => {
      required(item, plan, isNew);
      offer(item, plan, isNew);
      offerOther(item, plan, isNew);
    },
    (item) => ({ choices: item }),
  ),
  choices: kind(
    'CHECKBOX',
    (form) => form.addCheckboxItem(),
    (item) => item.asCheckboxItem(),
    (item, plan, isNew) => {
      required(item, plan, isNew);
      offer(item, plan, isNew);
      offerOther(item, plan, isNew);
    },
  ),
  list: kind(
    'LIST',
    (form) => form.addListItem(),
    (item) => item.asListItem(),
    (item, plan, isNew) => {
      required(item, plan, isNew);
      offer(item, plan, isNew);
    },
    (item) => ({ choices: item }),
  ),
  grid: kind(
    'GRID',
    (form) => form.addGridItem(),
    (item) => item.asGridItem(),
    (item, plan, isNew) => {
      required(item, plan, isNew);
      if (isNew || !same(item.getRows(), plan.rows)) item.setRows(plan.rows);
      if (isNew || !same(item.getColumns(), choiceValues(plan))) item.setColumns(choiceValues(plan));
    },
  ),
  date: kind(
    'DATE',
    (form) => form.addDateItem(),
    (item) => item.asDateItem(),
    required,
  ),
  time: kind(
    'TIME',
    (form) => form.addTimeItem(),
    (item) => item.asTimeItem(),
    required,
  ),
  page: kind(
    'PAGE_BREAK',
    (form) => form.addPageBreakItem(),
    (item) => item.asPageBreakItem(),
    () => undefined,
    (item) => ({ page: item }),
  ),
  section: kind(
    'SECTION_HEADER',
    (form) => form.addSectionHeaderItem(),
    (item) => item.asSectionHeaderItem(),
    () => undefined,
  ),
};

/** Which kind an item in the form is. Enums of Google print as their name. */
export function typeOf(item: Item): string {
  return String(item.getType());
}

/** Where a way leads that ends at no page: the end of the form, or the next page in order. */
function onward(key: string): GoogleAppsScript.Forms.PageNavigationType {
  return key === 'submit' ? FormApp.PageNavigationType.SUBMIT : FormApp.PageNavigationType.CONTINUE;
}

/** Choices that lead somewhere. All of an item's choices must lead, or none: those not named go on to the next page. */
function lead(item: Choices, plan: FormItem, pages: Map<string, Page>): void {
  const choices = choiceValues(plan).map((value) => {
    const key = plan.goTo[value] ?? '';
    const page = pages.get(key);
    return page ? item.createChoice(value, page) : item.createChoice(value, onward(key));
  });
  item.setChoices(choices);
}

/**
 * The second pass, when all pages are there. A page break's `setGoToPage` says where a person goes who leaves the page
 * BEFORE it, so what comes after a page is written on the page break that follows it
 * (https://developers.google.com/apps-script/reference/forms/page-break-item#setGoToPage(PageBreakItem)).
 */
export function navigate(items: FormItem[], made: Map<string, Made>, isNew: (key: string) => boolean): void {
  const pages = new Map([...made].flatMap(([key, { page }]) => (page ? [[key, page] as const] : [])));
  let before: FormItem | undefined;
  for (const plan of items) {
    const item = made.get(plan.key);
    if (item?.choices && isLeading(plan)) lead(item.choices, plan, pages);
    if (!item?.page) continue;
    const after = before?.after ?? '';
    if (after !== '' || !isNew(plan.key)) {
      const page = pages.get(after);
      if (page) item.page.setGoToPage(page);
      else item.page.setGoToPage(onward(after));
    }
    before = plan;
  }
}
