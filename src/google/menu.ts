// The menu Home Visits in the Control spreadsheet, and how its commands answer.

/** Each command: what stands in the menu, and the function that it calls. `|` is a line. */
const COMMANDS: (readonly [string, string] | '|')[] = [
  ['Set up', 'setUp'],
  ['Rebuild the forms', 'rebuildForms_'],
  '|',
  ['Check everything', 'checkEverything_'],
  ['Probe this Workspace', 'probeWorkspace_'],
  ['Redraw the register', 'redrawRegister_'],
  ['Open the desk', 'openDesk_'],
  ['Retention and purge…', 'openRetention_'],
];

export function showMenu(): void {
  const menu = SpreadsheetApp.getUi().createMenu('Home Visits');
  for (const command of COMMANDS) {
    if (command === '|') menu.addSeparator();
    else menu.addItem(command[0], command[1]);
  }
  menu.addToUi();
}

/** Runs a command and says what came of it, in a box where there is somebody to read it, and in the log. */
export function answering(title: string, command: () => string): string {
  let words: string;
  try {
    words = command();
  } catch (error) {
    words = `This did not work: ${error instanceof Error ? error.message : String(error)}`;
    console.error(error);
  }
  try {
    SpreadsheetApp.getUi().alert(title, words, SpreadsheetApp.getUi().ButtonSet.OK);
  } catch {
    // Run from the editor there is no box to show: https://developers.google.com/apps-script/guides/dialogs
    console.log(words);
  }
  return words;
}

/** A box with one link in it: a script cannot open a tab by itself. */
export function showLink(title: string, words: string, url: string): void {
  const html = HtmlService.createHtmlOutput(
    `<p style="font:16px sans-serif"><a href="${url}" target="_blank">${words}</a></p>`,
  ).setWidth(360);
  SpreadsheetApp.getUi().showModalDialog(html.setHeight(90), title);
}
