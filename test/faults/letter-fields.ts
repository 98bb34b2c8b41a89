// Every letter with a word that cannot be mistaken in every field of its record: which of them its reader sees.
import type { Written } from '../../src/letters/letter';
import { writeLetter } from '../../src/letters/letter';
import { policies, rulesInForce } from '../../src/policy';
import { FORMS, type FormName } from '../../src/policy/schema';
import type { Visit } from '../../src/visit/record';
import type { Occasion } from '../letters/every-letter';
import { NOW, sampleScene, sampleSchool, sampleSettings } from '../samples';
import { isTyped } from './every-field';
import { typedOver } from './nasty';
import { WORDS, wordOf } from './seen';
import { FIELD_OF, typedQuestions } from './typed-fields';

/** What a letter is told beside its record, in somebody's words. */
export const SAID = 'Saidquark';

/** By what a place in a record ends with, the field that stands there; '': words of our own, or the staff's. */
const PLACES: [RegExp, string][] = [
  [/\.pupil$/, 'pupil'],
  [/\.(request|\[\])\.address$/, 'address'],
  [/\.familyPhones$/, 'family'],
  [/\.whomToSee$/, 'seeing'],
  [/\.mobile$/, 'mobile'],
  [/\.car$/, 'car'],
  [/\.safeWord$/, 'safe word'],
  [/\.companions\.\[\]\.(name|agency)$/, 'companion'],
  [/\.policeReference$|\.police\.(reference|result)$/, 'police'],
  [/\.request\.(worries|blocks|needsReason)\./, 'worry'],
  [/\.request\.(reason|because\.words)$/, 'reason'],
  [/\.agencies\.\[\]\.(name|phone|contact)$/, 'agency'],
  [/\.assessment\.worries\./, 'risk'],
  [/\.assessment\.(hazards|controls)\./, 'hazard'],
  [/\.(decision|override)\.words$/, 'condition'],
  [/\.(cancelled|familyRefused)\.words$/, 'resolved'],
  [/\.childAlone\.words$/, 'alone'],
  [/\.(concern\.words|report\.concern)$/, 'concern'],
  [/\.report\.(outcome|passedOn\.words)$/, 'outcome'],
  [/\.report\.seenBy$/, 'who saw'],
  [/\.report\.copies\.(parentsAt|authorityAt|why)$/, 'copies'],
  [/\.acknowledged\.words$/, 'decided'],
  [/^\.answers\.\[\]\.words$/, 'search'],
  [/\.actions\.\[\]\.what$/, 'action'],
  [/\.incident\.what$/, 'incident'],
  [/\.written\.(what|given\.words)$/, 'recorded'],
  [/\.attempts\./, 'tried'],
  [/\.plan$/, 'plan'],
  [/\.raised\.words$/, 'help'],
  [
    /^\.(settings|staff)\.|\.(name|job|unmet\.\[\]|yearGroup|cancelled\.parents|byPhone\.recordedBy|parentThroughout)$|\.practice\./,
    '',
  ],
];

function fieldAt(path: string): string {
  const [, part = '', key = ''] = /\.(request|assessment|report|incident)\.answers\.(\w+)$/.exec(path) ?? [];
  // Beside its questions in words a form has choices, dates and numbers.
  if (part !== '') return FIELD_OF[`${part}.${key}`] ?? '';
  const found = PLACES.find(([place]) => place.test(path));
  if (!found) throw new Error(`${path} has no field in the table of what letters show: give it one.`);
  return found[1];
}

/** The record as this policy has it, with an answer to each of its questions. */
function under<R extends Occasion['record']>(record: R, id: string): R {
  const policy = policies[id];
  if (!policy || record.kind === 'school') return record;
  const rules = rulesInForce(policy, sampleSettings());
  if (record.kind === 'outing') return { ...record, policy: id, rules };
  const visit = record as Visit;
  const answered = (form: FormName) => {
    const part = visit[form];
    if (!part) return {};
    const keys = typedQuestions({ policy, school: sampleSchool() }, form).map((name) => name.slice(form.length + 1));
    return { [form]: { ...part, answers: { ...Object.fromEntries(keys.map((key) => [key, 'x'])), ...part.answers } } };
  };
  return Object.assign({ ...record, policy: id, policyVersion: policy.version, rules }, ...FORMS.map(answered));
}

/** As its reader gets it at a school that follows this policy; `pupil` stands in every field that is not ours, if given. */
export function letterUnder(id: string, occasion: Occasion, pupil?: string): Written {
  const { letter, record, reader, now = NOW, params = {} } = occasion;
  // A place that nobody has named yet is found also where nothing stands in it.
  const isOurs = (path: string, text: string) => isTyped(path) && fieldAt(path) !== '' && text !== '';
  const mine = typedOver(under(record, id), isOurs, (path) => pupil ?? wordOf(fieldAt(path), path));
  const said = Object.fromEntries(
    Object.entries(params).map(([key, text]) => {
      if (key === 'said') return [key, JSON.stringify([['Safeguarding concerns', pupil ?? SAID]])];
      return [key, /^(words|why|what|who|where)$/.test(key) ? (pupil ?? SAID) : text];
    }),
  );
  const settings = sampleSettings({ policy: id });
  const scene = { ...sampleScene(reader, now, { policy: id }), school: sampleSchool({ settings }) };
  return writeLetter(letter, mine, { ...scene, policy: policies[id] ?? scene.policy }, said);
}

/** The fields that this letter shows, in the order of the table; `said` for what it was told beside its record. */
export function fieldsIn({ subject, html, text, attachments = [] }: Written): string {
  const all = [subject, html, text, ...attachments.map((paper) => paper.name + paper.html)].join('\n').toLowerCase();
  const words = { ...WORDS, said: SAID };
  return Object.entries(words)
    .filter(([, one]) => all.includes(one.toLowerCase()))
    .map(([name]) => name)
    .join(', ');
}
