// What everybody in a simulated year has in common: the school, the clock, chance, and what is watched.
import type { Mail } from '../../local/workspace/types';
import type { Workspace } from '../../local/workspace/workspace';
import type { Policy, Rules } from '../../src/policy/schema';
import type { School } from '../../src/school/school';
import type { Agenda } from './agenda';
import type { Alarms } from './alarms';
import type { Chance } from './chance';
import type { Hands } from './hands';
import type { Keeps } from './keeps';
import type { OpenSheet } from './open-sheet';
import type { Verdict } from './verdict';

/** Somebody who works at the school, as people there know them. */
export interface Person {
  email: string;
  name: string;
  mobile: string;
  roles: string[];
  car: string;
  /** Made inactive on the staff list for some hours. */
  away: boolean;
}

export interface Life {
  workspace: Workspace;
  policy: Policy;
  rules: Rules;
  /** The school as set-up left it: its forms and their items. */
  built: School;
  people: Person[];
  chance: Chance;
  agenda: Agenda;
  open: OpenSheet;
  alarms: Alarms;
  keeps: Keeps;
  verdict: Verdict;
  hands: Hands;
  /** Puts something on the agenda, so many minutes from now. */
  later(minutes: number, what: string, does: () => void): void;
  inRole(role: string): string[];
  /** The newest mail about a record that this person has, and can answer. */
  lastMailOf(ref: string, email: string): Mail | undefined;
}
