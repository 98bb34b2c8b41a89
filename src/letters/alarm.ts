// The letters of an alarm: are you back, overdue, help, all clear. Numbers first; then what to do; then what is known.
import { attemptWords } from '../outing/checklist';
import { acknowledgingHolds, inHand, outingDeadlines, policeDecisionDue } from '../outing/deadlines';
import { alarmSince, areSeveral, missedCheckIn, type Outing } from '../outing/record';
import { outingTargets } from '../outing/who';
import { roleWords } from '../policy/role-names';
import type { Target } from '../policy/schema';
import { nextSteps } from '../record/ladder';
import { hasRole, nameOf } from '../school/people';
import type { Scene } from '../school/scene';
import { lengthWords, MINUTE, many, timeWords } from '../time';
import {
  type Block,
  bullets,
  type Content,
  call,
  callout,
  facts,
  heading,
  type Kind,
  type Params,
  paragraph,
  quote,
  when,
} from './content';
import { ANSWERED, outingFacts, ringThem, script999 } from './outing-words';
import { KEEP_QUIET } from './practice';
import { toDo, toRing } from './to-do';
import { answerBy, goesOn, has, is, manyOut, visitorNames } from './words';

/** A target of a ladder as a sentence names it. */
function targetWords(target: Target, { policy }: Scene): string {
  switch (target) {
    case 'visitors':
    case 'watcher':
    case 'requester':
    case 'approver':
    case 'owner':
    case 'line manager':
      return `the ${target}`;
    case 'everyone':
      return 'everyone with a role';
    default:
      return roleWords(target, policy);
  }
}

/** Who hears next, and when, if nobody answers; nothing where the ladder has no more to say. */
function nextWords(outing: Outing, scene: Scene): string {
  const whoIs = outingTargets(outing, scene.school);
  const [alarm] = outingDeadlines(outing, scene.now);
  const coming = alarm ? nextSteps(alarm, scene.now, whoIs) : [];
  const next = coming.find(({ step }) => step.to !== 'visitors') ?? coming[0];
  if (!alarm || !next) return '';
  if (coming.some(({ step }) => whoIs(step.to, alarm).includes(scene.reader.email))) {
    return `you hear again at ${timeWords(next.at, scene.now)}`;
  }
  const { to } = next.step;
  const told = whoIs(to, alarm).every((email) => outing.alerted.includes(email));
  const plural = !['watcher', 'safeguarding lead', 'headteacher'].includes(to);
  return `${targetWords(to, scene)} ${is(plural)} told ${told ? 'again ' : ''}at ${timeWords(next.at, scene.now)}`;
}

/** What people at school did in this alarm, in order. */
function tried(outing: Outing, scene: Scene): Block[] {
  const { now, school } = scene;
  const since = alarmSince(outing, now) ?? now;
  const answers = outing.answers
    .filter(({ at }) => at >= since)
    .map(({ at, by, kind, words }) => ({
      at,
      words: `${nameOf(school.staff, by)} ${ANSWERED[kind]}${words === '' ? '' : `: ${words}`}`,
    }));
  const attempts = outing.attempts
    .filter(({ at }) => at >= since)
    .map((attempt) => {
      const { at, by, whom, how, result } = attempt;
      const words = how === '' ? attemptWords(attempt) : `tried ${whom} (${how}): ${result}`;
      return { at, words: `${nameOf(school.staff, by)} ${words}` };
    });
  const rows = [...answers, ...attempts]
    .sort((a, b) => a.at - b.at)
    .map(({ at, words }) => `${timeWords(at, now)} ${words}`);
  return when(rows.length > 0, heading('What has been done'), bullets(rows));
}

/** Whoever has it in hand, and what comes next. */
function standing(outing: Outing, scene: Scene): Block[] {
  const held = inHand(outing, scene.now);
  const next = nextWords(outing, scene);
  const mine = held?.by === scene.reader.email;
  return [
    ...when(
      held !== undefined && !mine,
      paragraph(
        `${nameOf(scene.school.staff, held?.by ?? '')} has this in hand until ${timeWords(held?.until ?? 0, scene.now)}.`,
      ),
    ),
    ...when(
      next !== '',
      paragraph(
        `${acknowledgingHolds(outing, scene.now) ? 'If nobody answers' : 'Unless it is over by then'}, ${next}.`,
      ),
    ),
  ];
}

/** The headteacher and senior leaders must record one of two things (design: the return ladder's fourth rung). */
function policeDecision(outing: Outing, scene: Scene): Block[] {
  const leads = hasRole(scene.school.staff, scene.reader.email, 'headteacher', 'senior leader');
  if (!leads || !policeDecisionDue(outing, scene.now)) return [];
  return [
    callout('alarm', 'You must now decide about the police. Record one of these:', [
      '“Police called”, with their reference; or',
      `“Not yet, because …”, and when you look again: ${outing.rules.lookAgainMost} minutes at the most.`,
    ]),
    call('Call 999', '999'),
    ...answerBy(scene, {
      page: 'outing',
      ref: outing.ref,
      words: 'Record what you decide',
      byPhone: 'To record what you decide',
    }),
    ...tried(outing, scene),
  ];
}

/** How a time is written in a reply. */
const EXAMPLE = '16:30';

/** Taking it in hand, which stops the ladder for a while and is not resolving (X-02). */
const takeIt = (outing: Outing, scene: Scene): Block[] =>
  answerBy(scene, {
    page: 'outing',
    ref: outing.ref,
    words: 'I have this: open the alarm',
    byPhone: 'To say that you have this in hand',
    replies: [
      ['acknowledge', 'I have this in hand'],
      ["can't reach", 'I tried and cannot reach them: leaders hear at once'],
      ...(outing.raised
        ? []
        : [[`reached ${EXAMPLE}`, 'I reached them; they are back at that time'] as [string, string]]),
    ],
  });

/** Somebody is looked for: whom to ring, what to do, what was done, and all that a 999 call needs. */
function search(outing: Outing, scene: Scene, asks: string, happened: string): Block[] {
  const decide = policeDecision(outing, scene);
  return [
    ...decide,
    ...toRing(outing, scene, asks),
    ...when(decide.length === 0, ...takeIt(outing, scene)),
    ...toDo(outing, scene, asks),
    ...when(decide.length === 0, ...tried(outing, scene)),
    ...standing(outing, scene),
    ...outingFacts(outing, scene),
    ...script999(outing, scene, happened),
    ...when(decide.length === 0, call('Call 999', '999')),
  ];
}

/** They are not back (X-01): to watcher, office, leaders, headteacher, each as the ladder climbs. */
function overdue(outing: Outing, scene: Scene, { asks = '' }: Params): Content {
  const late = Math.max(0, Math.floor((scene.now - outing.due) / MINUTE));
  const names = visitorNames(outing);
  const plural = manyOut(outing);
  const due = timeWords(outing.due, scene.now);
  return {
    subject: `OVERDUE ${late} min${asks && `, ${asks}`}: ${names} (${outing.ref})`,
    tone: 'alarm',
    band: `OVERDUE ${many(late, 'minute')}`,
    title: `${names} ${is(plural)} not back${asks && `: ${asks}`}`,
    blocks: search(outing, scene, asks, lateWords(outing, due)),
  };
}

/** What is said to 999 of somebody who is late. */
export function lateWords(outing: Outing, due: string): string {
  const plural = manyOut(outing);
  return `${plural ? 'They were' : 'The visitor was'} due back at ${due} and ${plural ? 'do' : 'does'} not answer.`;
}

/** No sign of life when one was owed (NAS-04): to office and watcher, leaders, headteacher, like a late return. */
function noCheckIn(outing: Outing, scene: Scene): Content {
  const names = visitorNames(outing);
  const heard = timeWords(outing.heardAt, scene.now);
  return {
    subject: `NO CHECK-IN from ${names} since ${heard} (${outing.ref})`,
    tone: 'alarm',
    band: 'CHECK-IN MISSED',
    title: `${names} ${has(manyOut(outing))} not checked in since ${heard}`,
    blocks: search(outing, scene, '', `We last heard of them at ${heard}, and they do not answer.`),
  };
}

/** Somebody needs help, or the safe word was heard, or somebody is worried: past every ladder (SPT-19, SPT-22, CELT-18). */
function help(outing: Outing, scene: Scene): Content {
  const raised = outing.raised;
  const names = visitorNames(outing);
  // A call for help that somebody at school took down is the visitors', not theirs.
  const ownWords =
    raised !== null && (raised.cause !== 'help' || outing.visitors.some(({ email }) => email === raised.by));
  const who = raised && ownWords ? nameOf(scene.school.staff, raised.by) : names;
  const worried = raised?.cause === 'worried';
  const said = {
    help: { title: `${who} needs help. Call 999 now.`, happened: `${who} has called for help.` },
    'safe word': {
      title: 'The safe word was used. Call 999 now.',
      happened: 'We heard the agreed word that means danger. They cannot speak freely.',
    },
    worried: {
      title: `${who} is worried about ${names}`,
      happened: 'We are worried for their safety.',
    },
  }[raised?.cause ?? 'help'];
  const nineNineNine = call('Call 999', '999');
  return {
    subject: `HELP: ${{ help: `${who} needs help`, 'safe word': `safe word from ${names}`, worried: `worried about ${names}` }[raised?.cause ?? 'help']} (${outing.ref})`,
    tone: 'alarm',
    band: worried ? 'HELP: SOMEBODY IS WORRIED' : 'HELP',
    title: said.title,
    blocks: [
      ...policeDecision(outing, scene).slice(0, 1),
      ...(worried ? [...ringThem(outing), nineNineNine] : [nineNineNine]),
      ...when(
        (raised?.words ?? '') !== '',
        quote(`${who}, ${timeWords(raised?.at ?? 0, scene.now)}`, raised?.words ?? ''),
      ),
      ...script999(outing, scene, said.happened),
      ...takeIt(outing, scene),
      ...when(
        !worried,
        callout('warning', 'Do not ring them first', [
          'A ringing phone may make it worse. If they ring you: stay on the line, keep your voice even.',
          'If you must have word of them, let the police say how.',
        ]),
      ),
      ...standing(outing, scene),
      ...outingFacts(outing, scene),
      ...when(worried, ...toDo(outing, scene)),
      ...tried(outing, scene),
    ],
  };
}

/** Asks the visitors themselves first (X-03). */
function areYouBack(outing: Outing, scene: Scene): Content {
  const { officePhone, emergencyPhone } = scene.school.settings;
  const due = timeWords(outing.due, scene.now);
  const next = nextWords(outing, scene);
  const all = areSeveral(outing);
  return {
    subject: `Are you back? You were due at ${due} (${outing.ref})`,
    tone: 'warning',
    band: `Due back ${due}`,
    title: 'Are you back and safe?',
    blocks: [
      ...when(outing.practice !== undefined, paragraph(`You play the visitor. ${KEEP_QUIET}`)),
      ...answerBy(scene, {
        page: 'outing',
        ref: outing.ref,
        words: all ? 'We’re all back, or need more time' : 'I’m back, or need more time',
        byPhone: 'To say that you are back, or need more time',
        replies: [
          ['back', all ? 'We are all back, end the watch' : 'I am back, end the watch'],
          ['15 or 30 or 60', 'So many more minutes'],
          ['not returning', 'I have left and am not coming back to school'],
          ['help', 'I need help: school is alerted at once'],
        ],
      }),
      ...when(officePhone !== '', call(`Ring the office: ${officePhone}`, officePhone, 'good')),
      ...when(next !== '', paragraph(`If we hear nothing, we start looking for you: ${next}.`)),
      callout('alarm', 'In danger? Call 999', [
        ...scene.policy.emergency,
        ...(emergencyPhone === '' ? [] : [`Office not answering: ${emergencyPhone}`]),
      ]),
    ],
  };
}

/** To exactly those who were alerted: who resolved it, and how (X-03). */
function allClear(outing: Outing, scene: Scene, { words = '', by = '' }: Params): Content {
  const names = visitorNames(outing);
  const plural = manyOut(outing);
  const last = outing.resolved[outing.resolved.length - 1];
  const who = by || last?.by || '';
  const how = (words || last?.words || '').replace(/^Resolved: /, '');
  const out = outing.backAt === null;
  const title = out
    ? `All clear. ${names} ${is(plural)} still out, due back ${timeWords(outing.due, scene.now)}.`
    : `All clear. ${names} ${outing.returned === 'not returning' ? `${has(plural)} left and ${is(plural)} not coming back to school` : `${is(plural)} safe`}.`;
  return {
    subject: `All clear: ${names} (${outing.ref})`,
    tone: 'good',
    band: 'All clear',
    title,
    blocks: [
      ...when(how !== '', quote(who === '' ? 'What came of it' : `${nameOf(scene.school.staff, who)} says`, how)),
      paragraph(
        out
          ? 'You can stop looking for them. The watch goes on.'
          : 'You can stop looking for them. Thank you for being there.',
      ),
      facts([
        ['Back', outing.backAt === null ? '' : timeWords(outing.backAt, scene.now)],
        ['Was due', out ? '' : timeWords(outing.due, scene.now)],
        [
          'Late by',
          outing.backAt !== null && outing.backAt > outing.due ? lengthWords(outing.backAt - outing.due) : '',
        ],
        ['Outing', outing.ref],
      ]),
    ],
  };
}

/** What an alarm letter turns into when it is written after the alarm, or read by whom it is about. */
const overOr =
  (other: (outing: Outing, scene: Scene) => string | undefined) =>
  (outing: Outing, scene: Scene): string | undefined =>
    alarmSince(outing, scene.now) === undefined ? 'all clear' : other(outing, scene);

/** The letters of an alarm: who reads each. */
export const ALARM_LETTERS = {
  'are you back': {
    urgent: true,
    readers: 'visitors',
    instead: overOr((outing, scene) => (goesOn(outing, scene) ? undefined : 'overdue')),
    write: areYouBack,
  },
  overdue: {
    urgent: true,
    readers: 'watcher, office, senior leaders, headteacher',
    instead: overOr((outing, scene) => (goesOn(outing, scene) ? 'are you back' : undefined)),
    params: ['asks'],
    write: overdue,
  },
  'no check-in': {
    urgent: true,
    readers: 'watcher, office, senior leaders, headteacher',
    instead: overOr((outing, scene) => {
      if (goesOn(outing, scene)) return 'check in';
      return missedCheckIn(outing, scene.now) === undefined ? 'overdue' : undefined;
    }),
    write: noCheckIn,
  },
  help: {
    urgent: true,
    readers: 'watcher, office, safeguarding, leaders',
    instead: (outing) => (outing.raised ? undefined : 'all clear'),
    write: help,
  },
  'all clear': { urgent: true, readers: 'everyone alerted', params: ['words', 'by'], write: allClear },
} satisfies Record<string, Kind<Outing>>;
