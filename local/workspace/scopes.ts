// Which calls Google refuses for want of a scope, or because of where the execution was started.
import type { Core } from './core';
import type { Running } from './running';

const AUTH = 'https://www.googleapis.com/auth/';

/** Services and the scopes of which any one suffices. */
const SCOPES: Record<string, string[]> = {
  SpreadsheetApp: ['spreadsheets', 'spreadsheets.currentonly'],
  FormApp: ['forms', 'forms.currentonly'],
  MailApp: ['script.send_mail'],
  UrlFetchApp: ['script.external_request'],
  Session: ['userinfo.email'],
  Gmail: ['gmail.readonly', 'gmail.modify'],
  'Gmail.Users': ['gmail.readonly', 'gmail.modify'],
  'Gmail.Users.Messages': ['gmail.readonly', 'gmail.modify'],
};

/** Calls that need one of their own. */
const SCOPES_BY_CALL: Record<string, string[]> = {
  'ScriptApp.newTrigger': ['script.scriptapp'],
  'ScriptApp.getProjectTriggers': ['script.scriptapp'],
  'ScriptApp.deleteTrigger': ['script.scriptapp'],
  'SpreadsheetApp.openById': ['spreadsheets'],
  'SpreadsheetApp.create': ['spreadsheets'],
  'Ui.showModalDialog': ['script.container.ui'],
  'Ui.showSidebar': ['script.container.ui'],
  'Session.getScriptTimeZone': [],
};

/** What a simple trigger (onOpen, onEdit) must leave alone. */
const NOT_IN_SIMPLE_TRIGGERS = new Set([
  'SpreadsheetApp.openById',
  'SpreadsheetApp.create',
  'ScriptApp.newTrigger',
  'ScriptApp.getProjectTriggers',
  'ScriptApp.deleteTrigger',
  'Ui.showModalDialog',
  'Ui.showSidebar',
]);
const SERVICES_NOT_IN_SIMPLE_TRIGGERS = new Set([
  'MailApp',
  'FormApp',
  'UrlFetchApp',
  'Gmail.Users',
  'Gmail.Users.Messages',
]);

/** Google's words when this call is refused; null when it may go on. */
export function refusedCall(name: string, run: Running): string | null {
  const service = name.slice(0, name.lastIndexOf('.'));
  const needed = SCOPES_BY_CALL[name] ?? SCOPES[service];
  if (run.kind === 'simple' && (NOT_IN_SIMPLE_TRIGGERS.has(name) || SERVICES_NOT_IN_SIMPLE_TRIGGERS.has(service))) {
    return words(name, needed ?? []);
  }
  if (!needed?.length) return null;
  return needed.some((scope) => isGranted(run.workspace, AUTH + scope)) ? null : words(name, needed);
}

/** Whether the manifest asks for a scope and nobody unticked it. */
export function isGranted({ declaredScopes, settings }: Core, scope: string): boolean {
  return (declaredScopes === null || declaredScopes.includes(scope)) && !settings.refusedScopes.includes(scope);
}

function words(name: string, scopes: string[]): string {
  const list = scopes.map((scope) => AUTH + scope).join(' || ');
  return `Specified permissions are not sufficient to call ${name}. Required permissions: (${list})`;
}
