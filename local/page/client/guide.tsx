// The guided first visit: its steps, the one that is next, and a button that takes one there as the right person.
import type { StepView } from '../protocol';
import { useApp } from './app-state';
import { Avatar } from './rail';

export function Guide({ close }: { close: () => void }) {
  const { state } = useApp();
  const { steps, current, differs } = state.guide;
  const done = steps.filter((step) => step.done).length;
  return (
    <aside class="guide" aria-label="First visit">
      <div class="guide-head">
        <h2>Your first visit</h2>
        <button type="button" class="toast-close" aria-label="Hide the guide" onClick={close}>
          ×
        </button>
        <p>From request to closed, in a few minutes. {differs}</p>
        <progress max={steps.length} value={done} aria-label={`${done} of ${steps.length} steps done`} />
      </div>
      <ol>
        {steps.map((step) => (
          <Step key={step.key} step={step} current={step.key === current} />
        ))}
      </ol>
      {current === null && (
        <p class="all-done">
          All done: asked for, approved, watched, found, written up, closed. Now break something and live it again.
        </p>
      )}
    </aside>
  );
}

function Step({ step, current }: { step: StepView; current: boolean }) {
  const { me, go } = useApp();
  const classes = ['step', step.done ? 'done' : '', current ? 'current' : ''].filter(Boolean).join(' ');
  return (
    <li class={classes} aria-current={current ? 'step' : undefined}>
      <h3>
        {step.title}
        {step.done && <span class="hidden"> (done)</span>}
      </h3>
      {current && (
        <>
          <p class="step-who">
            <Avatar name={step.whoName} small />
            <span>
              {step.who === me.email ? 'You are ' : 'Be '}
              <strong>{step.whoName}</strong>
              <span class="faint">, {step.whoWhat}</span>
            </span>
          </p>
          <p>{step.words}</p>
          {step.place && (
            <button type="button" class="take" onClick={() => step.place && go(step.place, step.who)}>
              Take me there
            </button>
          )}
          {step.fills && <p class="faint">“Fill in for me” stands above the form.</p>}
        </>
      )}
    </li>
  );
}
