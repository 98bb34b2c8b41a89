// The policy's guidance, and "read and understood", once a version.
import type { Moment } from '../policy/schema';
import { timeWords } from '../time';
import { Act, Frame, Panel, Points } from './parts';
import type { ReadView } from './view';

const MOMENTS: [Moment, string][] = [
  ['before leaving', 'Before you leave'],
  ['at the door', 'At the door'],
  ['inside', 'Inside'],
  ['if threatened', 'If you are threatened'],
  ['afterwards', 'Afterwards'],
];

/** The page on which the policy is read and understood. */
export function Read({ view }: { view: ReadView }) {
  const { scene, readAt } = view;
  const { policy } = scene;
  return (
    <Frame scene={scene} menu={view.menu} page="read" seen={scene.school.version}>
      <h1>{policy.title}</h1>
      <p class="quiet">Version: {policy.version}</p>
      {MOMENTS.filter(([moment]) => policy.guidance[moment].length > 0).map(([moment, title]) => (
        <Panel key={moment} title={title}>
          <Points points={policy.guidance[moment]} />
        </Panel>
      ))}
      {readAt === null ? (
        <Act act="read and understood" class="go huge">
          I have read and understood this
          <small>and the school’s policies that it names</small>
        </Act>
      ) : (
        <Panel tone="good">
          <p>You read and understood this version, {timeWords(readAt, scene.now)}.</p>
        </Panel>
      )}
    </Frame>
  );
}
