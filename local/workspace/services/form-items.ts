// Items of a Google Form: one service object serves every kind, with the methods that the kind has.
import { ServiceError } from '../errors';
import { guard, insideOf, maybeInsideOf } from '../guard';
import { copyOut } from '../realm';
import type { Running } from '../running';
import type { FormState, ItemState } from '../state';
import type { Answer, FormChoice, FormItemKind, FormValidation, Navigation } from '../types';
import { requireEditor } from './access';
import { FORM_ENUMS, itemType } from './form-enums';

type Item = GoogleAppsScript.Forms.Item;
type Method = (...args: never[]) => unknown;

/** An answer on its way into a response. */
export interface AnswerInside {
  item: ItemState;
  answer: Answer;
}

const CHOOSING: FormItemKind[] = ['MULTIPLE_CHOICE', 'LIST', 'CHECKBOX'];
const GRIDS: FormItemKind[] = ['GRID', 'CHECKBOX_GRID'];
const NO_ANSWER: FormItemKind[] = ['SECTION_HEADER', 'PAGE_BREAK'];
const VALIDATED: FormItemKind[] = ['TEXT', 'PARAGRAPH_TEXT', 'CHECKBOX', ...GRIDS];

/** A fresh item of this kind. */
export function newItem(kind: FormItemKind, id: number, entry: number): ItemState {
  const item: ItemState = { id, entry, kind, title: '', help: '', required: false };
  if (CHOOSING.includes(kind)) Object.assign(item, { choices: [{ value: 'Option 1' }], other: false });
  if (GRIDS.includes(kind)) Object.assign(item, { rows: ['Row 1'], columns: ['Column 1'] });
  if (kind === 'SCALE') item.scale = { lower: 1, upper: 5, lowerLabel: '', upperLabel: '' };
  return item;
}

/** An item as the bundle sees it. */
export function itemService(run: Running, form: FormState, item: ItemState): Item {
  function change(does: () => void): Item {
    requireEditor(run, form);
    does();
    return self;
  }
  const methods: Record<string, Method> = {
    getId: () => item.id,
    getType: () => itemType(item.kind),
    getIndex: () => form.items.indexOf(item),
    getTitle: () => item.title,
    setTitle: (title: string) =>
      change(() => {
        item.title = String(title);
      }),
    getHelpText: () => item.help,
    setHelpText: (text: string) =>
      change(() => {
        item.help = String(text);
      }),
  };
  methods[`as${pascal(item.kind)}Item`] = () => self;
  if (!NO_ANSWER.includes(item.kind)) {
    methods.isRequired = () => item.required;
    methods.setRequired = (on: boolean) =>
      change(() => {
        item.required = on;
      });
    methods.createResponse = (answer: unknown) => answerService(run, item, copyOut(answer) as Answer);
  }
  if (VALIDATED.includes(item.kind)) {
    methods.setValidation = (rule: unknown) =>
      change(() => {
        item.validation = rule === null ? undefined : insideOf<FormValidation>(rule, 'validation');
      });
    methods.clearValidation = () =>
      change(() => {
        item.validation = undefined;
      });
  }
  if (CHOOSING.includes(item.kind)) Object.assign(methods, choosing(run, form, item, change));
  if (GRIDS.includes(item.kind)) Object.assign(methods, grid(item, change));
  if (item.kind === 'SCALE') Object.assign(methods, scale(item, change));
  if (item.kind === 'DATE' || item.kind === 'DATETIME') {
    methods.setIncludesYear = (on: boolean) =>
      change(() => {
        item.includesYear = on;
      });
    methods.includesYear = () => item.includesYear !== false;
  }
  if (item.kind === 'PAGE_BREAK') {
    methods.setGoToPage = (to: unknown) =>
      change(() => {
        item.goTo = navigationTo(to);
      });
    methods.getGoToPage = () => pageOf(run, form, item.goTo);
    methods.getPageNavigationType = () => navigationType(item.goTo);
  }
  const self = guard<Item>(run, 'Item', methods as Partial<Item>, item);
  return self;
}

function choosing(
  run: Running,
  form: FormState,
  item: ItemState,
  change: (does: () => void) => Item,
): Record<string, Method> {
  function setChoices(choices: FormChoice[]): void {
    if (!choices.length) throw new ServiceError('Array is empty: choices');
    if (new Set(choices.map(({ value }) => value)).size < choices.length) {
      throw new ServiceError('Questions cannot have duplicate choice values.');
    }
    const leading = choices.filter(({ goTo }) => goTo).length;
    if (leading > 0 && leading < choices.length) {
      throw new ServiceError('Cannot combine choices with and without navigation.');
    }
    if (leading > 0 && item.kind === 'CHECKBOX') throw new ServiceError('Invalid data updating form.');
    item.choices = choices;
  }
  const choiceService = (choice: FormChoice) =>
    guard<GoogleAppsScript.Forms.Choice>(
      run,
      'Choice',
      {
        getValue: () => choice.value,
        getGotoPage: () => pageOf(run, form, choice.goTo) as never,
        getPageNavigationType: () => navigationType(choice.goTo),
      },
      choice,
    );
  return {
    createChoice: (value: unknown, to?: unknown) => {
      const text = String(value);
      if (text === '') throw new ServiceError('Invalid argument: value');
      return choiceService(to === undefined ? { value: text } : { value: text, goTo: navigationTo(to) });
    },
    setChoices: (choices: unknown) =>
      change(() => setChoices(Array.from(choices as unknown[], (choice) => insideOf<FormChoice>(choice, 'choices')))),
    setChoiceValues: (values: unknown) =>
      change(() => setChoices((copyOut(values) as unknown[]).map((value) => ({ value: String(value) })))),
    getChoices: () => (item.choices ?? []).map(choiceService),
    showOtherOption: (on: boolean) =>
      change(() => {
        if (item.kind === 'LIST') throw new ServiceError('not in the local Workspace: ListItem.showOtherOption');
        item.other = on;
      }),
    hasOtherOption: () => item.other === true,
  };
}

function grid(item: ItemState, change: (does: () => void) => Item): Record<string, Method> {
  const set = (key: 'rows' | 'columns') => (values: unknown) =>
    change(() => {
      const list = (copyOut(values) as unknown[]).map(String);
      if (!list.length) throw new ServiceError(`Array is empty: ${key}`);
      item[key] = list;
    });
  return {
    setRows: set('rows'),
    setColumns: set('columns'),
    getRows: () => item.rows ?? [],
    getColumns: () => item.columns ?? [],
  };
}

function scale(item: ItemState, change: (does: () => void) => Item): Record<string, Method> {
  const now = () => item.scale ?? { lower: 1, upper: 5, lowerLabel: '', upperLabel: '' };
  return {
    setBounds: (lower: number, upper: number) =>
      change(() => {
        if (![0, 1].includes(lower) || upper < 3 || upper > 10) throw new ServiceError('Invalid argument: bounds');
        item.scale = { ...now(), lower, upper };
      }),
    setLabels: (lowerLabel: string, upperLabel: string) =>
      change(() => {
        item.scale = { ...now(), lowerLabel, upperLabel };
      }),
    getLowerBound: () => now().lower,
    getUpperBound: () => now().upper,
    getLeftLabel: () => now().lowerLabel,
    getRightLabel: () => now().upperLabel,
  };
}

/** The page break that this leads to; null when it leads nowhere in particular. */
function pageOf(run: Running, form: FormState, goTo: Navigation | undefined): Item | null {
  const page = goTo?.to === 'PAGE' ? form.items.find(({ id }) => id === goTo.page) : undefined;
  return page ? itemService(run, form, page) : null;
}

function navigationType(goTo: Navigation | undefined): GoogleAppsScript.Forms.PageNavigationType {
  const name = goTo?.to === 'PAGE' ? 'GO_TO_PAGE' : (goTo?.to ?? 'CONTINUE');
  return FORM_ENUMS.PageNavigationType[name];
}

function navigationTo(given: unknown): Navigation {
  const page = maybeInsideOf<ItemState>(given);
  if (page) {
    if (page.kind !== 'PAGE_BREAK') throw new ServiceError('Invalid argument: page');
    return { to: 'PAGE', page: page.id };
  }
  const to = String(given);
  if (to !== 'CONTINUE' && to !== 'RESTART' && to !== 'SUBMIT') throw new ServiceError('Invalid argument: navigation');
  return { to };
}

function answerService(run: Running, item: ItemState, answer: Answer) {
  const offered = item.choices?.map(({ value }) => value);
  if (offered && !item.other) {
    const chosen = [answer].flat() as string[];
    const stranger = chosen.find((value) => !offered.includes(value));
    if (stranger !== undefined) {
      throw new ServiceError(`Invalid response submitted to ${item.kind.toLowerCase().replace('_', ' ')} question.`);
    }
  }
  return guard<GoogleAppsScript.Forms.ItemResponse>(
    run,
    'ItemResponse',
    { getResponse: () => answer as string, getItem: () => null as never },
    { item, answer } satisfies AnswerInside,
  );
}

/** `ParagraphText` for `PARAGRAPH_TEXT`; `DateTime` for `DATETIME`. */
function pascal(kind: FormItemKind): string {
  if (kind === 'DATETIME') return 'DateTime';
  return kind
    .split('_')
    .map((word) => word.charAt(0) + word.slice(1).toLowerCase())
    .join('');
}
