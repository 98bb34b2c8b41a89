// What the page shows, taken from the Workspace: the state, a mail, a form, a spreadsheet, the executions.
import { policyOf } from '../../src/policy';
import { madeUpSchools } from '../school';
import { Refused } from '../workspace/errors';
import { requireResponder } from '../workspace/form-acts';
import { baseAddress } from '../workspace/mailboxes';
import { isEditor } from '../workspace/services/access';
import type { Mail } from '../workspace/types';
import type { Workspace } from '../workspace/workspace';
import { guideView } from './guide';
import type {
  BookView,
  ExecutionLine,
  FileLine,
  FormLine,
  MailLine,
  MailView,
  OpenedFormView,
  PersonView,
  StateView,
} from './protocol';
import { type Records, recordsOf } from './records';
import type { Session } from './session';

const START_LENGTH = 110;
const EXECUTIONS_SHOWN = 150;

/** Changes whenever anything that the page shows has changed. */
export function versionOf(workspace: Workspace, acts: number): string {
  const { state, executions } = workspace;
  return [acts, state.now, state.lastId, state.mails.length, executions[executions.length - 1]?.id ?? 0].join('.');
}

export function stateView(session: Session): StateView {
  const { workspace, breakage, acts, school } = session;
  const { state } = workspace;
  const records = recordsOf(workspace);
  const policy = policyOf(records.school?.settings.policy ?? school.policy);
  const schools = session.mayChoose ? Object.values(madeUpSchools) : [school];
  return {
    version: versionOf(workspace, acts),
    school: records.school?.settings.schoolName || school.name,
    schoolId: school.policy,
    policy: policy.school,
    schools: schools.map(({ policy: id, name }) => ({ id, name })),
    now: state.now,
    owner: state.owner,
    webAppUrl: state.settings.webAppUrl ?? '',
    people: peopleOf(session, records),
    mails: state.mails.map((mail) => mailLine(mail)),
    forms: formLines(workspace),
    files: state.spreadsheets.map(
      (file): FileLine => ({
        id: file.id,
        name: file.name,
        url: workspace.urlOf(file),
        owner: file.owner,
        editors: file.editors,
        viewers: file.viewers,
      }),
    ),
    controlId: state.controlId,
    triggersRun: state.settings.triggersRun,
    triggers: workspace.triggers(),
    nextTriggerAt: workspace.nextTriggerAt(),
    broken: breakage.view(),
    executions: workspace.executions.length,
    failures: workspace.executions.filter(({ ok }) => !ok).length,
    guide: guideView(session, records),
  };
}

/** Everyone with an account, with what the staff list says of them; the role account last. */
function peopleOf({ workspace, school: madeUp }: Session, { school }: Records): PersonView[] {
  const known = new Map(madeUp.people.map((row) => [row.email, row]));
  const unread = new Map<string, number>();
  for (const mail of workspace.mails()) {
    for (const box of boxesOf(mail)) {
      if (!mail.readBy.includes(box)) unread.set(box, (unread.get(box) ?? 0) + 1);
    }
  }
  const people = workspace.people.map(({ email, name }): PersonView => {
    const row = school?.staff.find((member) => member.email === email) ?? known.get(email);
    const own = email === workspace.state.owner;
    return {
      email,
      name: own ? 'Home Visits' : name,
      job: row?.job ?? (own ? 'The role account that owns it all' : ''),
      roles: row?.roles ?? [],
      mobile: row?.mobile ?? '',
      unread: unread.get(email) ?? 0,
    };
  });
  const last = (person: PersonView) => (person.email === workspace.state.owner ? 1 : 0);
  return people.sort((a, b) => last(a) - last(b));
}

function boxesOf(mail: Mail): string[] {
  return [...new Set([...mail.to, ...mail.cc, ...mail.bcc].map(baseAddress))];
}

function mailLine(mail: Mail): MailLine {
  const { id, at, from, name, subject, body, attachments, readBy } = mail;
  const start = body.replace(/\s+/g, ' ').trim().slice(0, START_LENGTH);
  return { id, at, from, name, boxes: boxesOf(mail), subject, start, attachments: attachments.length, readBy };
}

function formLines(workspace: Workspace): FormLine[] {
  return workspace.state.forms.map((form) => ({
    id: form.id,
    title: form.title || form.name,
    url: workspace.formUrl(form),
    responders: form.responders,
    published: form.published,
    responses: form.responses.length,
  }));
}

/** A mail as its reader opens it: from then on it counts as read. Refused to whoever has not got it. */
export function openMail(workspace: Workspace, id: string, as: string): MailView {
  const mail = mailOf(workspace, id, as);
  workspace.readMail(id, as);
  const query = new URLSearchParams({ id, as });
  return {
    ...mail,
    attachments: mail.attachments.map(({ name, mimeType }, i) => ({
      name,
      mimeType,
      href: `/attachment/${encodeURIComponent(name)}?${query}&n=${i}`,
    })),
    bodyHref: `/mail-body?${query}`,
  };
}

export function mailOf(workspace: Workspace, id: string, as: string): Mail {
  const mail = workspace.mail(id);
  if (!boxesOf(mail).includes(as)) throw new Refused('This mail is not in your inbox.');
  return mail;
}

/** The form as this person's browser would show it: with the link's answers, or refused in Google's words. */
export function openForm(workspace: Workspace, link: string, as: string): OpenedFormView {
  try {
    const { formId, answers, responseId = null } = workspace.openForm(link);
    const { title, name } = workspace.formState(formId);
    try {
      requireResponder(workspace.formState(formId), as);
    } catch (refusal) {
      return { ok: false, title: title || name, refusal: wordsOf(refusal) };
    }
    const { responses: _responses, ...form } = workspace.form(formId);
    return { ok: true, form, answers, responseId };
  } catch (refusal) {
    return { ok: false, title: '', refusal: wordsOf(refusal) };
  }
}

export function wordsOf(problem: unknown): string {
  return problem instanceof Error ? problem.message : String(problem);
}

/** One tab of a spreadsheet, with its menus for who may edit Control. Refused to whom it is not shared with. */
export function openBook(workspace: Workspace, id: string, wanted: string | undefined, as: string): BookView {
  const state = workspace.spreadsheetState(id);
  const mayEdit = isEditor(state, as);
  if (!mayEdit && !state.viewers.includes(as)) throw new Refused('You need access. Ask the owner for it.');
  const view = workspace.spreadsheet(id);
  const shown = view.sheets.filter(({ hidden }) => !hidden);
  const sheet = view.sheets.find(({ name }) => name === wanted) ?? shown[0];
  if (!sheet) throw new Refused('This spreadsheet has no sheet to show.');
  const { cells, lastRow, lastColumn } = sheet;
  // Its getters are left out: values and texts by themselves are not shown.
  const plain = Object.fromEntries(
    Object.entries(Object.getOwnPropertyDescriptors(sheet)).flatMap(([key, { value }]) =>
      value === undefined ? [] : [[key, value]],
    ),
  ) as Record<string, unknown>;
  return {
    id,
    name: view.name,
    mayEdit,
    tabs: view.sheets.map(({ name, tabColor, hidden }) => ({ name, tabColor, hidden })),
    sheet: { ...(plain as Omit<BookView['sheet'], 'cells' | 'lastRow' | 'lastColumn'>), lastRow, lastColumn, cells },
    menus: [],
  };
}

/** The latest executions, newest first. */
export function executionLines(workspace: Workspace): ExecutionLine[] {
  return workspace.executions
    .slice(-EXECUTIONS_SHOWN)
    .reverse()
    .map(({ shown: _shown, result: _result, accessors: _a, cellsRead: _r, cellsWritten: _w, ...line }) => line);
}
