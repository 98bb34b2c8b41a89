// FormApp and its Form: settings, items and responses of a Google Form.
import { ServiceError } from '../errors';
import { guard, insideOf } from '../guard';
import { isDate } from '../realm';
import type { Running } from '../running';
import type { FormState, ItemState } from '../state';
import type { FormItemKind } from '../types';
import { isEditor, openForm, requireEditor } from './access';
import { FORM_ENUMS } from './form-enums';
import { itemService, newItem } from './form-items';
import { responseBuilder, responseService } from './form-responses';
import { validationBuilders } from './form-validation';
import { userService } from './session';

type Real = GoogleAppsScript.Forms.Form;

/** What Google has and the npm types lack. */
interface Newer {
  setPublished(published: boolean): Form;
  isPublished(): boolean;
  supportsAdvancedResponderPermissions(): boolean;
  addPublishedReader(email: string): Form;
  addPublishedReaders(emails: string[]): Form;
  removePublishedReader(email: string): Form;
  getPublishedReaders(): GoogleAppsScript.Base.User[];
  setEmailCollectionType(type: unknown): Form;
}
export type Form = Real & Newer;
type App = Omit<GoogleAppsScript.Forms.FormApp, 'create'> & {
  create(title: string, isPublished?: boolean): Form;
  EmailCollectionType: unknown;
};

/** The global `FormApp`. */
export function formApp(run: Running): App {
  const { workspace } = run;
  return guard<App>(run, 'FormApp', {
    create: (title: string, isPublished = false) => {
      if (typeof title !== 'string' || title === '') throw new ServiceError('Invalid argument: title');
      const form = newForm(workspace.newId('form'), title, run.user, isPublished === true);
      workspace.state.forms.push(form);
      return formService(run, form);
    },
    openById: (id: string) => formService(run, openForm(run, id)),
    openByUrl: (url: string) => {
      const form = workspace.state.forms.find(({ id }) => url.includes(id));
      return formService(run, openForm(run, form?.id ?? ''));
    },
    // A script bound to a spreadsheet has no form of its own.
    getActiveForm: (() => null) as unknown as App['getActiveForm'],
    ...validationBuilders(run),
    ...FORM_ENUMS,
  });
}

function newForm(id: string, name: string, owner: string, published: boolean): FormState {
  return {
    id,
    name,
    title: '',
    description: '',
    confirmation: '',
    closedMessage: '',
    published,
    accepting: published,
    collectsEmail: 'none',
    allowsEdits: false,
    oneResponseEach: false,
    progressBar: false,
    showLinkToRespondAgain: true,
    owner,
    editors: [],
    responders: [],
    items: [],
    responses: [],
  };
}

/** A form as the bundle sees it. */
export function formService(run: Running, form: FormState): Form {
  const { workspace } = run;
  function change(does: () => void): Form {
    requireEditor(run, form);
    does();
    return self;
  }
  const add = (kind: FormItemKind) => () => {
    requireEditor(run, form);
    const item = newItem(kind, workspace.newNumber(), workspace.newNumber());
    form.items.push(item);
    return itemService(run, form, item) as never;
  };
  const itemAt = (given: unknown): ItemState => {
    const item = typeof given === 'number' ? form.items[given] : insideOf<ItemState>(given, 'item');
    if (!item || !form.items.includes(item)) throw new ServiceError('Invalid data updating form.');
    return item;
  };
  const addReader = (email: string) => {
    if (!workspace.hasAccount(email)) throw new ServiceError(`Invalid email: ${email}`);
    if (!form.responders.includes(email)) form.responders.push(email);
  };

  const self: Form = guard<Form>(
    run,
    'Form',
    {
      getId: () => form.id,
      getTitle: () => form.title,
      getDescription: () => form.description,
      getConfirmationMessage: () => form.confirmation,
      getCustomClosedFormMessage: () => form.closedMessage,
      getPublishedUrl: () => workspace.formUrl(form),
      getEditUrl: () => `https://docs.google.com/forms/d/${form.id}/edit`,
      setTitle: (title: string) =>
        change(() => {
          form.title = title;
        }),
      setDescription: (text: string) =>
        change(() => {
          form.description = text;
        }),
      setConfirmationMessage: (text: string) =>
        change(() => {
          form.confirmation = text;
        }),
      setCustomClosedFormMessage: (text: string) =>
        change(() => {
          form.closedMessage = text;
        }),
      setCollectEmail: (on: boolean) =>
        change(() => {
          form.collectsEmail = on ? 'typed' : 'none';
        }),
      collectsEmail: () => form.collectsEmail !== 'none',
      setEmailCollectionType: (type: unknown) =>
        change(() => {
          if (type === undefined) throw new ServiceError('Invalid argument: emailCollectionType');
          const kind = { VERIFIED: 'verified', RESPONDER_INPUT: 'typed' } as Record<string, FormState['collectsEmail']>;
          form.collectsEmail = kind[String(type)] ?? 'none';
        }),
      setAllowResponseEdits: (on: boolean) =>
        change(() => {
          form.allowsEdits = on;
        }),
      canEditResponse: () => form.allowsEdits,
      hasProgressBar: () => form.progressBar,
      hasLimitOneResponsePerUser: () => form.oneResponseEach,
      hasRespondAgainLink: () => form.showLinkToRespondAgain,
      setLimitOneResponsePerUser: (on: boolean) =>
        change(() => {
          form.oneResponseEach = on;
        }),
      setProgressBar: (on: boolean) =>
        change(() => {
          form.progressBar = on;
        }),
      setShowLinkToRespondAgain: (on: boolean) =>
        change(() => {
          form.showLinkToRespondAgain = on;
        }),
      setPublished: (on: boolean) =>
        change(() => {
          form.published = on;
          form.accepting = on;
        }),
      isPublished: () => form.published,
      setAcceptingResponses: (on: boolean) =>
        change(() => {
          if (!form.published) throw new ServiceError('Operation not supported on unpublished form');
          form.accepting = on;
        }),
      isAcceptingResponses: () => form.published && form.accepting,
      supportsAdvancedResponderPermissions: () => true,
      addPublishedReader: (email: string) => change(() => addReader(String(email))),
      addPublishedReaders: (emails: string[]) =>
        change(() => {
          const list = Array.from(emails, String);
          // One bad address refuses the whole list.
          const bad = list.find((email) => !workspace.hasAccount(email));
          if (bad) throw new ServiceError(`Invalid email: ${bad}`);
          list.forEach(addReader);
        }),
      removePublishedReader: (email: string) =>
        change(() => {
          form.responders = form.responders.filter((one) => one !== String(email));
        }),
      getPublishedReaders: () => form.responders.map((email) => userService(run, email)),

      addTextItem: add('TEXT'),
      addParagraphTextItem: add('PARAGRAPH_TEXT'),
      addMultipleChoiceItem: add('MULTIPLE_CHOICE'),
      addCheckboxItem: add('CHECKBOX'),
      addListItem: add('LIST'),
      addGridItem: add('GRID'),
      addCheckboxGridItem: add('CHECKBOX_GRID'),
      addDateItem: add('DATE'),
      addDateTimeItem: add('DATETIME'),
      addTimeItem: add('TIME'),
      addScaleItem: add('SCALE'),
      addSectionHeaderItem: add('SECTION_HEADER'),
      addPageBreakItem: add('PAGE_BREAK'),
      getItems: (type?: unknown) =>
        form.items
          .filter(({ kind }) => type === undefined || kind === String(type))
          .map((item) => itemService(run, form, item)),
      getItemById: (id: number) => {
        const item = form.items.find((one) => one.id === Number(id));
        return (item ? itemService(run, form, item) : null) as GoogleAppsScript.Forms.Item;
      },
      deleteItem: (given: unknown) => {
        change(() => {
          const item = itemAt(given);
          form.items = form.items.filter((other) => other !== item);
          forgetPage(form, item);
        });
      },
      moveItem: (given: unknown, to: number) => {
        const item = itemAt(given);
        change(() => {
          if (to < 0 || to >= form.items.length) throw new ServiceError('Invalid argument: index');
          form.items = form.items.filter((other) => other !== item);
          form.items.splice(to, 0, item);
        });
        return itemService(run, form, item);
      },

      createResponse: () => responseBuilder(run, form),
      getResponse: (id: string) => {
        const response = form.responses.find((one) => one.id === id);
        if (!response) throw new ServiceError('No response with the given ID could be found.');
        return responseService(run, form, response);
      },
      getResponses: (since?: unknown) => {
        const from = isDate(since) ? since.getTime() : Number.NEGATIVE_INFINITY;
        const { responsesOnlyAfter } = run.workspace.settings;
        const given = form.responses.filter(({ at }) => at > from || (at === from && !responsesOnlyAfter));
        return given.map((response) => responseService(run, form, response));
      },
      // What it throws for an id that is gone nobody has written down: survive either.
      deleteResponse: (id: string) =>
        change(() => {
          if (!form.responses.some((one) => one.id === id)) throw new ServiceError('Invalid argument: responseId');
          form.responses = form.responses.filter((one) => one.id !== id);
        }),
      deleteAllResponses: () =>
        change(() => {
          form.responses = [];
        }),
      addEditor: (email: unknown) =>
        change(() => {
          if (!workspace.hasAccount(String(email))) throw new ServiceError(`Invalid email: ${email}`);
          if (!isEditor(form, String(email))) form.editors.push(String(email));
        }),
      removeEditor: (email: unknown) =>
        change(() => {
          form.editors = form.editors.filter((one) => one !== String(email));
        }),
      getEditors: () => [form.owner, ...form.editors].map((email) => userService(run, email)),
    },
    form,
  );
  return self;
}

/** Choices that led to a page which is gone go on to the next one. */
function forgetPage(form: FormState, page: ItemState): void {
  for (const item of form.items) {
    if (item.goTo?.to === 'PAGE' && item.goTo.page === page.id) delete item.goTo;
    for (const choice of item.choices ?? []) {
      if (choice.goTo?.to === 'PAGE' && choice.goTo.page === page.id) choice.goTo = { to: 'CONTINUE' };
    }
  }
}
