// The enums of FormApp.
import { makeEnum } from '../enums';

type App = GoogleAppsScript.Forms.FormApp;

export const FORM_ENUMS: Pick<App, 'ItemType' | 'PageNavigationType' | 'Alignment' | 'DestinationType'> & {
  EmailCollectionType: unknown;
} = {
  ItemType: makeEnum(
    ...['CHECKBOX', 'CHECKBOX_GRID', 'DATE', 'DATETIME', 'DURATION', 'GRID', 'IMAGE', 'LIST', 'MULTIPLE_CHOICE'],
    ...['PAGE_BREAK', 'PARAGRAPH_TEXT', 'RATING', 'SCALE', 'SECTION_HEADER', 'TEXT', 'TIME', 'VIDEO', 'FILE_UPLOAD'],
  ),
  PageNavigationType: makeEnum('CONTINUE', 'GO_TO_PAGE', 'RESTART', 'SUBMIT'),
  Alignment: makeEnum('LEFT', 'CENTER', 'RIGHT'),
  DestinationType: makeEnum('SPREADSHEET'),
  EmailCollectionType: makeEnum('DO_NOT_COLLECT', 'VERIFIED', 'RESPONDER_INPUT'),
};

/** The enum value of an item's kind. */
export function itemType(kind: string): GoogleAppsScript.Forms.ItemType {
  return FORM_ENUMS.ItemType[kind as keyof typeof FORM_ENUMS.ItemType] as unknown as GoogleAppsScript.Forms.ItemType;
}
