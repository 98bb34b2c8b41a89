// 49,000 characters in every box of every form: the form ends it in words where it can, else its sender is asked to shorten it.
import { Refused } from '../../local/workspace/errors';
import { formPlan } from '../../src/forms';
import { asked, pagesOf } from '../../src/forms/forms';
import { choicesOf } from '../../src/forms/question';
import { policies } from '../../src/policy';
import { FORMS, type FormName } from '../../src/policy/schema';
import { instantOf, localDate } from '../../src/time';
import type { Answers } from '../../src/visit/record';
import { PEOPLE, type SchoolDay, schoolDay } from '../story/school-day';
import { count } from './counts';
import { stored } from './invariants';

/** With spaces; as one word that looks like an address; as a number: whichever the box lets through. */
const LONG = [`Begins ${'ab '.repeat(16_329)}ends!!`, `${'a'.repeat(48_990)}@x.example`, '9'.repeat(49_000)];

/** A school with a visit that was asked for, once for each policy. */
const days = new Map<string, SchoolDay>();
function dayAt(policy: string): SchoolDay {
  const known = days.get(policy) ?? schoolDay({ policy });
  if (!days.has(policy)) known.asks();
  days.set(policy, known);
  return known;
}

interface Box {
  form: FormName;
  policy: string;
  key: string;
}

/** Every box of one's own words, once: at the first policy that asks for it. */
const BOXES: Box[] = FORMS.flatMap((form) => {
  const seen = new Set<string>();
  return Object.values(policies).flatMap((policy) =>
    asked(form, policy).flatMap(({ key, kind, other }) => {
      if (seen.has(key) || !(kind === 'text' || kind === 'paragraph' || other)) return [];
      seen.add(key);
      return [{ form, policy: policy.id, key }];
    }),
  );
});

/** The choices that lead to the page of this question. */
function leadingTo(form: FormName, day: Pick<SchoolDay, 'policy' | 'school'>, key: string): Answers {
  const { policy } = day;
  const page = asked(form, policy).find((one) => one.key === key)?.page;
  const when = pagesOf(form, policy).find((one) => one.key === page)?.shownWhen;
  if (!when || when.is === 'anything') return {};
  const [choice = ''] = choicesOf(when.is, day);
  return { ...leadingTo(form, day, when.question), [when.question]: choice };
}

function usual({ form, key }: Box, day: SchoolDay): Answers {
  const ref = 'HV-0001';
  const ordinary = {
    request: () => day.ordinaryRequest(),
    assessment: () => day.ordinaryAssessment(ref),
    report: () => day.ordinaryReport(ref),
    incident: () => day.ordinaryIncident(ref),
  }[form]();
  const accusing: Answers = key === 'accused' ? { againstHead: 'No', accusation: 'Said at the door' } : {};
  return { ...ordinary, ...leadingTo(form, day, key), ...accusing };
}

/** What became of it, in words. */
function sent(box: Box): string {
  const day = dayAt(box.policy).branch();
  const { items } = formPlan(box.form, day.policy, day.school);
  const item = items.find(({ key }) => key === box.key);
  if (!item) return 'not in the form';
  const text =
    LONG.find((one) => item.pattern === '' || new RegExp(`^(?:${item.pattern})$`).test(one)) ?? LONG[0] ?? '';
  const answers = { ...usual(box, day), [box.key]: item.kind === 'choices' ? [text] : text };
  const before = day.mailCount;
  // They are there by then.
  if (box.form === 'report') day.workspace.setClockWithoutTriggers(instantOf(localDate(day.workspace.now), '14:20'));
  try {
    day.sends(box.form, answers);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const line = error.message.split('\n').find((one) => one.startsWith(item.title)) ?? '';
    if (/At most \d+ characters, please/.test(line)) return 'ended by the form';
    return item.patternHelp !== '' && line.includes(item.patternHelp)
      ? 'ended by the form'
      : `refused: ${error.message}`;
  }
  count({ executions: 1 });
  const mails = day.workspace.mails().slice(before);
  const { visits } = stored(day.workspace);
  if (visits.some(({ outbox }) => outbox.length > 0)) return 'mails that did not go';
  if (mails.some(({ body, htmlBody }) => Math.max(body.length, Buffer.byteLength(htmlBody)) > 400 * 1024))
    return 'too big a mail';
  if (mails.length === 0) return 'nobody was told';
  const asks = mails.find(({ to, subject }) => to[0] === PEOPLE.visitor && subject.includes('put right'));
  if (asks) {
    const isSaid = asks.body.includes(item.title) && /too long: please use at most \d+ characters/.test(asks.body);
    return isSaid && /https:\S+edit/.test(asks.body) ? 'asked to shorten it' : `asked: ${asks.body.slice(0, 400)}`;
  }
  if (!visits.some((visit) => JSON.stringify(visit).includes(text))) return 'gone';
  // Of an accusation about a visit that is still to come there is only the mail to whoever answers it.
  const read = box.key === 'accused' ? (mails[0]?.body ?? '') : day.reads(PEOPLE.lead, { p: 'visit', ref: 'HV-0001' });
  return read.replace(/\s+/g, ' ').includes(text.replace(/\s+/g, ' ')) ? 'whole' : 'not shown whole';
}

test('each box of each form', () => {
  const ends = BOXES.map((box): [string, string] => [`${box.policy}, ${box.form}.${box.key}`, sent(box)]);
  const right = ['ended by the form', 'asked to shorten it', 'whole'];
  expect(ends.filter(([, end]) => !right.includes(end))).toEqual([]);
  const many = (end: string) => ends.filter(([, one]) => one === end).length;
  expect(many('ended by the form')).toBeGreaterThan(60);
  expect(many('whole')).toBeGreaterThan(5);
  // Where the form can only ask for a pattern, the script asks.
  expect(Object.fromEntries(ends)['nas, report.copyAuthorityAt']).toBe('asked to shorten it');
});
