// The safe word: shown to visitors and to whoever answers at school, only when they ask for it, and the log says who looked.
import { Act, Panel } from './parts';
import type { OutingView } from './view';

/** Hidden until somebody taps; it goes when the page looks again (SPT-21, CELT-11). */
export function SafeWord({ view }: { view: OutingView }) {
  if (view.safeWordShown !== undefined) {
    return (
      <Panel tone="warn" title="The safe word">
        <p class="word">{view.safeWordShown}</p>
        <p>You looked, and the log says so. It goes when the page looks again.</p>
      </Panel>
    );
  }
  if (!view.may.showSafeWord || view.outing.safeWord === '') return null;
  return (
    <Act act="show the safe word" class="full">
      Show the safe word (the log says who looked)
    </Act>
  );
}
