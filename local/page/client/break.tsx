// The Break things section: what may go wrong at a school, made to go wrong here; and starting afresh.
import { useState } from 'preact/hooks';
import type { Fault } from '../protocol';
import { post } from './api';
import { useApp } from './app-state';
import { clockTime, fullTime } from './words';

export function BreakSection() {
  const { state, act, say } = useApp();
  const { broken } = state;
  const [call, setCall] = useState(5);
  const set = (fault: Fault) =>
    act(async () => {
      const { words } = await post<{ words: string }>('/api/break', { fault, call });
      say(words);
    });
  const set_ = [
    ...broken.armed,
    ...(broken.mailsFailUntil === null ? [] : [`Every mail fails until ${clockTime(broken.mailsFailUntil)}`]),
    ...(broken.mailQuota === null ? [] : [`Mail quota: ${broken.mailQuota} left`]),
    ...(broken.submitTriggersLost ? ['Forms do not tell the script'] : []),
    ...(broken.lockHeld ? ['Somebody else holds the lock'] : []),
    ...(state.triggersRun ? [] : ['The tick is stopped']),
  ];
  return (
    <div class="pad breaking">
      <h1>Break things</h1>
      <p class="lead">Whatever fails at a school some day, let it fail here first, and see who is told.</p>
      <div class={`broken${set_.length > 0 ? ' some' : ''}`}>
        {set_.length === 0 ? (
          <p>Nothing is broken.</p>
        ) : (
          <>
            <ul>
              {set_.map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
            <button type="button" onClick={() => set('clear')}>
              Mend everything
            </button>
          </>
        )}
      </div>
      <div class="breaks">
        <Break title="Mail">
          <button type="button" onClick={() => set('next mail fails')}>
            Next mail fails
          </button>
          <button type="button" onClick={() => set('mails fail for an hour')}>
            Mails fail for an hour
          </button>
          <button type="button" aria-pressed={broken.mailQuota !== null} onClick={() => set('quota 0')}>
            No mail quota left
          </button>
        </Break>
        <Break title="The tick">
          <button type="button" aria-pressed={!state.triggersRun} onClick={() => set('tick')}>
            {state.triggersRun ? 'Stop the tick' : 'Start the tick'}
          </button>
          <p class="faint">
            {state.nextTriggerAt === null ? 'No trigger is installed.' : `Next run: ${fullTime(state.nextTriggerAt)}.`}
          </p>
        </Break>
        <Break title="An execution">
          <p>
            <label for="call">Kill the next one at call</label>{' '}
            <input
              id="call"
              type="number"
              min={1}
              max={200}
              value={call}
              onInput={(event) => setCall(Math.max(1, Number(event.currentTarget.value)))}
            />
          </p>
          <button type="button" onClick={() => set('kill next')}>
            Kill next execution
          </button>
        </Break>
        <Break title="Forms and lock">
          <button type="button" aria-pressed={broken.submitTriggersLost} onClick={() => set('submit triggers lost')}>
            Forms don’t tell the script
          </button>
          <button type="button" aria-pressed={broken.lockHeld} onClick={() => set('lock held')}>
            Somebody holds the lock
          </button>
        </Break>
      </div>
      <Afresh />
    </div>
  );
}

function Break({ title, children }: { title: string; children: preact.ComponentChildren }) {
  return (
    <section class="break">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Afresh() {
  const { act, go, state } = useApp();
  const [sure, setSure] = useState(false);
  const start = async () => {
    await act(() => post<object>('/api/afresh', {}));
    setSure(false);
    go({ at: 'inbox' });
  };
  return (
    <section class="afresh">
      <h2>Start afresh</h2>
      <p>{state.school} as it was on Tuesday at nine: no visit, no mail. Everything done there since is lost.</p>
      {sure ? (
        <>
          <button type="button" class="danger" onClick={start}>
            Yes, lose everything
          </button>{' '}
          <button type="button" class="quiet" onClick={() => setSure(false)}>
            No, keep it
          </button>
        </>
      ) : (
        <button type="button" onClick={() => setSure(true)}>
          Start afresh
        </button>
      )}
    </section>
  );
}
