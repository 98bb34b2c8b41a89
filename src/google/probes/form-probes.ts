// What Forms does: tried on one scratch form, which is made once, kept empty and closed, and used again.
import { either, fine, type Probe } from './probe';

type Form = GoogleAppsScript.Forms.Form;

/** The scratch form, and what it was like the moment it was made. */
export interface ScratchForm {
  form: Form;
  wasPublished: boolean | null;
}

export function isPublished(form: Form): boolean | null {
  return typeof form.isPublished === 'function' ? form.isPublished() : null;
}

/** Sends an answer as a script does: no trigger hears of it. Gives when it came in. */
function answered(form: Form): Date {
  const [item] = form.getItems();
  const text = item ? item.asTextItem() : form.addTextItem().setTitle('Probe');
  const sent = form.createResponse().withItemResponse(text.createResponse('Probe')).submit();
  return new Date(sent.getTimestamp().getTime());
}

export const FORM_PROBES: Probe<ScratchForm>[] = [
  {
    question: 'Is a form that a script makes published at once?',
    ask({ wasPublished }) {
      if (wasPublished === null) return fine('This Workspace knows no publishing: forms are open as they are made.');
      return fine(`${wasPublished ? 'Yes' : 'No'}. Set-up publishes each form in any case.`);
    },
  },
  {
    question: 'Can a form be opened to named people?',
    ask({ form }) {
      const can =
        typeof form.supportsAdvancedResponderPermissions === 'function' && form.supportsAdvancedResponderPermissions();
      return fine(
        can
          ? 'Yes: the staff list is who can answer.'
          : 'No: forms open for the domain or by link. See that they open for staff alone (form, Publish, Manage).',
      );
    },
  },
  {
    question: 'Does getResponses(since) give an answer that came at that very moment?',
    ask({ form }) {
      const at = answered(form);
      const all = form.getResponses().length;
      if (all === 0) return fine('Not to be told: the answer was not there at once. Home Visits looks again later.');
      const atOnce = form.getResponses(at).length === all;
      const before = form.getResponses(new Date(at.getTime() - 1000)).length === all;
      if (!before) return { words: 'Not even one that came a second later. Answers may be missed.', well: false };
      return fine(atOnce ? 'Yes.' : 'No, only what came after. Home Visits looks back further than it needs.');
    },
  },
  {
    question: 'Can a form collect addresses that Google has verified (setEmailCollectionType)?',
    ask({ form }) {
      const verified = FormApp.EmailCollectionType?.VERIFIED;
      if (verified === undefined || typeof form.setEmailCollectionType !== 'function')
        return fine('No: it is not there. People type their address, which Home Visits takes as a claim.');
      form.setEmailCollectionType(verified);
      const collects = form.collectsEmail();
      form.setCollectEmail(false);
      return either(collects, 'Yes.', 'It is there and changes nothing: people type their address.');
    },
  },
];

/** Published and open, so that it can be tried on. */
export function opened(form: Form): void {
  if (typeof form.setPublished === 'function' && !isPublished(form)) form.setPublished(true);
  if (!form.isAcceptingResponses()) form.setAcceptingResponses(true);
}

/** Empty and closed: nobody else's answer can stand in it. */
export function closed(form: Form): void {
  form.deleteAllResponses();
  if (form.isAcceptingResponses()) form.setAcceptingResponses(false);
  if (typeof form.setPublished === 'function') form.setPublished(false);
}
