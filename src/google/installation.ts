// What set-up makes once: Control's sheets, the Register, who may open it, and the triggers.
import type { Installation } from '../ports';
import { controlFile, findSheet, keepProperty, LOCALE, PROPERTY, property, TIME_ZONE } from './control-file';
import { editorsOf, emails, letEdit } from './editors';
import { OPEN_HEADERS } from './records';
import { secret } from './seals';
import { prepareLogAndMail, prepareRegister } from './views';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Trigger = GoogleAppsScript.Script.Trigger;

/** What the product cannot do without. Reading replies and posting to Chat are left out: they are each school's choice. */
const NEEDED = ['spreadsheets', 'forms', 'script.send_mail', 'script.scriptapp', 'userinfo.email'].map(
  (scope) => `https://www.googleapis.com/auth/${scope}`,
);

const TICK = 'tick_';
const SUBMIT = 'formSubmitted_';
const EDIT = 'controlEdited_';

/**
 * Set-up ends in no underscore, so a page of the web app can call it, and it would then run as the owner. Whoever asks
 * must be the account that it runs as (https://developers.google.com/apps-script/guides/html/communication#private_functions).
 */
function refuseVisitors(): void {
  const asking = Session.getActiveUser().getEmail();
  if (asking !== '' && asking === Session.getEffectiveUser().getEmail()) return;
  throw new Error('Set-up is run from the Control spreadsheet: Home Visits, Set up.');
}

/** Dates, formulas and clock as in the UK, whatever account the file was made with. */
function anglicise(file: Spreadsheet): void {
  if (file.getSpreadsheetLocale() !== LOCALE) file.setSpreadsheetLocale(LOCALE);
  if (file.getSpreadsheetTimeZone() !== TIME_ZONE) file.setSpreadsheetTimeZone(TIME_ZONE);
}

/**
 * The sheet of records. Nobody is kept from it, but whoever types in it is asked whether they mean to. Its id is kept
 * last, as the sign that it was finished.
 */
function prepareOpen(file: Spreadsheet): void {
  if (property(PROPERTY.openSheet) !== '') return;
  const sheet = findSheet('Open') ?? file.insertSheet('Open');
  sheet.getRange(1, 1, sheet.getMaxRows(), sheet.getMaxColumns()).setNumberFormat('@');
  sheet.getRange(1, 1, 1, OPEN_HEADERS.length).setValues([OPEN_HEADERS]);
  sheet.setFrozenRows(1);
  sheet
    .protect()
    .setDescription('Home Visits keeps its records here. Please change nothing by hand.')
    .setWarningOnly(true);
  // Out of the way of whoever tidies up: a hidden sheet is not sorted by mistake. No secret is kept by it.
  sheet.hideSheet();
  SpreadsheetApp.flush();
  keepProperty(PROPERTY.openSheet, String(sheet.getSheetId()));
}

/** All at once, and one by one where one address that Google does not know spoils that. Gives those not taken. */
function addViewers(file: Spreadsheet, people: string[]): string[] {
  if (people.length === 0) return [];
  try {
    file.addViewers(people);
    return [];
  } catch {
    // Then each by itself.
  }
  return people.filter((email) => {
    try {
      file.addViewer(email);
      return false;
    } catch {
      return true;
    }
  });
}

/** A trigger's source, for those that have one: a form or a spreadsheet. */
function sourceOf(trigger: Trigger): string {
  return trigger.getHandlerFunction() === TICK ? '' : (trigger.getTriggerSourceId() ?? '');
}

interface Wanted {
  handler: string;
  source: string;
  make: () => void;
}

function wantedTriggers(tickMinutes: number, forms: string[]): Wanted[] {
  const file = controlFile();
  return [
    {
      handler: TICK,
      source: '',
      make: () => ScriptApp.newTrigger(TICK).timeBased().everyMinutes(tickMinutes).create(),
    },
    {
      handler: EDIT,
      source: file.getId(),
      make: () => ScriptApp.newTrigger(EDIT).forSpreadsheet(file).onEdit().create(),
    },
    ...forms.map((id) => ({
      handler: SUBMIT,
      source: id,
      make: () => ScriptApp.newTrigger(SUBMIT).forForm(id).onFormSubmit().create(),
    })),
  ];
}

/** A new spreadsheet comes with one empty sheet that nobody named: nobody needs it. */
function dropEmptyFirstSheet(file: GoogleAppsScript.Spreadsheet.Spreadsheet): void {
  const first = file.getSheetByName('Sheet1');
  if (first && first.getLastRow() === 0 && file.getSheets().length > 1) file.deleteSheet(first);
}

export const installation: Installation = {
  prepareControl() {
    refuseVisitors();
    // People can untick single permissions when asked: https://developers.google.com/apps-script/concepts/scopes#set-explicit
    ScriptApp.requireScopes(ScriptApp.AuthMode.FULL, NEEDED);
    const file = controlFile();
    if (property(PROPERTY.control) !== file.getId()) keepProperty(PROPERTY.control, file.getId());
    anglicise(file);
    prepareOpen(file);
    prepareLogAndMail(file);
    dropEmptyFirstSheet(file);
  },

  register(known, schoolName) {
    const kept = known || property(PROPERTY.register);
    const name = `Home Visits register${schoolName === '' ? '' : `, ${schoolName}`}`;
    const file = kept === '' ? SpreadsheetApp.create(name) : SpreadsheetApp.openById(kept);
    if (kept === '') keepProperty(PROPERTY.register, file.getId());
    anglicise(file);
    prepareRegister(file);
    return file.getId();
  },

  shareRegister(id, viewers) {
    const file = SpreadsheetApp.openById(id);
    // getViewers() gives editors and the owner too: they stay.
    const now = emails(file.getViewers());
    const editors = emails(file.getEditors());
    const wanted = viewers.map((email) => email.toLowerCase());
    for (const leaver of now.filter((email) => !wanted.includes(email) && !editors.includes(email))) {
      file.removeViewer(leaver);
    }
    return addViewers(
      file,
      wanted.filter((email) => !now.includes(email) && !editors.includes(email)),
    );
  },

  /**
   * New ones are made before old ones go: a stop in between leaves one too many and never none. How often the tick comes
   * cannot be read from a trigger, so it is kept beside.
   */
  triggers(tickMinutes, forms) {
    const existing = ScriptApp.getProjectTriggers();
    const note = PROPERTY.tickMinutes(installation.account());
    const sameTick = property(note) === String(tickMinutes);
    const keep = new Set<string>();
    for (const { handler, source, make } of wantedTriggers(tickMinutes, forms)) {
      const found = existing.find(
        (trigger) => trigger.getHandlerFunction() === handler && sourceOf(trigger) === source,
      );
      if (found && (handler !== TICK || sameTick)) keep.add(found.getUniqueId());
      else make();
    }
    if (!sameTick) keepProperty(note, String(tickMinutes));
    for (const trigger of existing) {
      if (!keep.has(trigger.getUniqueId())) ScriptApp.deleteTrigger(trigger);
    }
  },

  account() {
    return Session.getEffectiveUser().getEmail().toLowerCase();
  },

  letEdit(id, accounts, former) {
    return letEdit(SpreadsheetApp.openById(id), accounts, former);
  },

  editors(id) {
    return editorsOf(id === undefined ? controlFile() : SpreadsheetApp.openById(id));
  },

  state() {
    return {
      triggers: ScriptApp.getProjectTriggers().map((trigger) => trigger.getHandlerFunction()),
      webAppUrl: ScriptApp.getService().getUrl() ?? '',
      timeZones: [Session.getScriptTimeZone(), controlFile().getSpreadsheetTimeZone()],
      user: installation.account(),
    };
  },

  secret() {
    return secret();
  },

  recall(name) {
    return property(`DONE_${name}`);
  },

  remember(name, value) {
    keepProperty(`DONE_${name}`, value);
  },
};
