// A concern, or an incident, in a form that could not be taken in: read out to those whose work it is.
import * as z from '../schema';
import { listWords, nameOf } from '../school/people';
import type { Scene } from '../school/scene';
import type { School } from '../school/school';
import { ACCUSATION } from '../visit/record';
import { button, type Content, facts, type Params, paragraph, steps } from './content';

const Rows = z.later(() => z.array(z.tuple([z.string(), z.string()])));

/** What was written, as [question, answer]; words that are no list stand for themselves. */
export function rowsOf(text: string): [string, string][] {
  try {
    return Rows().parse(JSON.parse(text));
  } catch {
    return text === '' ? [] : [['They wrote', text]];
  }
}

/** Who sent it, in which form, what they wrote, and what to do, since no visit's ladder asks for an answer. */
export function unplacedConcern(
  school: School,
  scene: Scene,
  { form = '', by = '', said = '', editUrl = '', sort = '' }: Params,
): Content {
  const accusation = sort === ACCUSATION;
  const what = form === 'incident' ? 'incident' : 'concern';
  const name = { request: 'Home Visit Form', report: 'Visit Report', incident: 'Incident form' }[form] ?? 'form';
  const sender = by === '' ? 'Somebody unknown' : nameOf(school.staff, by);
  return {
    subject: accusation
      ? 'CONFIDENTIAL, for you alone: a form that could not be placed'
      : `URGENT: ${what === 'incident' ? 'an incident' : 'a concern'} that could not be placed with a visit`,
    tone: 'alarm',
    band: accusation ? 'CONFIDENTIAL' : what.toUpperCase(),
    title: `${sender} wrote of ${what === 'incident' ? 'an incident' : 'a concern'}, and no visit has it`,
    blocks: [
      facts([
        ['Sent by', by === '' || sender === by ? sender : `${sender} (${by})`],
        ['In the', name],
        ...rowsOf(said),
      ]),
      steps([
        ...(form === 'request' ? ['Is the child in danger now? Ring 999.'] : []),
        `Speak to ${sender} now: the address on a form is only what its sender says.`,
        `Act on what they wrote as if it stood in a visit, and record it on ${listWords(scene.policy.rules.recorded.on, 'or')}.`,
        'See that the form is put right and sent again. Its sender was told what to change.',
      ]),
      button('I have this: open To do', scene.link('actions'), ''),
      button(`Open the ${name}`, editUrl, `Ask ${sender} to fill in the ${name} again.`),
      paragraph(
        'You get this mail again and again until one of you has said “I have this” in To do, or a visit has the form.',
      ),
    ],
  };
}
