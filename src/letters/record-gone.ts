// People are out, and the record of it has vanished from Open or cannot be read: nobody would be told that they are late.

import { hasRole, nameOf } from '../school/people';
import { BACK_AGAIN } from '../school/roll';
import type { Scene } from '../school/scene';
import type { School } from '../school/school';
import { button, type Content, facts, type Params, paragraph, quote, steps, when } from './content';
import { whenWords } from './words';

export function recordGone(
  school: School,
  scene: Scene,
  { ref = '', who = '', where = '', watcher = '', due = '', since = '', by = '', words = '' }: Params,
): Content {
  const administers = hasRole(school.staff, scene.reader.email, 'administrator');
  const caller = by && nameOf(school.staff, by);
  return {
    subject: caller
      ? `HELP: ${caller} called for help (${ref}), and the record of it is gone`
      : `ALARM: the record of ${ref} is gone, and nobody is told if they are late`,
    tone: 'alarm',
    band: caller ? 'HELP' : 'ALARM',
    title: caller
      ? `${caller} called for help. In danger: ring 999 now`
      : 'Ring them now: Home Visits does not watch over them any more',
    blocks: [
      ...when(words !== '', quote(`${caller}:`, words)),
      facts([
        ['Who is out', who],
        ['Where', where],
        ['Due back', whenWords(Number(due), scene.now)],
        ['Watcher', watcher || 'Nobody'],
        ['Record missed', whenWords(Number(since), scene.now)],
      ]),
      steps([
        'Ring them. No answer, and they are late: do what you would do in an alarm, up to 999.',
        'Watch the clock yourselves until they are back.',
        `When you know that they are safe, say so on the desk, at ${ref}: until then this mail comes every 15 minutes.`,
      ]),
      button('Open the desk', scene.link('desk'), 'Tell the school office.', 'alarm'),
      ...when(
        administers,
        paragraph(`Somebody deleted, cleared or typed over its row in the sheet Open. ${BACK_AGAIN}`),
      ),
    ],
  };
}

/** Somebody knows that the people are safe whose record is gone. */
export function theyAreSafe(
  school: School,
  _scene: Scene,
  { ref = '', who = '', words = '', by = '' }: Params,
): Content {
  const name = nameOf(school.staff, by);
  return {
    subject: `All clear: ${name} says that they are safe (${ref})`,
    tone: 'good',
    band: 'All clear',
    title: `${name} says that they are safe`,
    blocks: [
      facts([['Who was out', who]]),
      quote(`${name}:`, words),
      paragraph(
        `You need not watch the clock any more. The record of ${ref} is still gone: its visits are taken as ended, and their reports are asked for.`,
      ),
    ],
  };
}

/** The record is there again. That the people are safe it does not say. */
export function recordBack(
  school: School,
  scene: Scene,
  { ref = '', who = '', due = '', out = '', by = '', words = '' }: Params,
): Content {
  const goesOn = out === '' ? 'the watch is over' : 'the watch goes on';
  // A call for help that nobody has answered is no all-clear, whatever has come back.
  const help = out === '' || by === '' ? '' : nameOf(school.staff, by);
  return {
    subject: `${help ? `HELP asked for by ${help}` : 'All clear'}: the record of ${ref} is there again, ${goesOn}`,
    tone: help ? 'alarm' : 'good',
    band: 'The record is back',
    title: `The record of ${ref} is there again, and ${goesOn}`,
    blocks: [
      ...when(
        help !== '',
        paragraph(
          `${help} called for help while it was gone. If nobody has reached them yet: ring them now, up to 999.`,
        ),
        ...(words ? [quote(`${help}:`, words)] : []),
      ),
      facts([
        ['Who is out', out === '' ? '' : who],
        ['Due back', out === '' ? '' : whenWords(Number(due), scene.now)],
      ]),
      paragraph(
        out === ''
          ? 'They are back. You need not watch the clock any more.'
          : 'Home Visits watches the clock again, and tells you if they are late. Whether they are safe this does not say.',
      ),
      button('Open the desk', scene.link('desk'), 'Ask the school office how it stands.'),
    ],
  };
}
