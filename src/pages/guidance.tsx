// The policy's guidance at its moment, in the school's own words: on the phone while out, one tap away when threatened.
import { currentStop, type Outing, whereabouts } from '../outing/record';
import type { Moment } from '../policy/schema';
import { guidanceFor } from '../school/guidance';
import type { Scene } from '../school/scene';
import { Panel, Points, Reveal } from './parts';

/** A moment's lines under its title; nothing where the school shows none. `closed` until its line is tapped. */
export function Guidance(props: { moment: Moment; title: string; scene: Scene; closed?: boolean }) {
  const { moment, title, scene, closed } = props;
  const points = guidanceFor(scene.school, scene.policy, moment);
  if (points.length === 0) return null;
  if (!closed)
    return (
      <Panel title={title}>
        <Points points={points} />
      </Panel>
    );
  return (
    <Reveal id={moment.replace(/ /g, '-')} label={title}>
      <Points points={points} />
    </Reveal>
  );
}

/** What to do when somebody threatens them, one tap away (CELT-32, SPT-31). */
export function IfThreatened({ scene }: { scene: Scene }) {
  return <Guidance moment="if threatened" title="If you are threatened" scene={scene} closed />;
}

const NOW: Record<string, [Moment, string]> = {
  'at the door': ['at the door', 'At the door'],
  inside: ['inside', 'While you are inside'],
  'on the way back': ['afterwards', 'Now that you have left'],
};

/** What the visitors read while they are out: on the way, at the door, inside, afterwards (CELT-14, CELT-30, CELT-31). */
export function GuidanceNow({ outing, scene }: { outing: Outing; scene: Scene }) {
  const where = whereabouts(outing);
  const [moment, title] = NOW[where] ?? ['on the way', 'On the way'];
  const pair = outing.visitors.length + outing.companions.length > 1;
  const toCome = currentStop(outing)?.arrivedAt === null;
  return (
    <>
      {pair && toCome && <Guidance moment="in a pair" title="In a pair" scene={scene} />}
      <Guidance moment={moment} title={title} scene={scene} />
      {outing.carried && <Guidance moment="carrying a child" title="With a child in the car" scene={scene} />}
      {toCome && <Guidance moment="at the door" title="When you get there" scene={scene} />}
      {where === 'out' && <Guidance moment="before leaving" title="Before you set off" scene={scene} closed />}
    </>
  );
}
