// The briefing of those who go, in the letter that says they may: what to take care of, the plan, the family, guidance.
import { type Line, lines } from '../forms/lines';
import { BRIEFING, type Briefing, NONE } from '../forms/question';
import type { Moment } from '../policy/schema';
import { guidanceFor } from '../school/guidance';
import type { Scene } from '../school/scene';
import type { Visit } from '../visit/record';
import { type Block, bullets, callout, facts, heading, when } from './content';

/** What was answered for this heading. Whatever there is no need to take care of is left out. */
function answersUnder(title: Briefing, all: Line[]): [label: string, words: string][] {
  return [...all.filter(({ first }) => first), ...all.filter(({ first }) => !first)]
    .filter(({ briefing, words }) => briefing === title && !(title === 'Take care' && NONE.test(words)))
    .map(({ label, words }) => [label, words]);
}

/** A moment's guidance under its heading; nothing where the school wrote none. */
function guidance(title: string, moment: Moment, { school, policy }: Scene): Block[] {
  const points = guidanceFor(school, policy, moment);
  return when(points.length > 0, heading(title), bullets(points));
}

/** What those who go are to know before they leave (CELT-06 to 08, CELT-30, WNA-05, WNA-06, WNA-17, WLS-08). */
export function briefing(visit: Visit, scene: Scene): Block[] {
  const all = lines('request', scene, visit.request.answers);
  const { healthAdvice } = scene.school.settings;
  const sections = BRIEFING.flatMap((title): Block[] => {
    const rows = answersUnder(title, all);
    if (title !== 'Take care') return when(rows.length > 0, heading(title), facts(rows));
    const care = [...rows, ...(healthAdvice === '' ? [] : [['Health advice from school', healthAdvice]])];
    return when(
      care.length > 0,
      callout(
        'warning',
        title,
        care.map(([label, words]) => `${label}: ${words}`),
      ),
    );
  });
  const controls = visit.assessment?.controls ?? [];
  return [
    ...sections,
    ...when(controls.length > 0, heading('In place before you leave'), bullets(controls)),
    ...guidance('Before you leave', 'before leaving', scene),
    ...guidance('On the way', 'on the way', scene),
    ...guidance('How we behave', 'how we behave', scene),
    // CELT-17, WLS-17: notes and no promise of secrecy are known before the door.
    ...guidance('While you are there', 'inside', scene),
  ];
}
