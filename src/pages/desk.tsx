// The office's live board: who is out, worst first, who is due out today, and whether the engine and the mail are well.
import { PRACTISED } from '../letters/practice';
import { houseTimes } from '../letters/words';
import type { Outing } from '../outing/record';
import { missedCheckIn, stopNumber } from '../outing/record';
import { nameOf, personAt, unnamed } from '../school/people';
import type { Scene } from '../school/scene';
import { lengthWords, localTime, MINUTE, many, timeWords } from '../time';
import { Drills } from './drills';
import { Gone } from './gone';
import { driverChoices, InsuranceShown } from './insurance';
import { Act, Countdown, Facts, Frame, Go, Panel, Tel } from './parts';
import { dueWords, rings, stateWords, toneOf, turnOf, whereWords, whoIsOut, worstFirst } from './state';
import type { DeskOuting, DeskView } from './view';

function Mobiles({ outing }: { outing: Outing }) {
  return (
    <>
      {[...outing.visitors, ...outing.companions].map(({ name, mobile }) => (
        <div key={name}>
          {name} <Tel phone={mobile} />
        </div>
      ))}
    </>
  );
}

/** One outing on the board. */
function OnBoard({ row, scene }: { row: DeskOuting; scene: Scene }) {
  const { outing, next } = row;
  const { now } = scene;
  const { staff } = scene.school;
  const tone = toneOf(outing, now);
  const missed = missedCheckIn(outing, now);
  const edge = outing.practice ? 'practice' : tone === 'alarm' ? 'alarm-edge' : tone === 'warn' ? 'warn-edge' : '';
  const stop = outing.stops[stopNumber(outing) - 1];
  const watcher = personAt(staff, outing.watcher.email);
  const accepted = outing.watcher.acceptedAt === null ? 'asked, has not answered' : 'watching';
  return (
    <li
      class={`panel out ${edge}`}
      data-ref={outing.ref}
      data-seen={outing.version}
      data-ring={rings(outing, now) ? 1 : undefined}
    >
      <div class="grow">
        <div>
          {outing.practice && <p class="practice-tag">{PRACTISED}</p>}
          <h2>
            <Go to={scene.link('outing', outing.ref)}>{whoIsOut(outing)}</Go>
          </h2>
          <p class={tone === 'alarm' && !outing.practice ? 'state late' : 'state'}>{stateWords(outing, staff, now)}</p>
          <p>{whereWords(outing, now)}</p>
          {next && <p>Next: {next}</p>}
        </div>
        <Facts
          rows={[
            ['Out since', timeWords(outing.leftAt, now)],
            [`Stop ${stopNumber(outing)} of ${outing.stops.length}`, stop ? `${stop.address} (${stop.visit})` : ''],
            ['At the house', stop ? houseTimes(stop, now) : ''],
            ['Seeing', stop ? unnamed(stop.whomToSee ?? '', stop.pupil) : ''],
            ['Mobile', <Mobiles outing={outing} />],
            ['Car', outing.car || outing.transport],
            [
              'Watcher',
              <>
                {nameOf(staff, outing.watcher.email) || 'Nobody'}, {accepted} <Tel phone={watcher?.mobile ?? ''} />
              </>,
            ],
          ]}
        />
        <div>
          {outing.backAt === null && (
            <>
              <p class="quiet">
                {missed !== undefined && `Check-in was due by ${timeWords(missed, now)}. `}Due back{' '}
                {localTime(outing.due)}
              </p>
              {/* What is great there is the alarm: of somebody who called for help it is not when they are due. */}
              <p class={outing.raised ? undefined : 'big mid'}>
                <Countdown due={missed ?? outing.due} now={now} words={dueWords(missed ?? outing.due, now)} />
              </p>
            </>
          )}
          <div class="row">
            {turnOf(outing, now) === 'acknowledge' && (
              <Act act="acknowledge" class="go">
                I have this
              </Act>
            )}
            <Go to={scene.link('outing', outing.ref)} class="button">
              {tone === 'alarm' ? 'What to do' : 'Open: they rang, they are back'}
            </Go>
          </div>
        </div>
      </div>
    </li>
  );
}

function DueOut({ view }: { view: DeskView }) {
  const { scene, dueOut } = view;
  if (dueOut.length === 0) return <p class="quiet">No other visit is approved for today.</p>;
  return (
    <ul class="list">
      {dueOut.map((visit) => (
        <li key={visit.ref} class="panel">
          {visit.practice && <p class="practice-tag">PRACTICE: a drill, no real visit</p>}
          <p>
            <strong>{visit.request.visitors.map((email) => nameOf(scene.school.staff, email)).join(', ')}</strong>, at
            the door {visit.request.arrive}, back {visit.request.backBy}
          </p>
          <p>
            {visit.request.address} <span class="quiet">({visit.ref})</span>
          </p>
          <Go to={scene.link('leave', visit.ref)} class="button">
            Sign out
          </Go>
        </li>
      ))}
    </ul>
  );
}

/** Whether the engine runs and mail goes out: said loudly when it does not. */
function Health({ view }: { view: DeskView }) {
  const { scene, engineRanAt, undelivered } = view;
  const { now } = scene;
  const late = Math.max(10, 3 * scene.school.settings.tickMinutes) * MINUTE;
  const stopped = engineRanAt === null || now - engineRanAt > late;
  return (
    <>
      {stopped && (
        <Panel tone="alarm">
          <p class="state">
            Home Visits{' '}
            {engineRanAt === null ? 'has never checked' : `has not checked for ${lengthWords(now - engineRanAt)}`}
          </p>
          <p>Nobody is being alerted. Watch the clock yourselves, and tell the administrator.</p>
        </Panel>
      )}
      {undelivered.count > 0 && (
        <Panel tone="alarm">
          <p class="state">{many(undelivered.count, 'mail')} could not be sent</p>
          <p>
            {undelivered.oldest !== null && `The oldest has waited for ${lengthWords(now - undelivered.oldest)}. `}Ring
            people instead.
          </p>
        </Panel>
      )}
      <p class="quiet small">
        {engineRanAt !== null && !stopped && `Engine last ran at ${timeWords(engineRanAt, now)}. `}
        This board was drawn at {localTime(now)} and looks again every half minute.
      </p>
    </>
  );
}

/** The desk. */
export function Desk({ view }: { view: DeskView }) {
  const { scene } = view;
  const { staff } = scene.school;
  const visitors = staff.filter((one) => one.active && one.roles.includes('visitor')).map(({ email }) => email);
  const order = worstFirst(scene.now);
  const rows = [...view.outings].sort((a, b) => order(a.outing, b.outing));
  return (
    <Frame scene={scene} menu={view.menu} page="desk" poll wide>
      <h1>Who is out</h1>
      <div class="row">
        <button type="button" data-sound class="sound-off">
          Sound is off: switch it on
        </button>
      </div>
      <Health view={view} />
      <Gone gone={view.gone} scene={scene} />
      {rows.length === 0 && view.gone.people.length === 0 ? (
        <p class="panel nobody">Nobody is out</p>
      ) : (
        <ul class="list board">
          {rows.map((row) => (
            <OnBoard key={row.outing.ref} row={row} scene={scene} />
          ))}
        </ul>
      )}
      <h2>Due out today</h2>
      <DueOut view={view} />
      {view.drills && <Drills drills={view.drills} />}
      {view.records && <InsuranceShown drivers={driverChoices(view.dueOut, scene, visitors)} />}
    </Frame>
  );
}
