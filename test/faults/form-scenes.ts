// Scenes for the forms' faults: a day just before each form is sent, how often it was taken in, and the engine's next look.
import type { ItemState } from '../../local/workspace/state';
import type { FormName } from '../../src/policy/schema';
import { HOUR, MINUTE } from '../../src/time';
import type { Answers } from '../../src/visit/record';
import { type SchoolDay, schoolDay } from '../story/school-day';

/** The only visit of these scenes. */
export const REF = 'HV-0001';

/** What the log says of a form that was taken in. */
const TAKEN: Record<FormName, RegExp> = {
  request: /^Asked for the visit/,
  assessment: /^Sent the risk assessment/,
  report: /^Sent the visit report/,
  incident: /^Reported an incident/,
};

const played = new Map<string, SchoolDay>();

/** A scene that is played once, and gone on with in another way each time. */
function once(name: string, play: () => SchoolDay): SchoolDay {
  const day = played.get(name) ?? play();
  played.set(name, day);
  return day.branch();
}

/** Asked for and assessed; approved; out, with the policy read by whoever goes. */
export const asked = (policy = 'spt'): SchoolDay =>
  once(`asked ${policy}`, () => {
    const day = schoolDay({ policy });
    day.asks();
    return day;
  });

export const out = (policy = 'spt'): SchoolDay =>
  once(`out ${policy}`, () => {
    const day = schoolDay({ policy });
    day.leaves([day.approved()]);
    return day;
  });

/** The day just before this form is sent. */
export function justBefore(form: FormName, policy = 'spt'): SchoolDay {
  if (form === 'request') return schoolDay({ policy });
  return form === 'assessment' ? asked(policy) : out(policy);
}

/** Its ordinary answers. */
export function answersTo(day: SchoolDay, form: FormName): Answers {
  if (form === 'request') return day.ordinaryRequest();
  if (form === 'assessment') return day.ordinaryAssessment(REF);
  return form === 'report' ? day.ordinaryReport(REF) : day.ordinaryIncident(REF, { date: '2026-05-12' });
}

/** How often it was taken in, by all visits' logs. */
export function timesTaken(day: SchoolDay, form: FormName): number {
  const refs = Array.from({ length: day.school.lastVisit }, (_, i) => `HV-${String(i + 1).padStart(4, '0')}`);
  return refs.flatMap((ref) => day.visit(ref).log).filter(({ words }) => TAKEN[form].test(words)).length;
}

/** The engine's next look, half an hour after the last and some minutes more, with no tick in between. */
export function looks(day: SchoolDay, later = 0): void {
  const { workspace } = day;
  workspace.setClockWithoutTriggers(Math.max(workspace.now, day.school.lookedAt + 31 * MINUTE) + later);
  workspace.run('tick_', [], { context: 'trigger' });
}

/** Three days in which no engine runs. */
export const OUTAGE = 72 * HOUR;

export const formId = (day: SchoolDay, form: FormName): string => day.school.files.forms[form]?.id ?? '';

/** Somebody opens the form's editor and changes what a question is. */
export function byHand(day: SchoolDay, form: FormName, key: string, change: (item: ItemState) => void): void {
  const id = day.school.files.forms[form]?.items[key];
  const item = day.workspace.formState(formId(day, form)).items.find((one) => String(one.id) === id);
  if (!item) throw new Error(`The form ${form} has no question ${key}.`);
  change(item);
}

/** Somebody deletes a question there: what was answered to it is shown to no script any more. */
export function deletes(day: SchoolDay, form: FormName, key: string): void {
  const state = day.workspace.formState(formId(day, form));
  const id = day.school.files.forms[form]?.items[key];
  state.items = state.items.filter((one) => String(one.id) !== id);
}
