// What is owed once a visit was made: concern, incident, CPOMS, actions. The visit's page and the to-do page both show it.
import { WITHHELD } from '../register/words';
import { nameOf } from '../school/people';
import type { Scene } from '../school/scene';
import { timeWords } from '../time';
import type { Action, Done, Visit } from '../visit/record';
import { ActForm, Choose, Entry, Panel, Reveal, Submit, Words } from './parts';
import type { VisitView } from './view';
import { Written } from './visit-written';

/** Who did something and when; with their words for whoever may read them. */
function doneWords(what: string, done: Done, scene: Scene, reads: boolean): string {
  const words = reads && done.words ? `: “${done.words}”` : '';
  return `${what} by ${nameOf(scene.school.staff, done.by)}, ${timeWords(done.at, scene.now)}${words}`;
}

/** Something that a named person has to take note of, with room for words. */
function Acknowledge(props: { id: string; act: string; title: string; what: string; label: string; button: string }) {
  return (
    <ActForm act={props.act} class="panel warn">
      <h2>{props.title}</h2>
      <p>“{props.what}”</p>
      <Words id={props.id} name="words" label={props.label} rows={2} />
      <Submit>{props.button}</Submit>
    </ActForm>
  );
}

interface Part {
  visit: Visit;
  scene: Scene;
  may: boolean;
  /** Whether the reader may read what was decided. */
  reads: boolean;
}

export function Concern({ visit, scene, may, reads }: Part) {
  if (!visit.concern) return null;
  if (visit.concernAcknowledged) {
    return (
      <Panel>
        <p>{doneWords('Concern taken on', visit.concernAcknowledged, scene, reads)}</p>
      </Panel>
    );
  }
  if (!may) {
    return (
      <Panel tone="warn">
        <p>A concern was passed on to the safeguarding team, {timeWords(visit.concern.at, scene.now)}.</p>
      </Panel>
    );
  }
  return (
    <Acknowledge
      id={`concern-${visit.ref}`}
      act="acknowledge concern"
      title="A safeguarding concern"
      what={visit.concern.words}
      label="What you decide (referral, or why not)"
      button="I have this concern"
    />
  );
}

export function IncidentPart({ visit, scene, may, reads }: Part) {
  const { incident, incidentAcknowledged } = visit;
  if (!incident) return null;
  if (incidentAcknowledged) {
    return (
      <Panel>
        <p>{doneWords('Incident acknowledged', incidentAcknowledged, scene, reads)}</p>
      </Panel>
    );
  }
  if (!may) return null;
  return (
    <Acknowledge
      id={`incident-${visit.ref}`}
      act="acknowledge incident"
      title={`Incident: ${incident.sort}`}
      what={incident.what}
      label="Words for the record, if any"
      button="I have read this"
    />
  );
}

export function Cpoms({ visit, scene, may, text }: { visit: Visit; scene: Scene; may: boolean; text: string }) {
  if (visit.cpoms) {
    return (
      <Panel tone="good">
        <p>{doneWords('Recorded on CPOMS', visit.cpoms, scene, true)}</p>
      </Panel>
    );
  }
  if (!may || text === '') return null;
  const id = `cpoms-${visit.ref}`;
  return (
    <ActForm act="record CPOMS" class="panel">
      <h2>Record it on CPOMS</h2>
      <label for={id}>Copy this into CPOMS</label>
      <textarea id={id} rows={8} readOnly>
        {text}
      </textarea>
      <div class="row">
        <button type="button" data-copy={id}>
          Copy
        </button>
        <Submit>It is recorded on CPOMS</Submit>
      </div>
    </ActForm>
  );
}

function OneAction({ action, scene, may, reads }: { action: Action; scene: Scene; may: boolean; reads: boolean }) {
  const owner = nameOf(scene.school.staff, action.owner);
  const late = action.done === null && action.due < scene.now;
  return (
    <li class="person">
      <p>
        <strong>{reads ? action.what : `Action ${action.id}. ${WITHHELD}`}</strong>
        <br />
        <span class="quiet">
          {owner}, by {timeWords(action.due, scene.now)}
          {late && ' (late)'}
        </span>
      </p>
      {action.done && <p>{doneWords('Done', action.done, scene, reads)}</p>}
      {!action.done && may && (
        <ActForm act="action done">
          <input type="hidden" name="id" value={action.id} />
          <Entry id={`done-${action.id}`} name="words" label="What came of it, if it matters" />
          <Submit class="">Done</Submit>
        </ActForm>
      )}
    </li>
  );
}

export function Actions({
  actions,
  scene,
  may,
  reads,
}: {
  actions: Action[];
  scene: Scene;
  may: (action: Action) => boolean;
  reads: boolean;
}) {
  if (actions.length === 0) return null;
  return (
    <Panel title="Actions">
      <ul class="list">
        {actions.map((action) => (
          <OneAction
            key={action.id}
            action={action}
            scene={scene}
            may={may(action)}
            reads={reads || action.owner === scene.reader.email}
          />
        ))}
      </ul>
    </Panel>
  );
}

function AddAction({ view }: { view: VisitView }) {
  const { owners, scene } = view;
  return (
    <Reveal id="add-action" label="Add an action">
      <ActForm act="add action">
        <Entry id="action-what" name="what" label="What is to be done" required />
        <Choose
          id="action-owner"
          name="owner"
          label="By whom"
          value={scene.reader.email}
          choices={owners.map(({ email, name }) => ({ value: email, words: name }))}
        />
        <Entry id="action-due" name="due" type="date" label="By when" required />
        <Submit>Add it</Submit>
      </ActForm>
    </Reveal>
  );
}

/** Everything owed on one visit. */
export function After({ view }: { view: VisitView }) {
  const { visit, scene, may, reads } = view;
  return (
    <>
      <Concern visit={visit} scene={scene} may={may.acknowledgeConcern === true} reads={reads.concern} />
      <IncidentPart visit={visit} scene={scene} may={may.acknowledgeIncident === true} reads={reads.incident} />
      <Written visit={visit} scene={scene} may={may.giveReason === true} reads={reads.concern} />
      <Cpoms visit={visit} scene={scene} may={may.recordCpoms === true} text={view.cpomsText} />
      <Actions
        actions={visit.actions}
        scene={scene}
        may={(action) => may.closeActions === true || action.owner === scene.reader.email}
        reads={reads.actions}
      />
      {may.addActions && <AddAction view={view} />}
    </>
  );
}
