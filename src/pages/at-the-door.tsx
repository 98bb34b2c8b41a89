// The phone page at the door: asked in or not, waiting and how long, not going in and why, the note where nobody is home.
import { letterBoxNote, stopForNote } from '../letters/letter-box';
import { NOT_GOING_IN } from '../outing/acts';
import { staysOutside, waitsUntil } from '../outing/door';
import { currentStop, lastLeft, type Outing } from '../outing/record';
import type { Scene } from '../school/scene';
import { type Instant, localTime } from '../time';
import { Act, ActForm, Countdown, Panel, Reveal, Submit, Words } from './parts';
import { dueWords } from './state';

/** A tap: the act, the button's words, and what the button fixes. */
export interface NextTap {
  act: string;
  words: string;
  send?: Record<string, unknown>;
}

/** Nobody came: of an appointment that it is cancelled, since no parent came. */
function nobodyCame(outing: Outing): NextTap {
  const how = currentStop(outing)?.unannounced ? 'nobody home' : 'parents not there';
  return { act: 'left', words: 'Nobody came: we’re leaving', send: { how } };
}

/** How it goes on from here: inside, by the policy with who is there; or at the doorstep alone (NAS-05, NAS-22). */
function goesOn(outing: Outing): NextTap {
  if (staysOutside(outing, currentStop(outing)))
    return { act: 'left', words: 'We’ve talked at the doorstep, and left', send: { how: 'visited' } };
  return outing.rules.entry.parentPresent
    ? { act: 'going in', words: 'A parent is here and has asked us in', send: { parentPresent: true } }
    : { act: 'going in', words: 'I’m going in' };
}

/**
 * The one big button at the door. With a child alone in there who should not be, they wait outside and ask the team what to
 * do: nothing calls them in (CELT-15).
 */
export function nextAtDoor(outing: Outing, now: Instant, childAlone = false): NextTap {
  if (childAlone) return { act: "I'm fine", words: 'I’m waiting outside' };
  const until = waitsUntil(outing);
  return until !== undefined && now >= until ? nobodyCame(outing) : goesOn(outing);
}

/** How long they wait, while nobody has come (NAS-13, NAS-14). */
function Wait({ outing, now }: { outing: Outing; now: Instant }) {
  const until = waitsUntil(outing);
  const stop = currentStop(outing);
  if (until === undefined) return null;
  const over = now >= until;
  return (
    <Panel tone={over ? 'warn' : ''}>
      <p class="state">
        {over ? 'Cancel the visit and leave' : `Nobody here? Wait until ${localTime(until)} at the latest`}
      </p>
      <p>
        <Countdown due={until} now={now} words={dueWords(until, now)} />
      </p>
      {!over && !stop?.parentsLate && !stop?.unannounced && (
        <Act act="parents are late">They told us that they are late</Act>
      )}
      {stop?.parentsLate && <p>They said that they are late. Stay outside until they are there.</p>}
    </Panel>
  );
}

/** What can be tapped at the door beside the big button: nobody there, not going in. */
export function AtTheDoor({ outing, now, childAlone }: { outing: Outing; now: Instant; childAlone: boolean }) {
  const stop = currentStop(outing);
  if (childAlone) {
    return (
      <div class="row">
        <Act act="not going in">I’m not going in, and leaving</Act>
        <Tap tap={goesOn(outing)} />
      </div>
    );
  }
  const until = waitsUntil(outing);
  const waits = outing.rules.door !== null && !stop?.unannounced;
  const nobody: NextTap = waits
    ? nobodyCame(outing)
    : { act: 'left', words: 'Nobody home, I’ve left', send: { how: 'nobody home' } };
  const over = until !== undefined && now >= until;
  return (
    <>
      <div class="row">
        {stop?.waitsSince === undefined && !waits && <Act act="nobody here yet">Nobody here yet, I’m waiting</Act>}
        {over ? <Tap tap={goesOn(outing)} /> : <Tap tap={nobody} />}
        <Act act="not going in">Not going in</Act>
      </div>
      <Wait outing={outing} now={now} />
    </>
  );
}

function Tap({ tap }: { tap: NextTap }) {
  return (
    <Act act={tap.act} send={tap.send}>
      {tap.words}
    </Act>
  );
}

/** The less likely at the door, behind "Something else". */
export function AlsoAtTheDoor({ outing }: { outing: Outing }) {
  return (
    <>
      {staysOutside(outing, currentStop(outing)) && (
        <Act act="going in" send={{ parentPresent: true }}>
          We are inside: a parent asked us in
        </Act>
      )}
      {outing.rules.entry.parentPresent && <Act act="going in">We are inside, with no parent there</Act>}
      <Act act="new risk">{outing.rules.unsafe.words}</Act>
    </>
  );
}

/** After "not going in", until it is said: why, at one tap or in words; nobody has to (CELT-14, NAS-17, NAS-18, WNA-03). */
export function WhyNotIn({ outing }: { outing: Outing }) {
  const last = lastLeft(outing);
  if (last?.how !== 'did not go in' || outing.backAt !== null) return null;
  const { visit } = last;
  const own = (
    <Reveal id={`not-in-${visit}`} label={last.saidWhy ? 'Say more about why you did not go in' : 'In your own words'}>
      <ActForm act="not going in">
        <Words id={`not-in-words-${visit}`} name="words" label="What was it?" rows={2} required />
        <Submit send={{ visit }}>Send this line</Submit>
      </ActForm>
    </Reveal>
  );
  if (last.saidWhy) return currentStop(outing)?.arrivedAt == null ? own : null;
  return (
    <section class="panel">
      <h2>Why did you not go in{outing.stops.length > 1 ? ` at ${last.address}` : ''}?</h2>
      <p class="quiet">School knows that you did not. Say why when you are safe.</p>
      <div class="row">
        {NOT_GOING_IN.filter((because) => because !== '').map((because) => (
          <Act key={because} act="not going in" send={{ because, visit }}>
            {because[0]?.toUpperCase()}
            {because.slice(1)}
          </Act>
        ))}
      </div>
      {own}
    </section>
  );
}

/** The note for the letter box, to be copied by hand or from the screen (CELT-20). */
export function LetterBox({ outing, scene }: { outing: Outing; scene: Scene }) {
  const stop = stopForNote(outing);
  if (!stop) return null;
  return (
    <section class="panel">
      <label for="letter-box">Leave this note in the letter box</label>
      <textarea id="letter-box" rows={9} readOnly>
        {letterBoxNote(outing, stop, scene.school, scene.now)}
      </textarea>
      <button type="button" data-copy="letter-box">
        Copy
      </button>
    </section>
  );
}
