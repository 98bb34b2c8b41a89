// What is the matter with an outing, as school sees it: since when, who holds it, what comes next.
import { ANSWERED } from '../letters/outing-words';
import { alarmSince, missedCheckIn, type Outing } from '../outing/record';
import { nameOf } from '../school/people';
import { localTime, timeWords } from '../time';
import { Countdown, Panel } from './parts';
import { dueWords, heldBy, stateWords, toneOf, whereWords } from './state';
import type { OutingView } from './view';

/** That nobody holds the alarm; and where somebody did, who and until when. */
function unheldWords({ answers }: Outing, since: number, { scene }: OutingView): string {
  const last = answers.filter(({ at }) => at >= since).pop();
  if (!last) return 'Nobody has taken this on yet.';
  const who = nameOf(scene.school.staff, last.by);
  if (last.until <= last.at)
    return `Nobody has this now: ${who} ${ANSWERED[last.kind]}, ${timeWords(last.at, scene.now)}.`;
  return `Nobody has this now: ${who} answered at ${timeWords(last.at, scene.now)}, until ${timeWords(last.until, scene.now)}.`;
}

/** The panel that says so. */
export function State({ view }: { view: OutingView }) {
  const { outing, scene, next } = view;
  const { now } = scene;
  const { staff } = scene.school;
  const tone = toneOf(outing, now);
  const held = heldBy(outing, now);
  const since = alarmSince(outing, now);
  const missed = missedCheckIn(outing, now);
  return (
    <Panel tone={tone === 'calm' ? '' : tone === 'ended' ? 'good' : tone}>
      <p class="state">{stateWords(outing, staff, now)}</p>
      {outing.raised?.words && <p>“{outing.raised.words}”</p>}
      {outing.backAt === null ? (
        <>
          {(!outing.raised || now >= outing.due || missed !== undefined) && (
            <p class={tone === 'alarm' ? 'big' : 'big mid'}>
              <Countdown due={missed ?? outing.due} now={now} words={dueWords(missed ?? outing.due, now)} />
            </p>
          )}
          <p>
            Due back at {localTime(outing.due)}. Last heard of at {timeWords(outing.heardAt, now)}.
            {missed === undefined ? '' : ` A check-in was due by ${timeWords(missed, now)}.`}
          </p>
          <p>{whereWords(outing, now)}.</p>
        </>
      ) : (
        <p>{whereWords(outing, now)}.</p>
      )}
      {outing.plan && <p>Plan changed: “{outing.plan}”</p>}
      {held && (
        <p>
          <strong>
            {nameOf(staff, held.by)} {ANSWERED[held.kind]}
          </strong>
          , {timeWords(held.at, now)}
          {held.words && `: “${held.words}”`}. The alarm comes back at {timeWords(held.until, now)}.
        </p>
      )}
      {since !== undefined && !held && outing.backAt === null && tone === 'alarm' && (
        <p>
          <strong>{unheldWords(outing, since, view)}</strong>
        </p>
      )}
      {next && <p>Next: {next}</p>}
    </Panel>
  );
}
