// Which service call is which kind of round trip. What is not in this table is an accessor: it asks nothing of Google.
import type { RoundTrips } from './types';

export type RoundTripKind = Exclude<keyof RoundTrips, 'total'>;

/** Kind, then service, then its methods. `set*` stands for every method that begins so. */
const TABLE: Record<RoundTripKind, Record<string, string>> = {
  read: {
    Range: `getValue getValues getDisplayValue getDisplayValues getFormula getFormulas getNote getNotes
      getDataValidation getDataValidations getNumberFormat getNumberFormats getBackground getBackgrounds`,
    Sheet: 'getLastRow getLastColumn getMaxRows getMaxColumns getFilter getConditionalFormatRules getProtections',
    Spreadsheet: 'getViewers getEditors getOwner getSpreadsheetTimeZone getSpreadsheetLocale',
    TextFinder: 'findNext findAll findPrevious',
    Form: 'getItems getItemById getResponses getResponse getPublishedReaders isPublished isAcceptingResponses getEditors',
    FormResponse: 'getItemResponses',
    Properties: 'getProperty getProperties getKeys',
    Cache: 'get getAll',
    ScriptApp: 'getProjectTriggers getAuthorizationInfo',
    MailApp: 'getRemainingDailyQuota',
    'Gmail.Users': 'getProfile',
    'Gmail.Users.Messages': 'list get',
  },
  write: {
    Range:
      'set* clear clearContent clearFormat clearNote clearDataValidations createFilter sort merge insertCheckboxes',
    Sheet: `set* appendRow deleteRow deleteRows deleteColumn deleteColumns insertRowsAfter insertRowAfter
      insertRowsBefore insertRowBefore insertColumnAfter insertColumnBefore insertColumnsAfter insertRows
      clear clearContents clearFormats clearNotes
      clearConditionalFormatRules autoResizeColumn autoResizeColumns hideColumns showColumns hideSheet showSheet
      protect sort activate`,
    Spreadsheet: `set* insertSheet deleteSheet rename moveActiveSheet`,
    Protection: 'set*',
    Filter: 'remove',
    Properties: 'set* deleteProperty deleteAllProperties',
    Cache: 'put putAll remove removeAll',
  },
  flush: { SpreadsheetApp: 'flush' },
  lock: { Lock: 'tryLock waitLock' },
  mail: { MailApp: 'sendEmail' },
  fetch: { UrlFetchApp: 'fetch fetchAll' },
  form: {
    Form: 'set* add* delete* move* removePublishedReader removePublishedReaders removeEditor',
    Item: 'set* showOtherOption clearValidation',
    FormResponse: 'submit toPrefilledUrl',
  },
  other: {
    SpreadsheetApp: 'create',
    FormApp: 'create',
    Spreadsheet: 'addViewer addViewers removeViewer addEditor addEditors removeEditor',
    TriggerBuilder: 'create',
    ScriptApp: 'deleteTrigger',
    Blob: 'getAs',
  },
};

/** Setters that only tell this machine something and send nothing. */
const LOCAL_ONLY = new Set(['Spreadsheet.setActiveSheet']);

const exact = new Map<string, RoundTripKind>();
const prefixes: [string, RoundTripKind][] = [];
for (const [kind, services] of Object.entries(TABLE) as [RoundTripKind, Record<string, string>][]) {
  for (const [service, methods] of Object.entries(services)) {
    for (const method of methods.trim().split(/\s+/)) {
      if (method.endsWith('*')) prefixes.push([`${service}.${method.slice(0, -1)}`, kind]);
      else exact.set(`${service}.${method}`, kind);
    }
  }
}
const known = new Map<string, RoundTripKind | null>();

/** The kind of round trip that a call such as `Range.setValues` makes; null for an accessor. */
export function roundTripKind(call: string): RoundTripKind | null {
  const before = known.get(call);
  if (before !== undefined) return before;
  const kind = LOCAL_ONLY.has(call)
    ? null
    : (exact.get(call) ?? prefixes.find(([prefix]) => call.startsWith(prefix))?.[1] ?? null);
  known.set(call, kind);
  return kind;
}
