// Every request of the page, answered: one line of the table a request.
import { Refused } from '../workspace/errors';
import type { Answers, JsonValue } from '../workspace/types';
import type { ClientFiles } from './client-files';
import { madeUpAnswers } from './fill';
import { MAIL_POLICY, mailPage } from './mail-frame';
import { pass } from './passing';
import { toPdf } from './pdf';
import type { Advance, BookView, Fault, RanView, SubmittedView } from './protocol';
import type { Session } from './session';
import { executionLines, mailOf, openBook, openForm, openMail, stateView, versionOf, wordsOf } from './views';
import { errorPage, framedPage } from './webapp-frame';

export interface Answer {
  status?: number;
  type: string;
  body: string | Buffer;
  headers?: Record<string, string>;
}

interface Asked {
  session: Session;
  files: ClientFiles;
  query: URLSearchParams;
  path: string;
  /** What a POST brought. It comes from this page's own client; what is not text is refused where it is used. */
  body: Record<string, unknown>;
}

type Handler = (asked: Asked) => Answer | Promise<Answer>;

const json = (value: object): Answer => ({ type: 'application/json', body: JSON.stringify(value) });
const html = (body: string, headers: Record<string, string> = {}): Answer => ({ type: 'text/html', body, headers });

function text(body: Record<string, unknown>, name: string): string {
  const value = body[name];
  if (typeof value !== 'string') throw new Refused(`“${name}” is missing.`);
  return value;
}

const TABLE: Record<string, Handler> = {
  'GET /': ({ files }) => html(files.html),
  'GET /client.js': ({ files }) => ({ type: 'text/javascript', body: files.script }),
  'GET /style.css': ({ files }) => ({ type: 'text/css', body: files.style }),
  'GET /api/state': ({ session, query }) => {
    const same = query.get('since') === versionOf(session.workspace, session.acts);
    return json({ state: same ? null : stateView(session) });
  },
  'GET /api/mail': ({ session, query }) => {
    const mail = openMail(session.workspace, query.get('id') ?? '', query.get('as') ?? '');
    session.changed();
    return json(mail);
  },
  'GET /mail-body': ({ session, query }) => {
    const mail = mailOf(session.workspace, query.get('id') ?? '', query.get('as') ?? '');
    return html(mailPage(mail), { 'content-security-policy': MAIL_POLICY });
  },
  'POST /api/reply': ({ session, body }) => {
    const { id } = session.workspace.reply(text(body, 'mail'), text(body, 'text'), { as: text(body, 'as') });
    session.changed();
    return json({ id });
  },
  'GET /api/form': ({ session, query }) =>
    json(openForm(session.workspace, query.get('link') ?? '', query.get('as') ?? '')),
  'GET /api/fill': ({ session, query }) => {
    const given = JSON.parse(query.get('given') ?? '{}') as Answers;
    return json(madeUpAnswers(session, query.get('form') ?? '', query.get('as') ?? '', given));
  },
  'POST /api/form': submit,
  'GET /api/book': ({ session, query }) => {
    const name = query.get('sheet') ?? undefined;
    return json(openBook(session.workspace, query.get('id') ?? '', name, query.get('as') ?? ''));
  },
  'POST /api/open-book': openWithMenus,
  'POST /api/cell': ({ session, body }) => {
    const [id, sheet, a1] = [text(body, 'id'), text(body, 'sheet'), text(body, 'a1')];
    session.workspace.editCell(id, sheet, a1, text(body, 'text'), text(body, 'as'));
    session.changed();
    return json({});
  },
  'POST /api/menu': ({ session, body }) => {
    const ran = session.workspace.run(text(body, 'fn'), [], { as: text(body, 'as'), context: 'menu' });
    session.changed();
    const answer: RanView = { ok: ran.ok, error: ran.error, shown: ran.shown };
    return json(answer);
  },
  'POST /api/run': ({ session, body }) => {
    const answer = session.workspace.callFromPage(text(body, 'fn'), body.args as JsonValue[], { as: text(body, 'as') });
    session.changed();
    return json(answer.ok ? { ok: true, result: answer.result } : { ok: false, error: answer.error });
  },
  'POST /api/advance': async ({ session, body }) => {
    const passed = await pass(session.workspace, session.breakage, body as unknown as Advance);
    session.changed();
    return json(passed);
  },
  'POST /api/break': ({ session, body }) => {
    const call = typeof body.call === 'number' ? body.call : 1;
    const words = session.breakage.set(text(body, 'fault') as Fault, call);
    session.changed();
    return json({ words });
  },
  'GET /api/executions': ({ session }) => json({ executions: executionLines(session.workspace) }),
  'POST /api/afresh': async ({ session }) => {
    await session.startAfresh();
    return json({});
  },
  'POST /api/school': async ({ session, body }) => {
    await session.goTo(text(body, 'school'));
    return json({});
  },
  'GET /webapp/exec': ({ path, query }) => {
    // Somebody pasted the web app's address: the page opens it in its own section.
    const url = `/#/webapp?${new URLSearchParams({ query: query.toString() })}`;
    return { status: 302, type: 'text/plain', body: path, headers: { location: url } };
  },
};

/** Answers one request. Throws `Refused` with the words of whatever is not allowed. */
export async function answerTo(
  session: Session,
  files: ClientFiles,
  method: string,
  url: URL,
  body: unknown,
): Promise<Answer> {
  const asked: Asked = {
    ...{ session, files, query: url.searchParams, path: url.pathname },
    body: (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>,
  };
  const handler = TABLE[`${method} ${url.pathname}`];
  if (handler) return handler(asked);
  if (method === 'GET' && url.pathname.startsWith('/webapp/as/')) return framed(asked);
  if (method === 'GET' && url.pathname.startsWith('/attachment/')) return attachment(asked);
  return { status: 404, type: 'text/plain', body: 'There is nothing here.' };
}

function submit({ session, body }: Asked): Answer {
  const { workspace } = session;
  const formId = text(body, 'formId');
  const responseId = typeof body.responseId === 'string' ? body.responseId : undefined;
  let answer: SubmittedView;
  try {
    const as = text(body, 'as');
    const sent = workspace.submitForm(formId, body.answers as Answers, { as, responseId });
    const form = workspace.formState(formId);
    const failed = sent.executions.find(({ ok }) => !ok);
    const said = failed ? `The script failed on it: ${failed.error}. See the log.` : '';
    const editUrl = form.allowsEdits ? sent.editUrl : '';
    const again = form.showLinkToRespondAgain;
    answer = { ok: true, confirmation: sent.confirmation, editUrl, showLinkToRespondAgain: again, said };
  } catch (problem) {
    if (!(problem instanceof Refused)) throw problem;
    answer = { ok: false, refusal: problem.message, problems: problem.problems };
  }
  session.changed();
  return json(answer);
}

/** A person opens a spreadsheet: its open triggers run, and Control brings its menus. */
function openWithMenus({ session, body }: Asked): Answer {
  const [id, as] = [text(body, 'id'), text(body, 'as')];
  const { menus, execution } = session.workspace.openSpreadsheet(id, as);
  session.openings.set(`${as} ${id}`, session.workspace.now);
  session.changed();
  const sheet = typeof body.sheet === 'string' ? body.sheet : undefined;
  const book: BookView = { ...openBook(session.workspace, id, sheet, as), menus };
  if (execution && !execution.ok) throw new Error(`onOpen failed: ${execution.error}`);
  return json(book);
}

/** `/webapp/as/ADDRESS/exec?…`: the web app's page in its frame, opened by this person. */
function framed({ session, path, query }: Asked): Answer {
  const { workspace } = session;
  const as = decodeURIComponent(path.split('/')[3] ?? '');
  try {
    const opened = workspace.openPage(Object.fromEntries(query), { as: as === '' ? null : as });
    return html(framedPage(opened, { as, now: workspace.now, webAppUrl: workspace.settings.webAppUrl ?? '' }));
  } catch (problem) {
    return html(errorPage(wordsOf(problem)));
  } finally {
    session.acts += 1;
  }
}

/** `/attachment/NAME?id=…&as=…&n=…`: a PDF where there is a browser to make one, else the page it is made of. */
async function attachment({ session, query }: Asked): Promise<Answer> {
  const mail = mailOf(session.workspace, query.get('id') ?? '', query.get('as') ?? '');
  const file = mail.attachments[Number(query.get('n'))];
  if (!file) return { status: 404, type: 'text/plain', body: 'There is no such attachment.' };
  if (file.html === undefined) return { type: file.mimeType, body: Buffer.from(file.base64, 'base64') };
  const pdf = await toPdf(file.html);
  return pdf ? { type: 'application/pdf', body: pdf } : html(file.html, { 'content-security-policy': MAIL_POLICY });
}
