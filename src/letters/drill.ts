// The letter at a drill's end: which step reached whom after how many minutes, who answered, and what was never reached.
import type { Outing } from '../outing/record';
import { roleWords } from '../policy/role-names';
import { Role, type Step } from '../policy/schema';
import { minutesFrom, type Practice, type PracticeStep } from '../record/practice';
import { listWords, nameOf, opensDesk, sentence } from '../school/people';
import type { Scene } from '../school/scene';
import { type Instant, MINUTE, many, timeWords } from '../time';
import type { Visit } from '../visit/record';
import {
  type Block,
  bullets,
  button,
  type Content,
  callout,
  facts,
  heading,
  type Kind,
  type Params,
  paragraph,
  when,
} from './content';
import { ANSWERED } from './outing-words';

/** What a rung's role is called; `the visitors` and the like as they stand. */
function whom(to: string, { policy }: Scene): string {
  const role = Role().safeParse(to);
  if (role.success) return roleWords(role.data, policy);
  return to === 'everyone' ? 'everyone with a role' : `the ${to}`;
}

/** The rung that a step belongs to, without the number of its occurrence. */
const rungOf = ({ key }: PracticeStep): string => key.replace(/\/\d+$/, '');

/** `Joanna Kowalska after 10 minutes`, or that the mail had not gone. */
function reachedWords({ reached, from }: PracticeStep, { school }: Scene): string {
  return Object.entries(reached)
    .map(([email, at]) => {
      const name = nameOf(school.staff, email);
      return at === 0 ? `${name} NOT YET: the mail had not gone` : `${name} after ${minutesWords(from, at)}`;
    })
    .join('; ');
}

const minutesWords = (from: Instant, at: Instant): string => many(minutesFrom(from, at), 'minute');

/** A row a rung: when it was due, and whom it reached when, the first time; and how often it came again. */
function rows({ steps }: Practice, scene: Scene): [string, string][] {
  const rungs = [...new Set(steps.map(rungOf))].map((rung) => steps.filter((step) => rungOf(step) === rung));
  return rungs
    .flatMap((rung) => rung.slice(0, 1).map((first) => ({ first, again: rung.length - 1 })))
    .sort((a, b) => a.first.due - b.first.due || a.first.noticed - b.first.noticed)
    .map(({ first, again }): [string, string] => {
      const { letter, to, from, due, reached } = first;
      const label = `${sentence(letter)}${to === '' ? '' : `, to ${whom(to, scene)}`}`;
      const clock =
        to === ''
          ? `At ${timeWords(due, scene.now)}`
          : `Due ${/\+/.test(first.key) ? 'again ' : ''}${minutesWords(from, due)} after ${timeWords(from, scene.now)}`;
      const people =
        Object.keys(reached).length === 0
          ? `NOBODY is in this role: went on to the next step`
          : `reached ${reachedWords(first, scene)}`;
      return [
        label,
        `${clock}: ${people}${again > 0 ? `; and again ${again === 1 ? 'once' : many(again, 'time')}` : ''}`,
      ];
    });
}

/** Who answered, and how long after the time due, and after the first mail to them in this drill's alarm. */
function answers(record: Visit | Outing, practice: Practice, scene: Scene): string[] {
  const { staff } = scene.school;
  const { decided } = practice;
  const line = (at: Instant, by: string, what: string, from: Instant, since: string) =>
    `${timeWords(at, scene.now)} ${nameOf(staff, by)} ${what}: ${minutesWords(from, at)} after ${since}${afterMail(practice, by, from, at)}`;
  const decision = record.kind === 'visit' ? record.decision : decided;
  const asked = decision ? [line(decision.at, decision.by, 'let them go', practice.at, 'the request')] : [];
  if (record.kind === 'visit') return decision && 'ruling' in decision && decision.ruling !== 'approved' ? [] : asked;
  const { watcher, due } = record;
  const accepted = watcher.acceptedAt;
  const since = (at: Instant): [Instant, string] => (at >= due ? [due, 'the time due'] : [record.leftAt, 'leaving']);
  const said = [
    ...record.answers.map(({ at, by, kind, words }) => ({
      at,
      by,
      what: `${ANSWERED[kind]}${words && ` (${words})`}`,
    })),
    ...record.attempts.map(({ at, by, whom: tried, result }) => ({ at, by, what: `tried: ${tried} (${result})` })),
    ...record.resolved.map(({ at, by, words }) => ({ at, by, what: `resolved it (${words})` })),
  ].sort((a, b) => a.at - b.at);
  return [
    ...asked,
    ...(accepted === null
      ? []
      : [line(accepted, watcher.email, 'said “I’m watching”', watcher.askedAt, 'being asked')]),
    ...said.map(({ at, by, what }) => line(at, by, what, ...since(at))),
  ];
}

/** `, 3 minutes after the mail`: the newest that had reached them before. */
function afterMail({ steps }: Practice, by: string, from: Instant, at: Instant): string {
  const mails = steps.flatMap(({ reached, due }) => (due >= from ? [reached[by] ?? 0] : []));
  const last = Math.max(0, ...mails.filter((mail) => mail > 0 && mail <= at));
  return last === 0 ? '' : `, ${minutesWords(last, at)} after a mail to them`;
}

/** What is wrong or was not tried: empty roles, mails that had not gone, rungs that the drill ended before. */
function gaps(record: Visit | Outing, practice: Practice, scene: Scene): string[] {
  const { steps } = practice;
  const empty = [...new Set(steps.filter(({ reached }) => Object.keys(reached).length === 0).map(({ to }) => to))];
  const unsent = steps.flatMap(({ reached }) => Object.keys(reached).filter((email) => reached[email] === 0));
  return [
    ...empty.map((to) => `Nobody at school is ${whom(to, scene)}: put somebody on the staff list.`),
    ...[...new Set(unsent)].map(
      (email) => `A mail to ${nameOf(scene.school.staff, email)} had not gone when the drill ended.`,
    ),
    ...(record.kind === 'visit'
      ? ['Nobody signed out: the alarm itself was not tried.']
      : [...late(practice, scene), ...silent(record, practice, scene), ...untried(record, practice, scene)]),
  ];
}

/** Rungs whose mails went later than they were due by more than a tick or two. */
function late({ steps }: Practice, scene: Scene): string[] {
  return steps.flatMap(({ letter, to, due, reached }) => {
    const by = minutesFrom(due, Math.max(0, ...Object.values(reached)));
    return to !== '' && by > 2 ? [`LATE by ${many(by, 'minute')}: ${letter}, to ${whom(to, scene)}.`] : [];
  });
}

/** A step of the ladder for a return, or for a sign of life, that is late. */
const isLate = (key: string): boolean => /^(return|check-in)@/.test(key);

/** Who was told of the late return and never said anything; whoever plays the visitor is not to. */
function silent(outing: Outing, { steps }: Practice, scene: Scene): string[] {
  const said = [...outing.answers, ...outing.attempts, ...outing.resolved, ...outing.visitors].map((one) =>
    'by' in one ? one.by : one.email,
  );
  const told = steps.flatMap(({ key, reached }) => (isLate(key) ? Object.keys(reached) : []));
  const names = [...new Set(told)]
    .filter((email) => !said.includes(email))
    .map((email) => nameOf(scene.school.staff, email));
  return names.length === 0 ? [] : [`Alarmed, and never answered: ${listWords(names)}.`];
}

/** Whom the ladder for a late return never came to. */
function untried({ rules }: Outing, { steps }: Practice, scene: Scene): string[] {
  const taken = steps.filter(({ key }) => isLate(key)).map(({ to }) => to);
  const left = rules.ladders.return.filter(({ to }) => !taken.includes(to));
  const words = left
    .filter(({ to }, i) => left.findIndex((step) => step.to === to) === i)
    .map(({ to, after }: Step) => `${whom(to, scene)} (due after ${many(after, 'minute')})`);
  return words.length === 0 ? [] : [`Not reached, since it was answered or ended before: ${listWords(words)}.`];
}

/** In one sentence how it went: who answered first, how far the alarm had climbed by its end, and what went wrong. */
function summary(record: Visit | Outing, practice: Practice, scene: Scene): string {
  if (record.kind === 'visit') return 'Nobody signed out, so the alarm itself was not tried.';
  const rungs = practice.steps.filter(
    ({ letter, to }) => ['overdue', 'no check-in'].includes(letter) || (letter === 'help' && to !== ''),
  );
  if (rungs.length === 0) return 'It ended before anybody at school was alarmed, so the alarm itself was not tried.';
  const from = Math.min(...rungs.map((step) => step.from));
  const first = [...record.answers, ...record.attempts, ...record.resolved]
    .filter(({ at, by }) => at >= from && !record.visitors.some(({ email }) => email === by))
    .sort((a, b) => a.at - b.at)[0];
  const last = rungs.reduce((highest, step) => (step.due >= highest.due ? step : highest));
  const answered = first
    ? `${nameOf(scene.school.staff, first.by)} answered first, ${minutesWords(from, first.at)} after the alarm began`
    : 'Nobody answered';
  const lateOnes = late(practice, scene).length;
  const empty = rungs.filter(({ reached }) => Object.keys(reached).length === 0).map(({ to }) => whom(to, scene));
  const wrong = [
    ...(lateOnes > 0 ? [`${many(lateOnes, 'step')} came late`] : []),
    ...(empty.length > 0 ? [`nobody is ${listWords([...new Set(empty)], 'or')}`] : []),
  ];
  const how = wrong.length > 0 ? `but ${listWords(wrong)}` : 'and every step came in time';
  return `${answered}; the alarm climbed to ${whom(last.to, scene)}, ${how}.`;
}

function drillReport(record: Visit | Outing, scene: Scene): Content {
  const { practice } = record;
  const { staff } = scene.school;
  const visitors = record.kind === 'visit' ? record.request.visitors : record.visitors.map(({ email }) => email);
  const names = listWords(visitors.map((email) => nameOf(staff, email)));
  const ended = practice?.ended;
  const missing = practice ? gaps(record, practice, scene) : [];
  const said = practice ? answers(record, practice, scene) : [];
  const blocks: Block[] = practice
    ? [
        paragraph(summary(record, practice, scene)),
        facts([
          ['Visitors', names],
          ['Started', `${timeWords(practice.at, scene.now)}, by ${nameOf(staff, practice.by)}`],
          ['Return due', record.kind === 'outing' ? timeWords(record.due, scene.now) : ''],
          ['Ended', ended ? `${timeWords(ended.at, scene.now)}, ${nameOf(staff, ended.by)}: ${ended.words}` : ''],
        ]),
        ...when(missing.length > 0, callout('warning', 'Look at these', missing)),
        heading('Which step reached whom, and when'),
        paragraph(
          'Minutes count from the time due. A mail counts when it was handed to Google; when it was read, nobody can tell.',
        ),
        facts(rows(practice, scene)),
        heading('Who answered'),
        said.length > 0 ? bullets(said) : paragraph('Nobody.'),
        paragraph('It is over: nothing is owed, and it stands in no register.'),
      ]
    : [];
  const took =
    ended && practice ? ` of ${many(Math.max(1, Math.round((ended.at - practice.at) / MINUTE)), 'minute')}` : '';
  return {
    subject: `Drill report: ${names} (${record.ref})`,
    tone: 'routine',
    band: 'Drill report',
    title: `What the drill${took} showed`,
    blocks,
  };
}

/** It comes among the mails of the real alarm, so it says nothing of calling nobody. */
function drillStopped(record: Visit | Outing, scene: Scene, { alarm = '' }: Params): Content {
  return {
    subject: `The drill is over: a REAL alarm has begun (${alarm})`,
    tone: 'warning',
    band: 'The drill is over',
    title: `A real alarm has begun: ${alarm}. Nobody practises any more`,
    blocks: [
      paragraph(`Whatever comes about ${alarm} is real: answer it as you would any day, up to 999.`),
      ...when(
        opensDesk(scene.reader),
        button('See who is out', scene.link('desk'), 'Who it is, the school office knows.'),
      ),
      paragraph(
        `The drill (${record.ref}) ended by itself, and nobody is missing in it. No more mails of it come, and no report. Hold it again another day.`,
      ),
    ],
  };
}

/** The letters that a drill's visit or outing ends with. */
export const DRILL_LETTERS = {
  'drill stopped': {
    urgent: true,
    readers: 'who heard of the drill, who started it, administrators, safeguarding leads',
    params: ['alarm'],
    inEarnest: true,
    write: drillStopped,
  },
  'drill report': {
    urgent: false,
    readers: 'who started it, administrators, safeguarding leads',
    write: drillReport,
  },
} satisfies Record<string, Kind<Visit | Outing>>;
