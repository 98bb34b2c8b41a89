// "Probe this Workspace": every question is tried on scratch objects, which are removed again whatever comes of it.
import type { Probed, Probes } from '../../ports';
import { controlFile, keepProperty, PROPERTY, property } from '../control-file';
import { closed, FORM_PROBES, isPublished, opened, type ScratchForm } from './form-probes';
import type { Answer, Probe } from './probe';
import { removeScratchTriggers, SCRIPT_PROBES } from './script-probes';
import { SHEET_PROBES } from './sheet-probes';

const SHEET_NAME = 'Probe (may be deleted)';
const FORM_NAME = 'Home Visits probe (scratch form, may be put in the bin)';

/** A probe that throws is an answer too, and keeps no other from its own. */
function asked<On>(probe: Probe<On>, on: () => On): Probed {
  let answer: Answer;
  try {
    answer = probe.ask(on());
  } catch (error) {
    answer = { words: `It throws: ${error instanceof Error ? error.message : String(error)}`, well: false };
  }
  return { question: probe.question, ...answer };
}

/** Removing must not hide what was found. */
function tidied(tidy: () => void): Probed[] {
  try {
    tidy();
    return [];
  } catch (error) {
    const words = `No: ${error instanceof Error ? error.message : String(error)}`;
    return [{ question: 'Could everything that was tried be removed again?', words, well: false }];
  }
}

function removeScratchSheet(): void {
  const sheet = controlFile().getSheetByName(SHEET_NAME);
  if (sheet) controlFile().deleteSheet(sheet);
}

function sheetProbes(): Probed[] {
  let sheet: GoogleAppsScript.Spreadsheet.Sheet | undefined;
  const scratch = () => {
    if (!sheet) removeScratchSheet();
    sheet ??= controlFile().insertSheet(SHEET_NAME);
    return sheet;
  };
  const answers = SHEET_PROBES.map((probe) => asked(probe, scratch));
  return [...answers, ...tidied(removeScratchSheet)];
}

/** Deleting a form needs a scope over the whole Drive: one is made once, and kept. */
function scratchForm(): ScratchForm {
  const kept = property(PROPERTY.probeForm);
  if (kept !== '') {
    const [id = '', was] = kept.split(' ');
    try {
      return { form: FormApp.openById(id), wasPublished: was === 'null' ? null : was === 'true' };
    } catch {
      // Somebody has put it in the bin, as they may.
    }
  }
  const form = FormApp.create(FORM_NAME);
  // At once, so that a probe stopped here leaves no second one behind.
  keepProperty(PROPERTY.probeForm, `${form.getId()} null`);
  const wasPublished = isPublished(form);
  keepProperty(PROPERTY.probeForm, `${form.getId()} ${wasPublished}`);
  return { form, wasPublished };
}

function formProbes(): Probed[] {
  let scratch: ScratchForm | undefined;
  const open = () => {
    scratch ??= scratchForm();
    opened(scratch.form);
    return scratch;
  };
  const answers = FORM_PROBES.map((probe) => asked(probe, open));
  return [...answers, ...tidied(() => scratch && closed(scratch.form))];
}

function scriptProbes(): Probed[] {
  const answers = SCRIPT_PROBES.map((probe) => asked(probe, () => null));
  return [...answers, ...tidied(removeScratchTriggers)];
}

export const probes: Probes = {
  ask: () => [...sheetProbes(), ...formProbes(), ...scriptProbes()],
};
