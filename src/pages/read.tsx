// The policy's guidance, and "read and understood", once a version.
import type { Moment } from '../policy/schema';
import { confirmedWords } from '../school/people';
import { timeWords } from '../time';
import { Guidance } from './guidance';
import { Act, Frame, Panel } from './parts';
import type { ReadView } from './view';

const MOMENTS: [Moment, string][] = [
  ['how we behave', 'How we behave'],
  ['before leaving', 'Before you leave'],
  ['on the way', 'On the way'],
  ['in a pair', 'In a pair'],
  ['at the door', 'At the door'],
  ['inside', 'Inside'],
  ['if threatened', 'If you are threatened'],
  ['afterwards', 'Afterwards'],
  ['carrying a child', 'A child in the car'],
  ['watching over them', 'Watching over colleagues'],
  ['leading the search', 'If somebody does not come back'],
];

/** The page on which the policy is read and understood. */
export function Read({ view }: { view: ReadView }) {
  const { scene, readAt } = view;
  const { policy } = scene;
  return (
    <Frame scene={scene} menu={view.menu} page="read" seen={scene.school.version}>
      <h1>{policy.title}</h1>
      <p class="quiet">Version: {policy.version}</p>
      {MOMENTS.map(([moment, title]) => (
        <Guidance key={moment} moment={moment} title={title} scene={scene} />
      ))}
      {readAt === null ? (
        <Act act="read and understood" class="go huge">
          I have read and understood this
          <small>and the {confirmedWords(policy)}</small>
        </Act>
      ) : (
        <Panel tone="good">
          <p>
            You read and understood this version of {confirmedWords(policy)}, {timeWords(readAt, scene.now)}.
          </p>
        </Panel>
      )}
    </Frame>
  );
}
