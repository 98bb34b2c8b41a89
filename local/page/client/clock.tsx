// The Workspace's clock, and the buttons that move it.
import type { Advance, PassedView } from '../protocol';
import { post } from './api';
import { useApp } from './app-state';
import { clockTime, longDate } from './words';

const MOVES: { words: string; title: string; move: Advance }[] = [
  { words: '+5 min', title: 'Let five minutes pass', move: { minutes: 5 } },
  { words: '+30 min', title: 'Let half an hour pass', move: { minutes: 30 } },
  { words: 'Next event', title: 'Let time pass until somebody gets a mail, a day at most', move: { to: 'event' } },
  { words: 'End of day', title: 'Let time pass until the school day has ended', move: { to: 'end of day' } },
];

export function Clock() {
  const { state, act, say, busy } = useApp();
  const pass = (move: Advance) =>
    act(async () => {
      const passed = await post<PassedView>('/api/advance', move);
      say(passed.words, passed.failures > 0 ? 'bad' : 'plain');
    });
  return (
    <section class={`clock${busy ? ' busy' : ''}`} aria-label="Clock">
      <p class="now">
        <time dateTime={new Date(state.now).toISOString()}>
          <span class="time">{clockTime(state.now)}</span>
          <span class="date">{longDate(state.now)}</span>
        </time>
      </p>
      <p class="moves">
        {MOVES.map(({ words, title, move }) => (
          <button key={words} type="button" title={title} disabled={busy} onClick={() => pass(move)}>
            {words}
          </button>
        ))}
      </p>
      {!state.triggersRun && <p class="stopped">The tick is stopped</p>}
    </section>
  );
}
