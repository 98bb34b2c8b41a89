// The four Google Forms: built from their plans in place, opened to the staff, read by item id.
import type { FormItem, FormPlan, Forms } from '../ports';
import type { FormFile } from '../school/school';
import { MINUTE } from '../time';
import { keepProperty, PROPERTY, property } from './control-file';
import { editorsOf, letEdit } from './editors';
import { prefilledUrl, submission } from './form-answers';
import { KINDS, type Made, navigate, typeOf } from './form-items';

type Form = GoogleAppsScript.Forms.Form;
type Item = GoogleAppsScript.Forms.Item;

export function opened(id: string, name: string): Form {
  try {
    return FormApp.openById(id);
  } catch (error) {
    throw new Error(
      `The form “${name}” cannot be opened (${String(error)}). It may lie in the bin of the account that owns Home ` +
        'Visits: restore it from there, then try again. Its answers are kept in it.',
    );
  }
}

/** Whether Google names this form's responders one by one; forms made long ago are open to the domain or by link. */
function namesResponders(form: Form): boolean {
  return typeof form.supportsAdvancedResponderPermissions === 'function' && form.supportsAdvancedResponderPermissions();
}

/**
 * Since 2026 a form made by script is not published, and some calls then throw "Operation not supported on unpublished
 * form": publish first of all (https://developers.google.com/workspace/forms/api/guides/publish-form).
 */
function publish(form: Form): void {
  if (typeof form.setPublished === 'function') form.setPublished(true);
}

/** A new form. Its id is kept the moment it exists: a set-up stopped right then goes on with it. */
function create(plan: FormPlan): Form {
  const form = FormApp.create(plan.title);
  keepProperty(PROPERTY.form(plan.name), form.getId());
  publish(form);
  return form;
}

function isOpen(form: Form): { published: boolean; accepting: boolean } {
  const published = typeof form.isPublished === 'function' ? form.isPublished() : true;
  return { published, accepting: published && form.isAcceptingResponses() };
}

/** Publishes and opens where need be. Throws where Google leaves it closed all the same. */
function assertOpen(form: Form, title: string): void {
  if (isOpen(form).accepting) return;
  publish(form);
  form.setAcceptingResponses(true);
  if (isOpen(form).accepting) return;
  throw new Error(
    `Google would not publish the form “${title}”. Open it as its owner, press Publish, then choose Rebuild forms.`,
  );
}

/** The address of whoever answers, verified by Google where the account offers it, else as they type it: a claim. */
function collectAddresses(form: Form): void {
  const verified = FormApp.EmailCollectionType?.VERIFIED;
  try {
    if (verified !== undefined && typeof form.setEmailCollectionType === 'function') {
      form.setEmailCollectionType(verified);
      return;
    }
  } catch (error) {
    console.warn(`Verified addresses are not to be had here: ${String(error)}`);
  }
  form.setCollectEmail(true);
}

/** What stands above the items. `FormApp.create(title)` names the file alone: the title is empty until it is set. */
function head(form: Form, plan: FormPlan): void {
  if (form.getTitle() !== plan.title) form.setTitle(plan.title);
  if (form.getDescription() !== plan.description) form.setDescription(plan.description);
  if (form.getConfirmationMessage() !== plan.thanks) form.setConfirmationMessage(plan.thanks);
  if (!form.canEditResponse()) form.setAllowResponseEdits(true);
  if (!form.hasProgressBar()) form.setProgressBar(true);
  if (!form.collectsEmail()) collectAddresses(form);
}

/** Where each item of the plan stands in the form now, if it does. */
function claimed(plan: FormPlan, known: Record<string, string>, existing: Item[]): Map<string, Item> {
  const byId = new Map(existing.map((item) => [String(item.getId()), item]));
  const claims = new Map<string, Item>();
  for (const { key, kind } of plan.items) {
    const item = byId.get(known[key] ?? '');
    if (item && typeOf(item) === KINDS[kind].type) claims.set(key, item);
  }
  // What a build that was stopped half-way left behind is known by its title, or has none yet. A kind that changed is a
  // new item.
  const ours = new Set(Object.values(known));
  const free = existing.filter((item) => !ours.has(String(item.getId())));
  for (const isTitled of [true, false]) {
    for (const { key, kind, title } of plan.items) {
      if (claims.has(key)) continue;
      const wanted = isTitled ? title : '';
      const at = free.findIndex((item) => typeOf(item) === KINDS[kind].type && item.getTitle() === wanted);
      const [item] = at < 0 ? [] : free.splice(at, 1);
      if (item) claims.set(key, item);
    }
  }
  return claims;
}

/** Brings one item to its place. `order` is the form's ids as they stand, and is kept in step. */
function place(form: Form, order: number[], id: number, index: number): void {
  const from = order.indexOf(id);
  if (from === index) return;
  form.moveItem(from, index);
  order.splice(from, 1);
  order.splice(index, 0, id);
}

/** The plan's items, in their order, filled and leading where they should. Items that somebody added by hand stay. */
function items(form: Form, plan: FormPlan, known: Record<string, string>): Record<string, string> {
  const existing = form.getItems();
  const claims = claimed(plan, known, existing);
  const order = existing.map((item) => item.getId());
  const made = new Map<string, Made>();
  plan.items.forEach((item: FormItem, index) => {
    const old = claims.get(item.key);
    const now = old ? KINDS[item.kind].from(old) : KINDS[item.kind].add(form);
    if (!old) order.push(now.id);
    now.fill(item, !old);
    place(form, order, now.id, index);
    made.set(item.key, now);
  });
  navigate(plan.items, made, (key) => !claims.has(key));
  const kept = new Set([...made.values()].map(({ id }) => String(id)));
  const ours = new Set(Object.values(known));
  for (const item of existing) {
    const id = String(item.getId());
    if (ours.has(id) && !kept.has(id)) form.deleteItem(item);
  }
  return Object.fromEntries([...made].map(([key, { id }]) => [key, String(id)]));
}

/** Adds each; gives those that were not taken. All at once first, since one call is what each of them costs. */
function letIn(form: Form, people: string[]): string[] {
  if (people.length === 0) return [];
  try {
    form.addPublishedReaders(people);
    return [];
  } catch {
    // One address that Google does not know makes the whole call fail: then each by itself.
  }
  return people.filter((email) => {
    try {
      form.addPublishedReader(email);
      return false;
    } catch {
      return true;
    }
  });
}

function responders(form: Form): string[] {
  return form.getPublishedReaders().map((user) => user.getEmail().toLowerCase());
}

export function fileOf(school: Parameters<Forms['submissions']>[1], name: FormPlan['name']): FormFile {
  const file = school.files.forms[name];
  if (!file) throw new Error(`The form “${name}” is not built yet. Choose Home Visits, Set up.`);
  return file;
}

export const forms: Forms = {
  build(plan, known) {
    const id = known?.id ?? property(PROPERTY.form(plan.name));
    const form = id === '' ? create(plan) : opened(id, plan.title);
    head(form, plan);
    const ids = items(form, plan, known?.items ?? {});
    assertOpen(form, plan.title);
    return {
      id: form.getId(),
      url: form.getPublishedUrl(),
      items: ids,
      prefill: known?.prefill ?? '',
      seenTo: known?.seenTo ?? 0,
    };
  },

  letAnswer(formId, people) {
    const form = opened(formId, formId);
    if (!namesResponders(form)) return [];
    const now = responders(form);
    const wanted = people.map((email) => email.toLowerCase());
    // Owner and standby answer without standing in the list, and stay where they do.
    const editors = editorsOf(form);
    const refused = letIn(
      form,
      wanted.filter((email) => !now.includes(email)),
    );
    for (const leaver of now.filter((email) => !wanted.includes(email) && !editors.includes(email))) {
      try {
        form.removePublishedReader(leaver);
      } catch (error) {
        console.warn(`${leaver} could not be taken off the form ${formId}: ${String(error)}`);
      }
    }
    return refused;
  },

  letEdit(formId, accounts, former) {
    return letEdit(opened(formId, formId), accounts, former);
  },

  editors(formId) {
    return editorsOf(opened(formId, formId));
  },

  state(formId) {
    const form = opened(formId, formId);
    const items = form.getItems().map((item) => String(item.getId()));
    return { ...isOpen(form), responders: namesResponders(form) ? responders(form) : null, items };
  },

  submissions(name, school, since) {
    const file = fileOf(school, name);
    const form = opened(file.id, name);
    // Whether `since` itself counts nobody could settle: a minute's overlap, and the caller knows what it knows.
    const responses = form.getResponses(new Date(Math.max(0, since - MINUTE)));
    return responses.map((response) => submission(name, file, response)).sort((a, b) => a.at - b.at);
  },

  prefilled(name, school, answers) {
    const file = fileOf(school, name);
    return prefilledUrl(opened(file.id, name), file, answers);
  },
};
