// What the runtime has, what the script is told of its own web app, and whether it can make triggers and PDFs.
import { either, fine, type Probe } from './probe';

/** The handler of the scratch trigger: were it ever left behind, it would only probe again. */
const HANDLER = 'probeWorkspace_';
const YEAR = 365 * 86_400_000;

/** Scratch triggers that are there, of this account. */
function scratchTriggers(): GoogleAppsScript.Script.Trigger[] {
  return ScriptApp.getProjectTriggers().filter((trigger) => trigger.getHandlerFunction() === HANDLER);
}

/** Removes every scratch trigger, this probe's and one that an earlier probe was stopped with. */
export function removeScratchTriggers(): void {
  for (const trigger of scratchTriggers()) ScriptApp.deleteTrigger(trigger);
}

/** `13:00` for noon in UTC on 1 July in London, as this runtime has it. */
function noonInLondon(): string {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit' });
  return clock.format(new Date(Date.UTC(2026, 6, 1, 12)));
}

export const SCRIPT_PROBES: Probe<null>[] = [
  {
    question: 'Does the runtime have Intl, and does it know London’s time?',
    ask() {
      if (typeof Intl === 'undefined') return fine('No Intl. Home Visits works out the time by itself.');
      return fine(
        `It has Intl, and noon in summer is ${noonInLondon()} (13:00 is right). Home Visits does not use it.`,
      );
    },
  },
  {
    question: 'Does the runtime have structuredClone?',
    ask: () => fine(typeof structuredClone === 'function' ? 'Yes. It is not used.' : 'No. It is not used.'),
  },
  {
    question: 'Does HTML become a PDF?',
    ask() {
      const page = Utilities.newBlob('<table border="1"><tr><td>Probe</td></tr></table>', 'text/html', 'probe.html');
      const head = page.getAs('application/pdf').getBytes().slice(0, 4);
      const isPdf = head.map((byte) => String.fromCharCode(byte)).join('') === '%PDF';
      return either(isPdf, 'Yes.', 'No: letters carry their papers as web pages instead, which a browser prints.');
    },
  },
  {
    question: 'What does the script believe its web app’s address is?',
    ask() {
      const url = ScriptApp.getService().getUrl();
      if (!url) return fine('It is told none. Type the deployment’s address into Settings, “Web app address”.');
      if (/\/exec$/.test(url)) return fine('One that ends in /exec, as it should.');
      return fine('One that does not end in /exec and opens for editors alone; Home Visits uses the one in Settings.');
    },
  },
  {
    question: 'Can the script make a trigger, see it, and remove it?',
    ask() {
      removeScratchTriggers();
      ScriptApp.newTrigger(HANDLER)
        .timeBased()
        .at(new Date(Date.now() + YEAR))
        .create();
      const made = scratchTriggers().length;
      removeScratchTriggers();
      const left = scratchTriggers().length;
      return either(
        made === 1 && left === 0,
        'Yes.',
        `Not quite: ${made} seen after making one, ${left} left after removing it. Look at Triggers in the script editor.`,
      );
    },
  },
];
