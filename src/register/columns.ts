// The columns of the sheets that people look at: header, width on the screen, and which hold a real date-time.

export interface Column {
  header: string;
  /** In pixels. */
  width: number;
  /** The number format of a column of instants, which formulas count with; every other column is words. */
  time?: string;
}

/** One row under these columns: a value for every header, and no other. */
export type RowOf<C extends readonly Column[]> = Record<C[number]['header'], string | number>;

/** What comes first on the screen is what a person needs first: who, how it stands, and what happens next. */
export const TODAY_COLUMNS = [
  { header: 'Who is out', width: 165 },
  { header: 'How it stands', width: 195 },
  { header: 'Due back', width: 85, time: 'ddd hh:mm' },
  { header: 'What comes next', width: 215 },
  { header: 'In hand', width: 150 },
  { header: 'Mobile', width: 120 },
  { header: 'Pupil', width: 120 },
  { header: 'Stop', width: 60 },
  { header: 'Address', width: 190 },
  { header: 'At the house', width: 110 },
  { header: 'Seeing', width: 130 },
  { header: 'Car', width: 90 },
  { header: 'Watcher', width: 140 },
  { header: 'Out since', width: 80 },
  { header: 'Ref', width: 85 },
] as const satisfies readonly Column[];
export type TodayRow = RowOf<typeof TODAY_COLUMNS>;

/** The ten fields of the policy's Home Visit Form under their own names (SPT-11), and what became of the visit. */
export const REGISTER_COLUMNS = [
  { header: 'Ref', width: 80 },
  { header: 'Status', width: 130 },
  { header: 'Name of staff member conducting the home visit', width: 165 },
  { header: 'Role', width: 140 },
  { header: 'Address visited', width: 190 },
  { header: 'Date and Time of Visit', width: 130 },
  { header: 'Student Name', width: 120 },
  { header: 'Reason for home visit', width: 170 },
  { header: 'Comments', width: 220 },
  { header: 'Outcome of home visit', width: 260 },
  { header: 'Safeguarding Concerns', width: 130 },
  { header: 'Actions from Home Visit', width: 240 },
  { header: 'Decision', width: 170 },
  { header: 'Signed out', width: 130 },
  { header: 'Back', width: 130 },
  { header: 'Report in', width: 130 },
  { header: 'CPOMS', width: 150 },
] as const satisfies readonly Column[];
export type RegisterRow = RowOf<typeof REGISTER_COLUMNS>;

export const ACTION_COLUMNS = [
  { header: 'Ref', width: 80 },
  { header: 'What', width: 420 },
  { header: 'Owner', width: 180 },
  { header: 'Due', width: 130, time: 'ddd d mmm yyyy' },
] as const satisfies readonly Column[];
export type ActionRow = RowOf<typeof ACTION_COLUMNS>;

export const LOG_COLUMNS = [
  { header: 'When', width: 170 },
  { header: 'Ref', width: 90 },
  { header: 'Who', width: 180 },
  { header: 'What', width: 620 },
  { header: 'Seal', width: 150 },
] as const satisfies readonly Column[];
export type LogRow = RowOf<typeof LOG_COLUMNS>;

export const MAIL_COLUMNS = [
  { header: 'How it stands', width: 170 },
  { header: 'Letter', width: 150 },
  { header: 'To', width: 260 },
  { header: 'Ref', width: 90 },
  { header: 'Queued', width: 170 },
  { header: 'Tries', width: 60 },
  { header: 'What Google said', width: 420 },
] as const satisfies readonly Column[];
export type MailRow = RowOf<typeof MAIL_COLUMNS>;
