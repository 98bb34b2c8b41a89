// The letters of an outing while all goes well: briefing, signed out, check in, plan changed, new risk, back.
import { checkInDue, type Outing, type Stop } from '../outing/record';
import { seesFamilyPhones } from '../outing/who';
import { trainingWorries } from '../school/certificates';
import { guidanceFor } from '../school/guidance';
import { addressesIn, hasRole, nameOf, personAt, unnamed } from '../school/people';
import type { Scene } from '../school/scene';
import { lengthWords, localDate, MINUTE, timeWords } from '../time';
import {
  type Block,
  bullets,
  type Content,
  call,
  callout,
  facts,
  heading,
  type Kind,
  numbered,
  type Params,
  paragraph,
  quote,
  when,
} from './content';
import { openIt, outingFacts, pupilInitials, pupilOf, ringThem, script999 } from './outing-words';
import {
  answerBy,
  carWords,
  has,
  houseTimes,
  is,
  manyOut,
  mobiles,
  ringOffice,
  stopCount,
  visitorNames,
  watches,
} from './words';

const saysWatching: [string, string][] = [['watching', 'Yes, I am watching until they are back']];

/** What the watcher does if they are not back: by the ladder's own minutes. */
function ifNotBack(outing: Outing, scene: Scene): Block {
  const first = outing.rules.ladders.return.find(({ to }) => to === 'watcher');
  const asked = timeWords(outing.due + (first?.after ?? 0) * MINUTE, scene.now);
  const seniors = outing.rules.ladders.return.some(({ to }) => to === 'senior leader');
  const { staff } = scene.school;
  const [leader] = addressesIn(staff, 'senior leader').flatMap((email) => personAt(staff, email) ?? []);
  return numbered('warning', `Not back at ${timeWords(outing.due, scene.now)}?`, [
    `They are asked first. At ${asked} you get an “OVERDUE” mail. No mail is no reason to wait: begin by yourself.`,
    `Ring each mobile below.${seesFamilyPhones(outing, scene.reader.email, scene.school) ? ' No answer: ring the family and ask to speak to our staff.' : ''}`,
    ...(seniors
      ? [
          `Nobody reached: tap “Can’t reach them”, or tell a senior leader${leader ? ` (${leader.name} ${leader.mobile})` : ''}.`,
        ]
      : []),
    outing.rules.safeWord
      ? 'Anything that sounds wrong, or they say the safe word: 999 at once, then tap “I heard the safe word”.'
      : 'Anything that sounds wrong: 999 at once, then tap “I’m worried”.',
  ]);
}

/** Where signs of life are asked for: how often, and what follows where one is missing (NAS-04). */
function checkedOn(outing: Outing, { now }: Scene): Block[] {
  const every = outing.rules.checkInEvery;
  const due = checkInDue(outing);
  if (every === null || due === undefined) return [];
  const words = `They check in every ${lengthWords(every * MINUTE)}; any tap of theirs counts, and any call that you write down. ${due < outing.due ? `The next is due by ${timeWords(due, now)}. ` : ''}One that is missing is an alarm of its own: you are told.`;
  return [paragraph(words)];
}

/** All that a watcher needs, kept in their own inbox since pages may fail later (CELT-11). Never the safe word (SPT-21). */
function briefing(outing: Outing, scene: Scene): Content {
  const names = visitorNames(outing);
  const due = timeWords(outing.due, scene.now);
  const points = guidanceFor(scene.school, scene.policy, 'watching over them');
  return {
    subject: `You watch over ${names} until ${due} (${outing.ref})`,
    tone: 'routine',
    band: `Watch until ${due}`,
    title: `Watch over ${names} until ${due}`,
    blocks: [
      ...answerBy(scene, {
        page: 'outing',
        ref: outing.ref,
        words: 'I’m watching',
        byPhone: 'To say that you are watching',
        replies: saysWatching,
      }),
      ...when(outing.unmet.length > 0, callout('alarm', 'They went although this was not met', outing.unmet)),
      ...waits(outing),
      paragraph(
        `They left at ${timeWords(outing.leftAt, scene.now)}. Stay where your phone rings until they are back. ${cannotWatch(scene)}${outing.rules.safeWord ? ' The safe word is not in this mail: see it on the page.' : ''}`,
      ),
      ...checkedOn(outing, scene),
      ifNotBack(outing, scene),
      ...when(points.length > 0, heading('While you watch'), bullets(points)),
      ...outingFacts(outing, scene),
      ...script999(outing, scene, `… (say in one sentence what has happened; they are due back at ${due}).`),
      paragraph('Keep this mail at hand: it holds all that a 999 call needs.'),
    ],
  };
}

/** Tells reception and safeguarding who has left and when they are due (SPT-37): no reasons, to reception no name. */
function signedOut(outing: Outing, scene: Scene): Content {
  const names = visitorNames(outing);
  const due = timeWords(outing.due, scene.now);
  return {
    subject: `Signed out: ${names}, back by ${due} (${outing.ref})`,
    tone: 'routine',
    band: `Signed out ${timeWords(outing.leftAt, scene.now)}`,
    title: `${names} ${is(manyOut(outing))} out, back by ${due}`,
    blocks: [
      ...untrained(outing, scene),
      ...waits(outing),
      facts([
        ...mobiles(outing),
        ['How', carWords(outing)],
        ['Watcher', outing.watcher.email === '' ? 'Nobody yet' : nameOf(scene.school.staff, outing.watcher.email)],
      ]),
      heading(outing.stops.length === 1 ? 'Where' : `Where: ${stopCount(outing)}`),
      facts(
        outing.stops.map((stop) => [
          houseTimes(stop, scene.now),
          `${stop.address} (${pupilOf(stop, outing, scene)}, ${stop.visit})${seeing(stop)}`,
        ]),
      ),
      paragraph(
        watches(outing, scene)
          ? 'You are asked to watch over them: please answer the mail that says so.'
          : 'There is nothing for you to do. If they ring with a change, put it on the page:',
      ),
      ...answerBy(scene, { page: 'outing', ref: outing.ref, words: 'Open the outing', byPhone: 'To pass a change on' }),
    ],
  };
}

/** Whom they see there, without the pupil's name. */
function seeing({ whomToSee, pupil }: Stop): string {
  return whomToSee ? `, seeing ${unnamed(whomToSee, pupil)}` : '';
}

/** Training that ran out, or of which nothing is known, also since the visit was cleared (WNA-15). */
function untrained({ visitors, rules }: Outing, { school, now }: Scene): Block[] {
  const people = visitors.map(({ email }) => email);
  const worries = rules.training ? trainingWorries(school, people, localDate(now), true) : [];
  return when(worries.length > 0, callout('warning', 'Safeguarding training', worries));
}

/** Papers that were let wait in an emergency: by whom, and why (X-20). */
function waits({ letWait = [] }: Outing): Block[] {
  return when(letWait.length > 0, callout('warning', 'Allowed to follow later', letWait));
}

/** Somebody left although something stood in the way: the watch is on, and it is told at once (X-21). */
function goneAnyway(outing: Outing, scene: Scene): Content {
  const names = visitorNames(outing);
  const by = nameOf(scene.school.staff, outing.signedOutBy);
  return {
    subject: `URGENT, gone anyway: ${names} (${outing.ref})`,
    tone: 'alarm',
    band: 'GONE ANYWAY',
    title: `${names} left although this was not met`,
    blocks: [
      bullets(outing.unmet),
      ...waits(outing),
      paragraph(
        `${by} signed out all the same at ${timeWords(outing.leftAt, scene.now)}. The watch is on, until ${timeWords(outing.due, scene.now)}. Please decide whether they go on: ring them.`,
      ),
      ...ringThem(outing),
      ...answerBy(scene, { page: 'outing', ref: outing.ref, words: 'Open the outing' }),
      ...outingFacts(outing, scene),
    ],
  };
}

/** The office has nobody else to ring. */
function cannotWatch(scene: Scene): string {
  return scene.reader.roles.includes('office')
    ? 'Cannot do it? Then find somebody who does, at once.'
    : ringOffice(scene, 'Cannot do it? Then at once');
}

/** Nobody has said yet that they are watching: to the watcher, then to who can find one. */
function pleaseWatch(outing: Outing, scene: Scene): Content {
  const names = visitorNames(outing);
  const asked = outing.watcher.email === '' ? '' : nameOf(scene.school.staff, outing.watcher.email);
  const mine = watches(outing, scene);
  return {
    subject: `NOBODY WATCHES yet: ${names} (${outing.ref})`,
    tone: 'alarm',
    band: 'NOBODY WATCHES YET',
    title: mine ? `Are you watching over ${names}?` : `Nobody watches over ${names} yet`,
    blocks: [
      paragraph(
        mine
          ? `They left at ${timeWords(outing.leftAt, scene.now)} and are due back at ${timeWords(outing.due, scene.now)}. Please say that you are watching. ${cannotWatch(scene)}`
          : `They left at ${timeWords(outing.leftAt, scene.now)}. ${asked === '' ? nobodyNamed(outing, scene) : `${asked} was asked and has not answered.`} Please take it over, or find somebody who does.`,
      ),
      ...answerBy(scene, {
        page: 'outing',
        ref: outing.ref,
        words: 'I’m watching',
        byPhone: 'To say that you are watching',
        replies: saysWatching,
      }),
      ...outingFacts(outing, scene),
    ],
  };
}

function nobodyNamed({ gaveUpWatch = '' }: Outing, { school }: Scene): string {
  return gaveUpWatch === '' ? 'No watcher was named.' : `${nameOf(school.staff, gaveUpWatch)} can watch no longer.`;
}

/** A sign of life is due (NAS-04): asked of the visitors first. */
function checkIn(outing: Outing, scene: Scene): Content {
  const { officePhone } = scene.school.settings;
  const heard = timeWords(outing.heardAt, scene.now);
  return {
    subject: `Check in, please (${outing.ref})`,
    tone: 'warning',
    band: `Last heard of ${heard}`,
    title: 'Are you all right?',
    blocks: [
      ...answerBy(scene, {
        page: 'outing',
        ref: outing.ref,
        words: 'I’m fine',
        byPhone: 'To check in',
        replies: [
          ['fine', 'All is well'],
          ['help', 'I need help: school is alerted at once'],
        ],
      }),
      ...when(officePhone !== '', call(`Ring the office: ${officePhone}`, officePhone, 'good')),
      callout('alarm', 'In danger? Call 999', scene.policy.emergency),
    ],
  };
}

function planChanged(outing: Outing, scene: Scene, { words = '' }: Params): Content {
  const names = visitorNames(outing);
  return {
    subject: `Plan changed: ${names} (${outing.ref})`,
    tone: 'warning',
    band: 'Plan changed',
    title: `${names}: the plan has changed`,
    blocks: [
      quote('They say', words || outing.plan),
      facts([
        ['Due back', timeWords(outing.due, scene.now)],
        ...mobiles(outing),
        ['Visits', `${pupilInitials(outing)} (${outing.stops.map(({ visit }) => visit).join(', ')})`],
      ]),
      ...answerBy(scene, { page: 'outing', ref: outing.ref, words: 'Open the outing' }),
    ],
  };
}

/** A new risk ended a visit (SPT-18): to the safeguarding team. */
function newRisk(outing: Outing, scene: Scene, { words = '', visit = '' }: Params): Content {
  const names = visitorNames(outing);
  const stop = outing.stops.find((one) => one.visit === visit) ?? outing.stops.find(({ how }) => /new risk/.test(how));
  return {
    subject: `NEW RISK, visit ended: ${names} (${outing.ref})`,
    tone: 'alarm',
    band: 'NEW RISK',
    title: `${names}: “${outing.rules.unsafe.words}”`,
    blocks: [
      ...when(words !== '', quote('They say', words)),
      paragraph(
        `Ring them once they are away, and talk over what comes next. Nobody goes back ${outing.rules.approval.when === 'always' ? 'without a new approval' : 'before a new visit is asked for and its risk assessed'}.`,
      ),
      ...ringThem(outing),
      ...openIt(outing, scene),
      facts([
        ['Pupil', stop ? pupilOf(stop, outing, scene) : ''],
        ['Address', stop?.address ?? ''],
        ['Visit', stop?.visit ?? ''],
        ['Due back', timeWords(outing.due, scene.now)],
      ]),
    ],
  };
}

function ended(outing: Outing, scene: Scene, backAtSchool: boolean): Content {
  const names = visitorNames(outing);
  const plural = manyOut(outing);
  const at = outing.backAt === null ? '' : timeWords(outing.backAt, scene.now);
  const safeguarding = hasRole(scene.school.staff, scene.reader.email, 'safeguarding team', 'safeguarding lead');
  return {
    subject: `${backAtSchool ? 'Back' : 'Left, not returning to school'}: ${names} (${outing.ref})`,
    tone: 'good',
    band: backAtSchool ? `Back ${at}`.trim() : `Left ${at}`.trim(),
    title: backAtSchool
      ? `${names} ${is(plural)} back`
      : `${names} ${has(plural)} left and ${is(plural)} not coming back to school`,
    blocks: [
      paragraph(watches(outing, scene) ? 'Your watch is over. Thank you.' : 'The watch is over.'),
      facts([
        ['Was due', timeWords(outing.due, scene.now)],
        ['Visits', outing.stops.map((stop) => `${stop.visit}${safeguarding ? ` ${stop.pupil}` : ''}`).join(', ')],
      ]),
    ],
  };
}

/** Once they are back, a letter that speaks of a watch says that it is over. */
const whenBack = (outing: Outing): string | undefined =>
  outing.backAt === null || outing.raised
    ? undefined
    : outing.returned === 'not returning'
      ? 'left not returning'
      : 'they are back';

const accepted = (outing: Outing): string | undefined =>
  whenBack(outing) ?? (outing.watcher.acceptedAt === null ? undefined : 'signed out');

/** An outing's letters but its alarms: who reads each, and what it wants to know. */
export const OUTING_LETTERS = {
  briefing: { urgent: true, readers: 'watcher', write: briefing },
  'signed out': { urgent: false, readers: 'whoever the policy says, office', write: signedOut },
  'gone anyway': {
    urgent: true,
    readers: 'safeguarding lead, office, whoever is told of a leaving',
    write: goneAnyway,
  },
  'please watch': { urgent: true, readers: 'watcher; then office, leaders', instead: accepted, write: pleaseWatch },
  'check in': { urgent: true, readers: 'visitors', instead: whenBack, write: checkIn },
  'plan changed': {
    urgent: false,
    readers: 'watcher, whoever was told of the leaving',
    params: ['words'],
    write: planChanged,
  },
  'new risk': { urgent: true, readers: 'safeguarding team', params: ['words', 'visit'], write: newRisk },
  'they are back': {
    urgent: false,
    readers: 'watcher',
    write: (outing: Outing, scene: Scene): Content => ended(outing, scene, true),
  },
  'left not returning': {
    urgent: false,
    readers: 'watcher, office',
    write: (outing: Outing, scene: Scene): Content => ended(outing, scene, false),
  },
} satisfies Record<string, Kind<Outing>>;
