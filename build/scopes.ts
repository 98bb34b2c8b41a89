// Which Google service needs which OAuth scope, and whether the manifest asks for exactly those that the bundle uses.

const GOOGLE = 'https://www.googleapis.com/auth/';

interface Need {
  /** How the bundle's code looks when it uses the service. */
  uses: RegExp;
  service: string;
  scope: string;
  /** The school may switch it on in its own manifest; ours does without. */
  optional?: boolean;
}

/** Services that are not here (Utilities, LockService, PropertiesService, CacheService, HtmlService) need no scope. */
const NEEDS: Need[] = [
  { service: 'SpreadsheetApp', uses: /\bSpreadsheetApp\./, scope: `${GOOGLE}spreadsheets` },
  { service: 'FormApp', uses: /\bFormApp\./, scope: `${GOOGLE}forms` },
  { service: 'MailApp', uses: /\bMailApp\./, scope: `${GOOGLE}script.send_mail` },
  {
    service: 'ScriptApp’s triggers and web app address',
    uses: /\bScriptApp\.(newTrigger|getProjectTriggers|deleteTrigger|getService)\b/,
    scope: `${GOOGLE}script.scriptapp`,
  },
  { service: 'Session', uses: /\bSession\.(getActiveUser|getEffectiveUser)\b/, scope: `${GOOGLE}userinfo.email` },
  { service: 'UrlFetchApp', uses: /\bUrlFetchApp\./, scope: `${GOOGLE}script.external_request` },
  { service: 'dialogs (getUi)', uses: /\.getUi\(/, scope: `${GOOGLE}script.container.ui` },
  {
    service: 'the Gmail advanced service',
    uses: /\bGmail\.(Users|newMessage)\b/,
    scope: `${GOOGLE}gmail.readonly`,
    optional: true,
  },
  // What the product does without on purpose: whoever brings one of these in must argue for its scope first.
  { service: 'GmailApp', uses: /\bGmailApp\./, scope: 'https://mail.google.com/' },
  { service: 'DriveApp', uses: /\bDriveApp\./, scope: `${GOOGLE}drive` },
  { service: 'DocumentApp', uses: /\bDocumentApp\./, scope: `${GOOGLE}documents` },
  { service: 'CalendarApp', uses: /\bCalendarApp\./, scope: 'https://www.googleapis.com/auth/calendar' },
];

/** What is wrong with the manifest's scopes for this code, in words; empty where all is well. */
export function scopeProblems(code: string, scopes: string[]): string[] {
  const used = NEEDS.filter((need) => need.uses.test(code));
  const missing = used
    .filter((need) => !need.optional && !scopes.includes(need.scope))
    .map((need) => `appsscript.json lacks the scope ${need.scope}: the code uses ${need.service}.`);
  const idle = scopes
    .filter((scope) => !used.some((need) => need.scope === scope))
    .map((scope) => {
      const need = NEEDS.find((known) => known.scope === scope);
      const why = need ? `nothing in the code uses ${need.service}` : 'build/scopes.ts knows of no use for it';
      return `appsscript.json asks for the scope ${scope}: ${why}.`;
    });
  return [...missing, ...idle];
}
