// What people at school can record about an outing: reached, police, resolved, worried, what the visitors say on the phone.
import { NOT_GOING_IN } from '../outing/acts';
import { isAwaited, staysOutside } from '../outing/door';
import { FAMILY } from '../outing/nobody-answers';
import { areSeveral, currentStop, missedCheckIn, type Outing, whereabouts } from '../outing/record';
import { type Instant, localTime, MINUTE } from '../time';
import { MoreTime } from './outing-visitor';
import { Act, ActForm, Choose, Entry, Reveal, Submit, Words } from './parts';

/** They were reached: when they will be back. Where only a sign of life was missing, one tap says that they gave it. */
export function Reached({ outing, now }: { outing: Outing; now: Instant }) {
  const silent = !outing.raised && now < outing.due && missedCheckIn(outing, now) !== undefined;
  if (silent)
    return (
      <Act act="I'm fine" class="full">
        I reached them: they are fine
      </Act>
    );
  return (
    <Reveal id="reached-open" label="I reached them">
      <ActForm act="reached">
        <Entry
          id="reached-due"
          name="due"
          type="time"
          label="Back at school by"
          value={localTime(Math.max(outing.due, now) + 15 * MINUTE)}
          required
        />
        <Words id="reached-words" name="words" label="What they said, if it matters" rows={2} />
        <Submit>Reached: they are safe</Submit>
      </ActForm>
    </Reveal>
  );
}

/** Police called, or not yet and why: one of the two. */
export function Police({ outing, urgent }: { outing: Outing; urgent?: boolean }) {
  const most = Math.min(15, outing.rules.lookAgainMost);
  return (
    <section class={urgent ? 'panel urgent' : 'panel'}>
      <h2>{urgent ? 'Decide now: the police' : 'The police'}</h2>
      <ActForm act="police called">
        <Entry id="police-reference" name="reference" label="Police called: their reference, or “none yet”" required />
        <Submit class="red go full">Police are called</Submit>
      </ActForm>
      <h3>Or not yet</h3>
      <ActForm act="police not yet">
        <Words id="police-because" name="because" label="Not yet, because" rows={2} required />
        <Choose
          id="police-again"
          name="lookAgain"
          label="Look again in"
          value={String(most)}
          choices={[5, 10, most]
            .filter((m, i, all) => m <= most && all.indexOf(m) === i)
            .map((m) => ({ value: String(m), words: `${m} minutes` }))}
        />
        <Submit class="full">Not yet</Submit>
      </ActForm>
    </section>
  );
}

export function Resolve({ urgent }: { urgent?: boolean }) {
  return (
    <ActForm act="resolved" class={urgent ? 'panel urgent' : 'panel'}>
      <Words
        id="resolved-words"
        name="words"
        label="What came of it?"
        help="Where everybody is, and how you know. Whoever was alerted gets the all-clear; an overdue return ends here."
        required
      />
      <Submit class="go full">Close the alarm: everyone is safe</Submit>
    </ActForm>
  );
}

/** Alarms that people at school raise; the safe word and worry skip the ladder. */
export function Danger({ outing }: { outing: Outing }) {
  const raised = outing.raised !== null;
  return (
    <>
      <div class="row">
        {(outing.rules.safeWord || outing.safeWord !== '') && (
          <Act act="safe word heard" class="red" always>
            I heard the safe word
          </Act>
        )}
        {!raised && (
          <Act act="I'm worried" class="red" always>
            I’m worried: tell senior leaders
          </Act>
        )}
      </div>
      {raised && (
        <Reveal id="worry-open" label="Add what worries you">
          <ActForm act="I'm worried">
            <Words id="worry-words" name="words" label="What is it?" rows={2} required />
            <Submit class="red go">Tell senior leaders</Submit>
          </ActForm>
        </Reveal>
      )}
    </>
  );
}

export function TriedOther({ outing }: { outing: Outing }) {
  const people = [...outing.visitors, ...outing.companions].map(({ name }) => name);
  const whom = [...people, FAMILY, 'neighbours or others', 'the place itself'];
  const how = ['rang', 'sent a text', 'drove past, looked for the car', 'went to the door', 'asked at school', 'other'];
  const choices = (list: string[]) => list.map((words) => ({ value: words, words }));
  return (
    <Reveal id="tried-open" label="Record something else that was tried">
      <ActForm act="tried to reach">
        <Choose id="tried-whom" name="whom" label="Whom" choices={choices(whom)} />
        <Choose id="tried-how" name="how" label="How" choices={choices(how)} />
        <Entry id="tried-result" name="result" label="What came of it" required />
        <Submit>Record it</Submit>
      </ActForm>
    </Reveal>
  );
}

const NOT_IN = NOT_GOING_IN.map((value) => ({ value, words: value === '' ? 'they did not say why' : value }));

/** The family rang school: they are late. That says nothing of the staff, so it stands by itself (NAS-14). */
export function FamilyRang({ outing }: { outing: Outing }) {
  const awaited = outing.stops.filter((stop) => isAwaited(stop) && !stop.parentsLate);
  if (!outing.rules.door || awaited.length === 0) return null;
  return (
    <Reveal id="family-rang" label="The parents rang: they are late">
      <p>Those who are out hear of it, and wait outside. It is no sign of life from them.</p>
      {awaited.map(({ visit, address }) => (
        <Act key={visit} act="parents are late" send={{ visit }} class="full">
          The parents at {address} are late
        </Act>
      ))}
    </Reveal>
  );
}

/** "They rang": the visitors' own taps, done for them. */
export function OnBehalf({ outing }: { outing: Outing }) {
  const where = whereabouts(outing);
  const atDoor = where === 'at the door';
  const atStop = atDoor || where === 'inside';
  const { door, entry } = outing.rules;
  const doorstep = staysOutside(outing, currentStop(outing));
  return (
    <Reveal id="behalf" label="They rang: record it for them">
      <div class="row">
        {!atStop && where !== 'on the way back' && <Act act="arrived">They have arrived</Act>}
        {atDoor && doorstep && (
          <Act act="going in" send={{ anyway: true }}>
            They are inside all the same
          </Act>
        )}
        {atDoor && !doorstep && (
          <Act act="going in" send={entry.parentPresent ? { parentPresent: true } : undefined}>
            {entry.parentPresent ? 'A parent has asked them in' : 'They are going in'}
          </Act>
        )}
        {atDoor && <Act act="nobody here yet">Nobody there yet</Act>}
        {atStop && (
          <Act act="left" send={{ how: 'visited' }}>
            They have left
          </Act>
        )}
        {atDoor && door && (
          <Act act="left" send={{ how: 'parents not there' }}>
            Nobody came, they are leaving
          </Act>
        )}
        {atDoor && (
          <Act act="left" send={{ how: 'nobody home' }}>
            Nobody home, they left
          </Act>
        )}
        {where !== 'on the way back' && <Act act="new risk">New risk, they are leaving</Act>}
        <Act act="child alone">A child is alone there</Act>
        <Act act="I'm fine">They are fine</Act>
        <Act act="back" class="go">
          {areSeveral(outing) ? 'They are all back at school' : 'They are back at school'}
        </Act>
        <Act act="left, not returning">Left, not coming back to school</Act>
        <Act act="help" class="red" always>
          They need help
        </Act>
      </div>
      <MoreTime />
      {atDoor && (
        <ActForm act="not going in">
          <Choose id="behalf-because" name="because" label="They are not going in" choices={NOT_IN} />
          <Submit class="">Record that they did not go in</Submit>
        </ActForm>
      )}
      <ActForm act="plan changed">
        <Words id="behalf-plan" name="words" label="Their plan has changed" rows={2} required />
        <Submit class="">Record the new plan</Submit>
      </ActForm>
    </Reveal>
  );
}
