// The phone page of whoever is out: 999, help, one big next button, the rest near, and the guidance of the moment.
import { KEEP_QUIET } from '../letters/practice';
import {
  areSeveral,
  checkInDue,
  currentStop,
  lastLeft,
  missedCheckIn,
  type Outing,
  stopNumber,
  whereabouts,
} from '../outing/record';
import { nameOf } from '../school/people';
import type { Scene } from '../school/scene';
import { type Instant, localTime, timeWords } from '../time';
import { AlsoAtTheDoor, AtTheDoor, LetterBox, type NextTap, nextAtDoor, WhyNotIn } from './at-the-door';
import { GuidanceNow, IfThreatened } from './guidance';
import { Act, ActForm, Contacts, Countdown, Frame, Go, Log, Panel, Reveal, Submit, Words } from './parts';
import { SafeWord } from './safe-word';
import { dueWords, whereWords } from './state';
import type { OutingView } from './view';
import { ChildAloneTap, ChildAloneTold, ChildInTheCar, TakeAChild } from './with-a-child';

interface Next extends NextTap {
  under: string;
}

/** One tap of one of them ends the watch for all: so it says all (CELT-24). */
function backWords(outing: Outing): string {
  return areSeveral(outing) ? 'We are all back at school' : 'I’m back at school';
}

/** What comes next on the way, as the one big button says it; undefined when they are back. */
export function nextTap(outing: Outing, now: Instant, childAlone = false): Next | undefined {
  const stop = currentStop(outing);
  const number = outing.stops.length > 1 ? `Stop ${stopNumber(outing)} of ${outing.stops.length}: ` : '';
  const place = `${number}${stop?.address}`;
  switch (whereabouts(outing)) {
    case 'out':
    case 'between stops':
      return { act: 'arrived', words: 'I’ve arrived', under: place };
    case 'at the door':
      return {
        ...nextAtDoor(outing, now, childAlone),
        under: childAlone ? 'Ring the safeguarding team: what should you do?' : place,
      };
    case 'inside':
      return { act: 'left', words: 'I’ve left', under: place, send: { how: 'visited' } };
    case 'on the way back':
      return {
        act: 'back',
        words: backWords(outing),
        under: areSeveral(outing) ? 'This ends the watch for everybody' : 'This ends the watch',
      };
    default:
      return undefined;
  }
}

/** `15 / 30 / 60 more minutes`, one tap each. */
export function MoreTime() {
  return (
    <div class="row three">
      {[15, 30, 60].map((minutes) => (
        <Act key={minutes} act="more time" send={{ minutes }}>
          {minutes} more minutes
        </Act>
      ))}
    </div>
  );
}

/** Help that was asked for: what is known of it, and words can still be added. */
function HelpAsked({ outing, scene }: { outing: Outing; scene: Scene }) {
  return (
    <Panel tone="alarm">
      <p class="state">School is being told that something is wrong.</p>
      <p>
        Since {timeWords(outing.raised?.at ?? scene.now, scene.now)}. If you can, get out and to a safe place. In
        danger, ring 999.
      </p>
    </Panel>
  );
}

function SayMore({ outing }: { outing: Outing }) {
  if (outing.raised?.cause === 'help') {
    return (
      <ActForm act="help" always class="panel">
        <Words
          id="help-words"
          name="words"
          label="Tell them more, if you can"
          help="Help is already asked for."
          rows={2}
        />
        <Submit always>Send these words</Submit>
      </ActForm>
    );
  }
  const last = lastLeft(outing);
  if (last?.how !== 'left for a new risk' || outing.backAt !== null) return null;
  return (
    <ActForm act="new risk" class="panel">
      <Words
        id={`risk-words-${last.visit}`}
        name="words"
        label={`${last.saidWhy ? 'Anything more about the risk' : 'What was the risk'}${outing.stops.length > 1 ? ` at ${last.address}` : ''}?`}
        help="School knows that you left. Add a line when you are safe."
        rows={2}
        required
      />
      <Submit send={{ visit: last.visit }}>Send this line</Submit>
    </ActForm>
  );
}

/** A check-in was owed: one question, and one tap that answers it (NAS-04). */
function Asked({ due, outing, now }: { due: number; outing: Outing; now: number }) {
  return (
    <Panel tone="warn">
      <p class="state">Are you all right?</p>
      <p>
        You were to check in by <strong>{timeWords(due, now)}</strong> (
        <Countdown due={due} now={now} words={dueWords(due, now)} />
        ). Any tap counts, or a call to the office. Otherwise school looks for you.
      </p>
      <Act act="I'm fine" class="go full">
        I’m fine
      </Act>
      <p class="quiet">
        {whereWords(outing, now)}. Expected back at school at {localTime(outing.due)}.
      </p>
    </Panel>
  );
}

/** The time due in big figures, and what to tap when it has come. */
function Due({ outing, scene }: { outing: Outing; scene: Scene }) {
  const { now } = scene;
  const checkIn = checkInDue(outing);
  const over = now >= outing.due;
  const missed = missedCheckIn(outing, now) !== undefined;
  if (missed && checkIn !== undefined && !over) return <Asked due={checkIn} outing={outing} now={now} />;
  return (
    <Panel tone={over ? 'warn' : ''}>
      <p class="quiet">{whereWords(outing, now)}</p>
      <p>Expected back at school at</p>
      <p class="big">{localTime(outing.due)}</p>
      <p class="state">
        <Countdown due={outing.due} now={now} words={dueWords(outing.due, now)} />
      </p>
      {over && (
        <>
          <p>Are you all right? Tap one, or school will come looking for you.</p>
          <div class="row">
            <Act act="I'm fine" class="go">
              I’m fine
            </Act>
            {whereabouts(outing) !== 'on the way back' && <Act act="back">{backWords(outing)}</Act>}
          </div>
          <MoreTime />
        </>
      )}
      {!over && checkIn !== undefined && (
        <p>
          Check in by <strong>{timeWords(checkIn, now)}</strong> (
          <Countdown due={checkIn} now={now} words={dueWords(checkIn, now)} />
          ): any tap counts, or a call to the office.
        </p>
      )}
      {!over && (
        <Act act="I'm fine" class="full">
          I’m fine
        </Act>
      )}
    </Panel>
  );
}

function Others({ outing, scene, over }: { outing: Outing; scene: Scene; over: boolean }) {
  const where = whereabouts(outing);
  const onTheWay = where === 'out' || where === 'between stops';
  return (
    <>
      {!over && (
        <>
          <h2>Need longer?</h2>
          <MoreTime />
        </>
      )}
      <Reveal id="else" label="Something else">
        <div class="row">
          {where === 'at the door' && <AlsoAtTheDoor outing={outing} />}
          {onTheWay && <Act act="new risk">New risk: I’m not going</Act>}
          {onTheWay && outing.rules.door && !currentStop(outing)?.unannounced && (
            <Act act="parents are late">The parents say that they are late</Act>
          )}
          <ChildAloneTap />
          {!over && where !== 'on the way back' && <Act act="back">{backWords(outing)}</Act>}
          <Act act="left, not returning">
            {areSeveral(outing)
              ? 'We have all left and are not coming back to school'
              : 'I’ve left and I’m not coming back to school'}
          </Act>
        </div>
      </Reveal>
      <Reveal id="plan" label="The plan has changed">
        <ActForm act="plan changed">
          <Words id="plan-words" name="words" label="What is different now?" rows={2} required />
          <Submit>Tell school</Submit>
        </ActForm>
      </Reveal>
      {outing.transport === 'Car' && !outing.carried && <TakeAChild outing={outing} scene={scene} />}
    </>
  );
}

/** Who watches, and who at school can be rung. */
function WhoToRing({ view }: { view: OutingView }) {
  const { outing, scene, whoIsWho } = view;
  const { email, acceptedAt } = outing.watcher;
  const watcher = nameOf(scene.school.staff, email);
  return (
    <Panel title="Ring school">
      <p>
        {email === '' && 'Nobody is watching over you yet; the office is asking.'}
        {email !== '' && `${watcher} ${acceptedAt === null ? 'was asked to watch' : 'is watching'} over you.`}
      </p>
      <Contacts list={whoIsWho} />
      {outing.safeWord !== '' && (
        <p class="quiet">In danger and cannot speak freely? Say your safe word in an ordinary sentence.</p>
      )}
    </Panel>
  );
}

function Finished({ view }: { view: OutingView }) {
  const { outing, scene } = view;
  return (
    <Panel tone="good">
      <p class="state">{whereWords(outing, scene.now)}</p>
      <p>
        The watch has ended.{' '}
        {outing.practice ? 'Thank you: nothing more is owed.' : 'A short report is owed for every visit:'}
      </p>
      {!outing.practice && (
        <ul class="list">
          {outing.stops.map((stop) => (
            <li key={stop.visit}>
              <Go to={scene.link('visit', stop.visit)} class="button go">
                Report on {stop.pupil}
              </Go>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

/** The outing as its visitors see it on a phone. */
export function OutingVisitor({ view }: { view: OutingView }) {
  const { outing, scene } = view;
  const here = currentStop(outing)?.visit;
  const childAlone = view.childrenAlone?.some(({ visit, told }) => visit === here && !told.decided) === true;
  const next = nextTap(outing, scene.now, childAlone);
  const over = scene.now >= outing.due;
  const asked = over || missedCheckIn(outing, scene.now) !== undefined;
  const where = whereabouts(outing);
  return (
    <Frame scene={scene} menu={view.menu} page="outing" refer={outing.ref} seen={outing.version} poll={!!next} nine>
      <h1>{next ? (outing.practice ? 'You play the visitor' : 'You are out') : 'You are back'}</h1>
      {next && outing.practice && <p>{KEEP_QUIET}</p>}
      {outing.raised && <HelpAsked outing={outing} scene={scene} />}
      {next && (
        <Act act="help" class="red full" always>
          I need help
        </Act>
      )}
      <p />
      <SayMore outing={outing} />
      {view.childrenAlone?.map(({ visit, told }) => (
        <ChildAloneTold key={visit} visit={visit} told={told} outing={outing} scene={scene} />
      ))}
      {next && asked && <Due outing={outing} scene={scene} />}
      {next ? (
        <Act act={next.act} send={next.send} class="go huge">
          {next.words}
          <small>{next.under}</small>
        </Act>
      ) : (
        <Finished view={view} />
      )}
      {where === 'at the door' && <AtTheDoor outing={outing} now={scene.now} childAlone={childAlone} />}
      {next && <ChildInTheCar outing={outing} scene={scene} />}
      <WhyNotIn outing={outing} />
      <LetterBox outing={outing} scene={scene} />
      {where === 'inside' && (
        <Act act="new risk" class="full">
          {outing.rules.unsafe.words}
        </Act>
      )}
      {where === 'inside' && <p />}
      {next && !asked && <Due outing={outing} scene={scene} />}
      {next && <IfThreatened scene={scene} />}
      {next && <Others outing={outing} scene={scene} over={over} />}
      {next && <GuidanceNow outing={outing} scene={scene} />}
      {next && <WhoToRing view={view} />}
      {next && <SafeWord view={view} />}
      <Log log={outing.log} scene={scene} />
    </Frame>
  );
}
