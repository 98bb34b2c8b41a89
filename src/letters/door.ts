// The letters from the door: waited long enough, not gone in, inside against the rule, a child in the car; and to who asked.
import { carriedWords, carryingGaps } from '../outing/carrying';
import { waitsUntil } from '../outing/door';
import type { Outing, Stop } from '../outing/record';
import { guidanceFor } from '../school/guidance';
import type { Scene } from '../school/scene';
import { MINUTE, timeWords } from '../time';
import { endedWords } from '../visit/ended';
import type { Visit } from '../visit/record';
import { type Block, type Content, callout, facts, type Kind, type Params, paragraph, quote, when } from './content';
import { openIt, pupilOf, ringThem } from './outing-words';
import { visitFacts } from './visit-parts';
import { answerBy, carWords, goesOn, has, is, lastPlace, manyOut, tag, visitorNames, whenWords } from './words';

/** The stop that a letter is about: the one that it names, else where they are or were last. */
function stopOf(outing: Outing, { visit = '' }: Params): Stop | undefined {
  return outing.stops.find((stop) => stop.visit === visit) ?? lastPlace(outing);
}

function where(outing: Outing, scene: Scene, params: Params): Block {
  const stop = stopOf(outing, params);
  return facts([
    ['Pupil', stop ? pupilOf(stop, outing, scene) : ''],
    ['Address', stop?.address ?? ''],
    ['Visit', stop?.visit ?? ''],
    ['Due back', timeWords(outing.due, scene.now)],
  ]);
}

/** NAS-13, NAS-14: the visitors are told to cancel and leave; later whoever watches hears that they still wait. */
function waitedLongEnough(outing: Outing, scene: Scene, params: Params): Content {
  const until = waitsUntil(outing);
  const since = until === undefined ? '' : `, ${timeWords(until, scene.now)}`;
  const names = visitorNames(outing);
  if (!goesOn(outing, scene)) {
    return {
      subject: `Still waiting at the door: ${names} (${outing.ref})`,
      tone: 'warning',
      band: 'Waited long enough',
      title: `${names} should have left by now: the wait is over${since}`,
      blocks: [
        paragraph('Nobody came, and they have not said that they left. Ring them: the visit is cancelled, they leave.'),
        ...ringThem(outing),
        ...openIt(outing, scene),
        where(outing, scene, params),
      ],
    };
  }
  return {
    subject: `Cancel the visit and leave (${outing.ref})`,
    tone: 'warning',
    band: 'Waited long enough',
    title: 'You have waited long enough: cancel the visit and leave',
    blocks: [
      paragraph('If no parent has come, leave now and say so with one tap. Nobody will ask why.'),
      ...answerBy(scene, {
        page: 'outing',
        ref: outing.ref,
        words: 'Nobody came: we’re leaving',
        byPhone: 'To say that you are leaving',
        replies: [
          ['nobody', 'Nobody came, and we are leaving'],
          ['inside', 'They came, and we are inside'],
        ],
      }),
      where(outing, scene, params),
    ],
  };
}

/** NAS-14: the family rang school. */
function parentsLate(outing: Outing, scene: Scene, params: Params): Content {
  const stop = stopOf(outing, params);
  const minutes = outing.rules.door?.waitWhenLate;
  const until = stop && minutes !== undefined ? ` until ${timeWords(stop.planned + minutes * MINUTE, scene.now)}` : '';
  return {
    subject: `The parents are late: wait outside (${outing.ref})`,
    tone: 'warning',
    band: 'The parents are late',
    title: `The parents are late: stay outside, and wait${until}`,
    blocks: [
      paragraph('They told school. Do not go in before a parent is there. If nobody comes by then, cancel and leave.'),
      ...openIt(outing, scene),
      where(outing, scene, params),
    ],
  };
}

/** CELT-14, NAS-17, NAS-18: the visit ended at the door. */
function notGoingIn(outing: Outing, scene: Scene, params: Params): Content {
  const names = visitorNames(outing);
  const words = params.words ?? '';
  const said = params.inside ? 'Asked to leave' : 'Did not go in';
  const went = params.inside ? 'gone out again' : 'not gone in';
  return {
    subject: `${said}: ${names} (${outing.ref})`,
    tone: 'warning',
    band: said,
    title: `${names} ${has(manyOut(outing))} ${went} and ${is(manyOut(outing))} leaving`,
    blocks: [
      words === ''
        ? paragraph('They have not said why. That is all right: ask once they are away.')
        : quote('They say', words),
      ...ringThem(outing),
      ...openIt(outing, scene),
      where(outing, scene, params),
    ],
  };
}

/** NAS-05: they are inside although the policy says no. */
function insideAlready(outing: Outing, scene: Scene, params: Params): Content {
  const names = visitorNames(outing);
  return {
    subject: `Inside against the rule: ${names} (${outing.ref})`,
    tone: 'alarm',
    band: 'INSIDE ALREADY',
    title: `${names} ${is(manyOut(outing))} inside, although the policy says no`,
    blocks: [
      callout('warning', params.why ?? 'The policy’s rule for going in is not met.'),
      paragraph(
        params.asked
          ? 'They say that a parent is there and asked them in. Ring them now: can they come out, and talk at the doorstep?'
          : 'Ring them now: can they come out, or is a parent there by now?',
      ),
      ...ringThem(outing),
      ...openIt(outing, scene),
      where(outing, scene, params),
    ],
  };
}

/** CELT-19, NAS-06: decided at the door, with what is not met; whoever reads it can still say no. */
function carrying(outing: Outing, scene: Scene, params: Params): Content {
  const names = visitorNames(outing);
  const gaps = carryingGaps(outing, scene.school, scene.now);
  const known = outing.carried ? carriedWords(outing.carried) : '';
  if (!outing.carried) {
    return {
      subject: `Not taking a child with them after all: ${names} (${outing.ref})`,
      tone: 'good',
      band: 'No child in the car',
      title: `${names} ${is(manyOut(outing))} not taking a child with them after all`,
      blocks: [...openIt(outing, scene), where(outing, scene, params)],
    };
  }
  return {
    subject: `Taking a child with them: ${names} (${outing.ref})`,
    tone: gaps.length > 0 ? 'alarm' : 'warning',
    band: 'A child in the car',
    title: `${names} mean${manyOut(outing) ? '' : 's'} to take a child with them`,
    blocks: [
      ...when((params.words ?? '') !== '', quote('They say', params.words ?? '')),
      gaps.length > 0
        ? callout('alarm', 'What the policy asks is not met', gaps)
        : paragraph('As far as is known, what the policy asks is met.'),
      paragraph('It was decided at the door, and not approved beforehand. If they should not, ring them now.'),
      ...ringThem(outing),
      facts([
        ['The child', known],
        ['How', carWords(outing)],
      ]),
      callout('routine', 'What they were reminded of', guidanceFor(scene.school, scene.policy, 'carrying a child')),
      ...openIt(outing, scene),
      where(outing, scene, params),
    ],
  };
}

/** To who asked for the visit and who decided on it: it ended at the door. */
function cancelledAtTheDoor(visit: Visit, scene: Scene): Content {
  const ended = endedWords(visit);
  return {
    subject: `${ended}: ${tag(visit)}`,
    tone: 'warning',
    band: `Not made: ${visit.ref}`,
    title: ended,
    blocks: [
      paragraph(
        `${visit.made ? `It ended ${whenWords(visit.made.leftAt ?? visit.made.at, scene.now)}. ` : ''}If it is to be made another day, it is asked for again.`,
      ),
      visitFacts(visit, scene),
      ...answerBy(scene, { page: 'visit', ref: visit.ref, words: 'See the visit' }),
    ],
  };
}

/** From the door, of an outing: who reads each letter, and what it wants to know. */
export const DOOR_LETTERS = {
  'waited long enough': { urgent: true, readers: 'visitors; then watcher', write: waitedLongEnough },
  'parents are late': { urgent: true, readers: 'visitors', params: ['visit'], write: parentsLate },
  'not going in': {
    urgent: true,
    readers: 'watcher; the policy’s for safety',
    params: ['words', 'visit'],
    write: notGoingIn,
  },
  'inside already': {
    urgent: true,
    readers: 'watcher; the policy’s for safety',
    params: ['why', 'visit', 'asked'],
    write: insideAlready,
  },
  'carrying a child': { urgent: true, readers: 'watcher, approvers', params: ['words'], write: carrying },
} satisfies Record<string, Kind<Outing>>;

/** The same, of a visit. */
export const DOOR_LETTERS_OF_VISIT = {
  'cancelled at the door': { urgent: false, readers: 'requester, approver', write: cancelledAtTheDoor },
} satisfies Record<string, Kind<Visit>>;
