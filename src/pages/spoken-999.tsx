// What to read out to the 999 operator, in the words that the letters use too.
import { script999 } from '../letters/outing-words';
import { missedCheckIn, type Outing } from '../outing/record';
import type { Scene } from '../school/scene';
import { timeWords } from '../time';
import { Panel, Tel } from './parts';

/** Why the police are called, as one sentence. */
function happened(outing: Outing, now: number): string {
  switch (outing.raised?.cause) {
    case 'help':
      return 'They have called for help.';
    case 'safe word':
      return 'We heard the agreed word that means danger. They cannot speak freely.';
    case 'worried':
      return 'We are worried for their safety.';
  }
  const due = timeWords(outing.due, now);
  if (now >= outing.due) return `They were due back at ${due} and do not answer.`;
  const checkIn = missedCheckIn(outing, now);
  if (checkIn !== undefined) return `They were to check in by ${timeWords(checkIn, now)} and do not answer.`;
  // Nothing has happened yet that we know of: whoever rings knows better than we do.
  const heard =
    outing.heardAt > outing.leftAt ? `We last heard of them at ${timeWords(outing.heardAt, now)}; they` : 'They';
  return `… (say in one sentence what has happened). ${heard} are due back at ${due}.`;
}

/** The 999 script for this outing. */
export function Spoken999({ outing, scene }: { outing: Outing; scene: Scene }) {
  const items = script999(outing, scene, happened(outing, scene.now)).flatMap((block) =>
    block.kind === 'callout' ? block.items : [],
  );
  return (
    <Panel tone="urgent" title="Ring 999 and read this out">
      <Tel phone="999" class="button red go full">
        Ring 999
      </Tel>
      <ol class="script">
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ol>
    </Panel>
  );
}
