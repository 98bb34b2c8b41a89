// A child alone at home, on the visit's page: somebody takes it on, then referral is decided (CELT-15, SPT-27, WLS-16).
import { nameOf } from '../school/people';
import type { Scene } from '../school/scene';
import { timeWords } from '../time';
import { partyNumbers, tellerWords } from '../visit/party';
import type { Done, Visit } from '../visit/record';
import { Act, ActForm, Contacts, Panel, Submit, Words } from './parts';

/** What this reader may do about it; nothing of it is shown to who may not read it. */
export interface ChildMay {
  reads: boolean;
  acknowledge: boolean;
  decide: boolean;
}

export function ChildAlonePart({ visit, scene, may }: { visit: Visit; scene: Scene; may: ChildMay | undefined }) {
  const { childAlone } = visit;
  if (!childAlone || !may?.reads) return null;
  const { now, school } = scene;
  const by = (what: string, done: Done) =>
    `${what} by ${nameOf(school.staff, done.by)}, ${timeWords(done.at, now)}${done.words ? `: “${done.words}”` : ''}`;
  const { acknowledged, decided } = childAlone;
  return (
    <>
      <Panel tone={decided ? '' : 'warn'} title="A child alone at home">
        <p>
          Told by {tellerWords(visit, childAlone.by, school.staff)}, {timeWords(childAlone.at, now)}
          {childAlone.words && `: “${childAlone.words}”`}
        </p>
        {!decided && (
          <Contacts
            list={partyNumbers(visit, school.staff).map(({ name, mobile }) => ({ name, what: 'there', phone: mobile }))}
          />
        )}
        {acknowledged && <p>{by('Taken on', acknowledged)}</p>}
        {decided && <p>{by(decided.referred ? 'Referred to social care' : 'Not referred', decided)}</p>}
        {may.acknowledge && (
          <Act act="acknowledge child alone" class="go full">
            I have this
          </Act>
        )}
      </Panel>
      {may.decide && (
        <ActForm act="decide referral" class="panel">
          <h2>Is it referred to social care?</h2>
          <Words id={`referral-${visit.ref}`} name="words" label="Why, or why not; with whom you spoke" required />
          <div class="row">
            <Submit send={{ referred: true }}>Referred</Submit>
            <Submit class="" send={{ referred: false }}>
              Not referred
            </Submit>
          </div>
        </ActForm>
      )}
    </>
  );
}
