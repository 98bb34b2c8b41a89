// What must be on paper after a visit: CPOMS or where else it is kept, the minutes and their copies, an incident recorded.
import type { Scene } from '../school/scene';
import { copiesGone, copiesHeld, copiesOwed, FILE } from '../visit/minutes';
import type { Visit } from '../visit/record';
import { ALL_PLACES, placesWords } from '../visit/recording';
import { Act, ActForm, Entry, Panel, Points, Submit } from './parts';
import { doneWords } from './visit-words';

/** A button a place, and one for all of them; where there is one place, one button. */
function Places({ visit, what }: { visit: Visit; what: string }) {
  const { on } = visit.rules.recorded;
  if (on.length < 2) return <Submit>{`${what} is recorded on ${placesWords(visit)}`}</Submit>;
  return (
    <>
      {[...on, ALL_PLACES].map((place) => (
        <Submit key={place} class={place === ALL_PLACES ? '' : 'go'} send={{ on: place }}>
          {`${what} is on ${place}`}
        </Submit>
      ))}
    </>
  );
}

export function Cpoms({ visit, scene, may, text }: { visit: Visit; scene: Scene; may: boolean; text: string }) {
  const places = placesWords(visit);
  if (visit.cpoms) {
    return (
      <Panel tone="good">
        <p>{doneWords(`Recorded on ${visit.cpoms.on ?? places}`, visit.cpoms, scene, true)}</p>
      </Panel>
    );
  }
  if (!may || text === '') return null;
  const id = `cpoms-${visit.ref}`;
  return (
    <ActForm act="record CPOMS" class="panel">
      <h2>Record it on {places}</h2>
      <label for={id}>Copy this into {places}</label>
      <textarea id={id} rows={8} readOnly>
        {text}
      </textarea>
      <div class="row">
        <button type="button" data-copy={id}>
          Copy
        </button>
        <Places visit={visit} what="It" />
      </div>
    </ActForm>
  );
}

/** Where the minutes are and where they have still to go, each with its tap (NAS-20). */
export function Minutes({ visit, scene, may }: { visit: Visit; scene: Scene; may: boolean }) {
  const gone = copiesGone(visit, scene);
  const owed = may ? copiesOwed(visit) : [];
  const held = may ? copiesHeld(visit) : [];
  if (gone.length + owed.length + held.length === 0) return null;
  const open = owed.some(({ to }) => to !== FILE);
  return (
    <Panel tone={owed.length === 0 ? 'good' : ''} title="Minutes">
      <Points points={gone.map((words) => `To ${words}`)} />
      {visit.concern && open && (
        <p class="state">A concern was raised: read what the safeguarding lead decided before a copy goes out.</p>
      )}
      {held.map(({ to }) => (
        <p key={to} class="state">
          The copy for {to} waits until the safeguarding lead has answered the concern.
        </p>
      ))}
      {owed.map(({ to, at, email }) => {
        const id = `minutes-${visit.ref}-${to.replace(/\W+/g, '-')}`;
        if (to === FILE) {
          return (
            <ActForm key={to} act="file minutes">
              <p>The PDF came with a mail to the visitors.</p>
              <Submit>They are on the pupil’s file</Submit>
            </ActForm>
          );
        }
        return (
          <ActForm key={to} act="give minutes">
            <h3>A copy for {to}</h3>
            {email === '' ? (
              <p>{at}</p>
            ) : (
              <Act act="mail minutes" class="go" send={{ to }}>
                {`Send it to ${email}`}
              </Act>
            )}
            <Entry
              id={id}
              name="how"
              label={email === '' ? 'How was it given?' : 'Given in another way? How'}
              required
            />
            <Submit class="" send={{ to }}>
              It was given so
            </Submit>
          </ActForm>
        );
      })}
    </Panel>
  );
}

/** What happened is recorded as the visit is (CELT-22). */
export function IncidentRecord({ visit, scene, may }: { visit: Visit; scene: Scene; may: boolean }) {
  if (visit.incidentRecorded) {
    return (
      <Panel tone="good">
        <p>{doneWords('Incident recorded', visit.incidentRecorded, scene, true)}</p>
      </Panel>
    );
  }
  if (!may) return null;
  const places = placesWords(visit);
  return (
    <ActForm act="record incident" class="panel">
      <h2>Record the incident on {places}</h2>
      <p>What happened, what was said about it afterwards, what was decided.</p>
      <Submit>{`The incident is recorded on ${places}`}</Submit>
    </ActForm>
  );
}
