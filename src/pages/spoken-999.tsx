// What to read out to the 999 operator: everything they ask for, in the order in which they ask it.
import { currentStop, type Outing } from '../outing/record';
import { listWords } from '../school/people';
import type { Scene } from '../school/scene';
import { timeWords } from '../time';
import { Panel, Tel } from './parts';
import { lastLeft, whoIsOut } from './state';

/** Why the police are called, as one sentence. */
function cause(outing: Outing, now: number): string {
  if (outing.raised?.cause === 'help') return 'They have asked us for help.';
  if (outing.raised?.cause === 'safe word') return 'They have used our agreed word for danger.';
  return `They were due back at ${timeWords(outing.due, now)} and we cannot reach them.`;
}

/** The 999 script for this outing. */
export function Spoken999({ outing, scene }: { outing: Outing; scene: Scene }) {
  const { now, school, reader } = scene;
  const stop = currentStop(outing) ?? lastLeft(outing);
  const seen = stop?.leftAt ?? stop?.insideAt ?? stop?.arrivedAt ?? null;
  const others = outing.stops.filter((other) => other !== stop && other.leftAt === null);
  const people = [...outing.visitors, ...outing.companions];
  return (
    <Panel tone="urgent" title="Ring 999 and read this out">
      <div class="row">
        <Tel phone="999" class="button red go">
          Ring 999
        </Tel>
      </div>
      <div class="script">
        <p>“Police, please. It is about the safety of school staff on a home visit.</p>
        <p>
          I am {reader.name} at {school.settings.schoolName}, {school.settings.officePhone}.
        </p>
        <p>
          {whoIsOut(outing)} went to <strong>{stop?.address}</strong>, leaving school at {timeWords(outing.leftAt, now)}
          .
        </p>
        <p>
          {seen === null
            ? 'We do not know whether they got there.'
            : `They were last known there at ${timeWords(seen, now)}.`}{' '}
          {cause(outing, now)}
        </p>
        {others.length > 0 && <p>They were also to go to {listWords(others.map(({ address }) => address))}.</p>}
        <p>
          {outing.car ? `Their car is ${outing.car}. ` : ''}
          Mobiles: {listWords(people.map(({ name, mobile }) => `${name} ${mobile || '(none known)'}`))}.”
        </p>
      </div>
    </Panel>
  );
}
