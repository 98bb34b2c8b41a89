// Who may fill in the forms and who may look at the register; and bringing forms and shares in line with the staff list.
import { assessmentDefaults, formPlan } from '../forms';
import { formsOf, policyOf } from '../policy';
import { FORMS, type FormName } from '../policy/schema';
import type { FormPlan, Ports } from '../ports';
import { opensDesk } from '../school/people';
import type { FormFile, School } from '../school/school';
import { HOUR, type Instant } from '../time';
import type { Answers, Visit } from '../visit/record';
import { SAMPLE_REF } from './facts';
import { accountsMark, shareWithStandby } from './shared-files';

/** Everyone active, whatever their role: each may have to ask, report, or write down an incident. */
export function responders(school: School): string[] {
  return school.staff.filter((member) => member.active).map((member) => member.email);
}

/** Who may see the Register's sheets, by address: whoever sees the desk sees the same there. */
export function viewers(school: School): string[] {
  return school.staff.filter(opensDesk).map((member) => member.email);
}

/** The forms that the school's policy asks for. */
export function formsAsked(school: School): FormName[] {
  return formsOf(policyOf(school.settings.policy));
}

/** The forms that are built; among them one that only an earlier policy asked for: it takes answers still. */
export function builtForms({ files }: Pick<School, 'files'>): FormName[] {
  return FORMS.filter((name) => files.forms[name] !== undefined);
}

/** Their ids. */
export function builtIds({ files }: Pick<School, 'files'>): string[] {
  return builtForms({ files }).flatMap((name) => files.forms[name]?.id ?? []);
}

/** What to do where the policy asks for forms that are not built; empty where it does not. */
export function notBuilt(school: School): string[] {
  const missing = formsAsked(school).filter((name) => !school.files.forms[name]);
  return missing.map(
    (name) => `The form “${planOf(name, school).title}” is not built yet. Choose Home Visits, Set up.`,
  );
}

/** Where a boundary falls is unclear in Google's answer, and clocks differ: look back further than needed. */
const OVERLAP = HOUR;

/** From when a form's answers are looked through: nothing older is left that was not taken in. */
export function readFrom(school: School, form: FormName): Instant {
  return (school.files.forms[form]?.seenTo || school.lookedAt) - OVERLAP;
}

/** A form's plan for the school as it is now. */
export function planOf(name: FormName, school: School): FormPlan {
  return formPlan(name, policyOf(school.settings.policy), school);
}

/** What a form's link has in it for any visit; the reference stands in for the real one. */
function filledIn(name: FormName, school: School): Answers {
  if (name === 'request') return {};
  if (name !== 'assessment') return { reference: SAMPLE_REF };
  // Only a visit's reference and times are read, and what follows from the times is left for the person to answer.
  const request = { date: '2026-01-05', arrive: '12:00', backBy: '12:30' };
  const usual = assessmentDefaults(
    policyOf(school.settings.policy),
    { ref: SAMPLE_REF, request } as Visit,
    school.settings,
  );
  return Object.fromEntries(Object.entries(usual).filter(([key]) => key !== 'outside'));
}

/** Builds one form or brings it up to date, with the address that opens it filled in. The slow part of set-up. */
export function buildForm(ports: Ports, name: FormName, school: School): FormFile {
  const file = ports.forms.build(planOf(name, school), school.files.forms[name]);
  const answers = filledIn(name, school);
  if (Object.keys(answers).length === 0) return file;
  const built = withForm(school, name, file);
  return { ...file, prefill: ports.forms.prefilled(name, built, answers) };
}

/** The school with this form's file noted. */
export function withForm(school: School, name: FormName, file: FormFile): School {
  return { ...school, files: { ...school.files, forms: { ...school.files.forms, [name]: file } } };
}

/** What a form should look like now, in a word: another word, and it must be brought up to date. */
export function formMark(ports: Ports, name: FormName, school: School): string {
  const id = school.files.forms[name]?.id ?? '';
  return ports.seals.digest(JSON.stringify([id, planOf(name, school), filledIn(name, school)]));
}

/** The same of those who may open the forms and the register. */
export function shareMark(ports: Ports, school: School): string {
  const ids = FORMS.map((name) => school.files.forms[name]?.id ?? '');
  const accounts = accountsMark(ports.installation, school);
  const all = [ids, school.files.register, responders(school), viewers(school), ...(accounts === '' ? [] : [accounts])];
  return ports.seals.digest(JSON.stringify(all));
}

/** Opens forms and register to the staff list as it is, all files to the standby. Gives the addresses not taken, in words. */
export function share(ports: Ports, school: School): string[] {
  const troubles = shareWithStandby(ports, school);
  const refused = new Set<string>();
  for (const name of FORMS) {
    const file = school.files.forms[name];
    if (file) for (const email of ports.forms.letAnswer(file.id, responders(school))) refused.add(email);
  }
  if (school.files.register !== '') {
    for (const email of ports.installation.shareRegister(school.files.register, viewers(school))) refused.add(email);
  }
  if (troubles.length === 0) ports.installation.remember('shares', shareMark(ports, school));
  const people = [...refused].map(
    (email) =>
      `Google knows no account ${email}: this person cannot open the forms. Correct the address in the sheet Staff.`,
  );
  return [...troubles, ...people];
}
