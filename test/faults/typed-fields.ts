// Every question in which people use words of their own: which field of the tables it is, and a form filled with them.
import { formPlan } from '../../src/forms';
import { asked, pagesShown } from '../../src/forms/forms';
import { FORMS, type FormName } from '../../src/policy/schema';
import type { Answers } from '../../src/visit/record';
import type { SchoolDay } from '../story/school-day';

/** By field, the questions that the same people read, as `form.question`. A new question must be named here. */
const QUESTIONS: Record<string, string> = {
  pupil: 'request.pupil',
  companion: 'request.companions',
  address: 'request.address',
  family: 'request.familyPhones',
  landline: 'request.landline',
  seeing: 'request.whomToSee',
  // Before anybody decides: why it cannot wait, or nobody was told.
  worry:
    'request.immediateWhat request.unannouncedConcern request.exceptionWhy request.cautionSource request.cautionWhat',
  // Whoever may open the visit reads these, the office too.
  purpose:
    'request.purpose request.planWhat request.planHow request.necessary request.attempts request.toldWhen request.mayTalkTo request.timesOffered request.adults request.language request.communicate request.culture request.leadPractitioner request.historyHow request.health request.comments',
  reason: 'request.otherReason',
  home: 'request.circumstances request.agencies request.agenciesInvolved request.cpomsWho request.cpomsFound request.servicesWho request.servicesSaid',
  agency: 'request.agencyContacts',
  police: 'request.policeReference incident.police',
  risk: 'assessment.riskDetails assessment.recordsSay assessment.professionals assessment.remainingWhat assessment.advice',
  hazard:
    'assessment.controls_violence assessment.controls_place assessment.controls_aggression assessment.controls_driving assessment.controls_public assessment.controls_illness assessment.controls_animals assessment.extraHazard assessment.extraHarm assessment.extraControls assessment.remoteControl assessment.outsideConsidered report.controlsNotKept',
  outcome:
    'report.outcome report.comments report.minutes report.agreements report.presentAll report.notSeenWhy report.otherMatters',
  'who saw': 'report.seenBy',
  copies: 'report.copyParentsAt report.copyParentsWhyNot',
  concern: 'report.concern report.discussed',
  action: 'report.action1 report.unanswered',
  task: 'report.action2 report.action3',
  incident: 'incident.what incident.present incident.hurt incident.treatment incident.since',
  accusation: 'incident.accusation incident.accused',
};

/** Which field a question is. */
export const FIELD_OF: Record<string, string> = Object.fromEntries(
  Object.entries(QUESTIONS).flatMap(([field, names]) => names.split(' ').map((name) => [name, field])),
);

/** Answers that must be written in a way of their own, around the field's word. */
const WRITTEN: Record<string, (word: string) => string> = {
  'request.companions': (word) => `${word} Lee, Early Help, 07700 900999`,
  'request.agencyContacts': (word) => `${word}, Jo Lee, 01632 960111`,
  'request.adults': (word) => `Ms, ${word} Lee, school office`,
};

type Asking = Pick<SchoolDay, 'policy' | 'school'>;

/** `form.question` of every question of this form, under this policy, that takes free words in no fixed pattern. */
export function typedQuestions({ policy, school }: Asking, form: FormName): string[] {
  const { items } = formPlan(form, policy, school);
  const isFree = (key: string) => items.some((item) => item.key === key && item.other);
  return asked(form, policy)
    .filter(({ key, kind, pattern }) => !pattern && (kind === 'text' || kind === 'paragraph' || isFree(key)))
    .map(({ key }) => `${form}.${key}`);
}

/** Of all four forms. */
export const allTyped = (asking: Asking): string[] => FORMS.flatMap((form) => typedQuestions(asking, form));

/** These answers, with a word of its field in every question of the pages that they lead to which takes free words. */
export function filledWith(day: Asking, form: FormName, usual: Answers, wordFor: (name: string) => string): Answers {
  const out: Answers = { ...usual };
  for (const name of typedQuestions(day, form)) {
    const key = name.slice(form.length + 1);
    const before = usual[key];
    const words = (WRITTEN[name] ?? ((word) => word))(wordFor(name));
    out[key] = Array.isArray(before) ? [...before, words] : words;
  }
  const shown = pagesShown(form, day, out);
  const keys = asked(form, day.policy).filter(({ page }) => shown.has(page));
  return Object.fromEntries(keys.flatMap(({ key }) => (out[key] === undefined ? [] : [[key, out[key]]])));
}
