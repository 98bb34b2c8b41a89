// The web app's outside: who is asking, and a page as Apps Script serves it.
import type { Page } from '../pages/view';

/**
 * The address of whoever opened the page or tapped the button; '' where Google does not say (another domain, several
 * accounts signed in), and then everything is refused.
 */
export function visitorEmail(): string {
  return Session.getActiveUser().getEmail();
}

/**
 * Whether a person runs this as themselves, from the menu or the editor. From a page the script runs as its owner for
 * whoever tapped, and then the two addresses differ; where the owner taps, there is still no spreadsheet before them
 * (https://developers.google.com/apps-script/guides/bound#special_methods).
 */
export function runByHand(): boolean {
  const inControl = (SpreadsheetApp.getActiveSpreadsheet() as unknown) !== null;
  return inControl && Session.getActiveUser().getEmail() === Session.getEffectiveUser().getEmail();
}

/** A `<meta>` in the page is ignored, so the viewport is set here (https://developers.google.com/apps-script/reference/html/html-output). */
export function served(page: Page): GoogleAppsScript.HTML.HtmlOutput {
  return HtmlService.createHtmlOutput(page.html)
    .setTitle(page.title)
    .addMetaTag('viewport', 'width=device-width, initial-scale=1');
}
