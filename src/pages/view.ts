// What each page of the web app is drawn from: one type a page. Who may do what comes in as flags, never decided here.

import type { SignOut } from '../outing/acts';
import type { Outing } from '../outing/record';
import type { FormName, Rules } from '../policy/schema';
import type { PageName, Scene } from '../school/scene';
import type { PurgeCounts, StaffMember, Unplaced } from '../school/school';
import type { Instant } from '../time';
import type { Action, ChildAlone, Visit } from '../visit/record';
import type { GoneRecords } from './gone';
import type { ChildMay } from './visit-child';

/** A question's label and its answer in words, as src/forms makes them. */
export interface Line {
  label: string;
  words: string;
  /** Who decides reads it before the other answers (CELT-04). */
  first?: boolean;
}

/** Somebody who can be rung: `what` says who they are to this outing (`your watcher`, `senior leader`). */
export interface Contact {
  name: string;
  what: string;
  phone: string;
}

interface Signed {
  scene: Scene;
  /** The pages that this reader can open, for the links at the foot. */
  menu: PageName[];
}

/** The visits and outings that concern the reader. */
export interface HomeView extends Signed {
  page: 'home';
  /** The reference of the reader's own outing whose record has vanished, or empty. */
  lost?: string;
  visits: Visit[];
  outings: Outing[];
  /** References of the visits that wait for this reader's decision. */
  toDecide: string[];
  /** Opens the Home Visit Form, or empty. */
  requestForm: string;
  needsRead: boolean;
}

/** What this reader may do on a visit. */
export interface VisitMay {
  decide?: boolean;
  /** Confirm an approval by phone. */
  confirm?: boolean;
  /** Decide otherwise on a visit that is cleared already. */
  overrule?: boolean;
  /** Let papers wait. */
  override?: boolean;
  cancel?: boolean;
  askAgain?: boolean;
  /** Sign out for it now. */
  leave?: boolean;
  /** Tell the agencies, and confirm it to them. */
  agencies?: boolean;
  recordPolice?: boolean;
  acknowledgeConcern?: boolean;
  acknowledgeIncident?: boolean;
  recordCpoms?: boolean;
  recordIncident?: boolean;
  giveMinutes?: boolean;
  giveReason?: boolean;
  childAlone?: ChildMay;
  addActions?: boolean;
  /** The actions that the reader can mark done, by their ids. */
  closable?: string[];
}

/** Whether this reader may read what was decided on a concern or incident, and what the actions are. */
export interface VisitReads {
  concern: boolean;
  incident: boolean;
  /** Without it only the words of those that the reader owns. */
  actions: boolean;
}

export interface VisitView extends Signed {
  page: 'visit';
  visit: Visit;
  may: VisitMay;
  reads: VisitReads;
  /** The answers, each a label and words; empty lists are left out of the page. */
  requestLines: Line[];
  assessmentLines: Line[];
  reportLines: Line[];
  incidentLines: Line[];
  /** Further incidents that wait for this reader: each the visit's as if it were the newest, and its answers. */
  moreIncidents?: { visit: Visit; lines: Line[] }[];
  /** Addresses that open the forms, filled in for this visit; empty where the reader is not to fill it. */
  forms: { assessment: string; report: string; incident: string };
  /** Ready to be copied into CPOMS; empty before there is anything to record. */
  cpomsText: string;
  /** Who can be given an action. */
  owners: StaffMember[];
  /** Who can be said to have approved it by phone; empty where the reader is not to write that down. */
  approvers: StaffMember[];
  /** Right after `ask again`: opens the form filled in without its dates. */
  again?: string;
}

export interface LeaveView extends Signed {
  page: 'leave';
  /** The reference in the page's address, or empty. */
  ref: string;
  /** Who is leaving: the reader, or the visitor whom the office signs out. */
  leaver: StaffMember;
  /** Approved for today, for this visitor. */
  choices: Visit[];
  watchers: StaffMember[];
  /** Who of the visitors has still to read the policy (addresses). */
  mustRead: string[];
  /** What this sign-out goes by: the rules of the visits' approval, else those in force. */
  rules: Rules;
  /** The reader is the office, who writes down a certificate that is shown. */
  records?: boolean;
  /** Why it was not signed out, with what was typed kept. */
  refusal?: string[];
  offerAnyway?: boolean;
  prior?: Partial<SignOut>;
}

/** What this reader may do on an outing that is theirs to look after. */
export interface OutingMay {
  /** They were asked to watch, or take the watch over. */
  watch?: boolean;
  showSafeWord?: boolean;
}

export interface OutingView extends Signed {
  page: 'outing';
  outing: Outing;
  as: 'visitor' | 'school';
  may: OutingMay;
  /** Present only right after `show the safe word`. */
  safeWordShown?: string;
  whoIsWho: Contact[];
  /** A child alone that was reported from one of its visits, as far as it has been taken on. */
  childrenAlone?: { visit: string; told: ChildAlone }[];
  /** What the ladder does next, in words (`Senior leaders are told at 16:05`); empty when nothing is coming. */
  next: string;
}

/** An outing as the desk shows it. */
export interface DeskOuting {
  outing: Outing;
  /** As in `OutingView`. */
  next: string;
}

export interface DrillsView {
  /** Those who can play the visitor. */
  visitors: StaffMember[];
  /** How many go at the least under the policy. */
  least: number;
  /** The drill under way: its reference, and how it stands in words. */
  running: { ref: string; words: string }[];
}

export interface DeskView extends Signed {
  page: 'desk';
  /** What somebody's hand took out of Open. */
  gone: GoneRecords;
  outings: DeskOuting[];
  /** Approved for today and not yet gone. */
  dueOut: Visit[];
  /** The reader is the office, who writes down a certificate that is shown. */
  records?: boolean;
  /** For whoever may start and end a drill. */
  drills?: DrillsView;
  engineRanAt: Instant | null;
  undelivered: { count: number; oldest: Instant | null };
}

/** A visit that still wants something of the reader. */
export interface OwedVisit {
  visit: Visit;
  /** The reader may open nothing of the visit but these actions. */
  actionsAlone?: boolean;
  reads: VisitReads;
  recordCpoms: boolean;
  recordIncident: boolean;
  giveMinutes: boolean;
  cpomsText: string;
  acknowledgeConcern: boolean;
  acknowledgeIncident: boolean;
  giveReason?: boolean;
  childAlone?: ChildMay;
  /** Address of the report form where the reader owes the report, or empty. */
  reportForm: string;
  /** Open actions that the reader owns or can close; and which of them can be closed, by their ids. */
  actions: Action[];
  closable: string[];
}

export interface ActionsView extends Signed {
  page: 'actions';
  owed: OwedVisit[];
  /** Concerns and incidents that no visit has, and this reader may answer. */
  unplaced: Unplaced[];
}

export interface ReadView extends Signed {
  page: 'read';
  /** Whether this version was read and understood, and when. */
  readAt: Instant | null;
}

/** What a purge would take, references only, and what a person still has to do by hand. */
export interface RetentionShown {
  /** What was closed before it is too old; null: everything is kept. */
  before: Instant | null;
  /** Null where everything is kept, or a purge is under way. */
  found: {
    counts: PurgeCounts;
    byYear: { year: string; visits: string[]; outings: string[] }[];
    answers: { form: FormName; count: number }[];
    stays: string[];
  } | null;
  emptied: { year: string; url: string }[];
}

export interface RetentionView extends Signed, RetentionShown {
  page: 'retention';
}

/** Tells nothing about any record. Needs no scene, since who asks may be nobody we know. */
export interface RefusalView {
  page: 'refusal';
  words: string;
  officePhone?: string;
}

/** An act is done and there is nothing more to show. */
export interface DoneView extends Signed {
  page: 'done';
  words: string;
}

export type View =
  | HomeView
  | VisitView
  | LeaveView
  | OutingView
  | DeskView
  | ActionsView
  | ReadView
  | RetentionView
  | RefusalView
  | DoneView;

/** A page as it is served. `html` is the whole document; `body` is what an act answers with, to show in its place. */
export interface Page {
  title: string;
  html: string;
  body: string;
}

/** What a page posts through the one door. Fields of the act stand beside it. */
export interface PageRequest {
  page: PageName;
  ref: string;
  act: string;
  /** The version of the record that the person saw. */
  seen: number;
  [field: string]: unknown;
}

export type PageAnswer =
  | { ok: true; said: string; html: string }
  /** `offerAnyway`: that it is so all the same can be said; in these words, where it is not that they have gone. */
  | { ok: false; reasons: string[]; offerAnyway?: boolean | string };
