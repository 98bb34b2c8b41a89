// Small words at the foot of the left column, newest first: what came, happened or went wrong. A mail’s lead to it.
import { type Toast, useApp } from './app-state';

export function Toasts({ toasts, drop }: { toasts: Toast[]; drop: (id: number) => void }) {
  const { go } = useApp();
  return (
    <div class="toasts" role="status" aria-live="polite">
      {[...toasts].reverse().map(({ id, words, tone, leads }) => (
        <div key={id} class={`toast ${tone === 'mail' ? 'letter' : tone}`}>
          {leads ? (
            <button
              type="button"
              class="toast-words"
              onClick={() => {
                drop(id);
                go(leads.place, leads.as);
              }}
            >
              {words}
            </button>
          ) : (
            <span class="toast-words">{words}</span>
          )}
          <button type="button" class="toast-close" aria-label="Dismiss" onClick={() => drop(id)}>
            ×
          </button>
        </div>
      ))}
    </div>
  );
}
