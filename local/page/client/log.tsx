// The log of executions: when, what, as whom, how long, how many calls; each opens to show more.
import { useEffect, useState } from 'preact/hooks';
import type { RoundTrips } from '../../workspace/types';
import type { ExecutionLine } from '../protocol';
import { get } from './api';
import { nameOf, useApp } from './app-state';
import { exactTime, shortDate } from './words';

const KINDS: Exclude<keyof RoundTrips, 'total'>[] = [
  'read',
  'write',
  'flush',
  'lock',
  'mail',
  'fetch',
  'form',
  'other',
];

function tripWords(trips: RoundTrips): string {
  return KINDS.filter((kind) => trips[kind] > 0)
    .map((kind) => `${trips[kind]} ${kind}`)
    .join(', ');
}

/** A tick that only looked. */
function isQuiet({ fn, ok, roundTrips }: ExecutionLine): boolean {
  return fn === 'tick_' && ok && roundTrips.write === 0 && roundTrips.mail === 0;
}

export function LogSection() {
  const { state } = useApp();
  const [lines, setLines] = useState<ExecutionLine[]>([]);
  const [all, setAll] = useState(false);
  useEffect(() => {
    let here = true;
    get<{ executions: ExecutionLine[] }>('/api/executions')
      .then(({ executions }) => here && setLines(executions))
      .catch(() => undefined);
    return () => {
      here = false;
    };
  }, [state.version]);
  const shown = all ? lines : lines.filter((line) => !isQuiet(line));
  return (
    <div class="pad">
      <h1>Log of executions</h1>
      <p class="lead">Every time the script ran, newest first, with what it asked of Google’s servers.</p>
      <label class="check">
        <input type="checkbox" checked={all} onChange={(event) => setAll(event.currentTarget.checked)} />
        Show ticks that found nothing
      </label>
      {shown.length === 0 && <p class="empty">Nothing has run since the server started.</p>}
      <ul class="log">
        {shown.map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </ul>
    </div>
  );
}

function Line({ line }: { line: ExecutionLine }) {
  const { state } = useApp();
  const fate = line.killed ? 'killed' : line.ok ? 'ok' : 'failed';
  return (
    <li class={`run ${fate}`}>
      <details>
        <summary>
          <time dateTime={new Date(line.at).toISOString()}>
            {shortDate(line.at)} {exactTime(line.at)}
          </time>
          <strong>{line.fn}</strong>
          <span class="run-who">
            {line.kind}, as {nameOf(state, line.as)}
          </span>
          <span class="run-ms">{Math.round(line.cpuMs)} ms</span>
          <span class="run-trips">
            {line.roundTrips.total === 0 ? 'no calls' : `${line.roundTrips.total}: ${tripWords(line.roundTrips)}`}
          </span>
          {fate !== 'ok' && <span class="run-fate">{fate}</span>}
        </summary>
        {line.error && <p class="run-error">{line.error}</p>}
        {line.stack && line.stack !== line.error && <pre>{line.stack}</pre>}
        {line.log.length > 0 && <pre>{line.log.join('\n')}</pre>}
        {line.calls.length > 0 && <p class="run-calls">{line.calls.join(' · ')}</p>}
      </details>
    </li>
  );
}
