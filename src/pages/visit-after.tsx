// What is owed once a visit was made: concern, incident, CPOMS, actions. The visit's page and the to-do page both show it.
import { ownerRole, roleWords } from '../policy/role-names';
import { WITHHELD } from '../register/words';
import { nameOf, sentence } from '../school/people';
import type { Scene } from '../school/scene';
import { timeWords } from '../time';
import { type Action, isAccusation, type Visit } from '../visit/record';
import { ActForm, Choose, Entry, Panel, Reveal, Submit, Words } from './parts';
import type { VisitView } from './view';
import { ChildAlonePart } from './visit-child';
import { Cpoms, IncidentRecord, Minutes } from './visit-paper';
import { doneWords } from './visit-words';
import { Written } from './visit-written';

/** Something that a named person has to take note of, with room for words. */
function Acknowledge(props: {
  id: string;
  act: string;
  title: string;
  what: string;
  advice?: string;
  label: string;
  button: string;
  /** Which of them was read. */
  read: Record<string, unknown>;
}) {
  return (
    <ActForm act={props.act} class="panel warn">
      <h2>{props.title}</h2>
      <p>“{props.what}”</p>
      {props.advice && <p class="state">{props.advice}</p>}
      <Words id={props.id} name="words" label={props.label} rows={2} />
      <Submit send={props.read}>{props.button}</Submit>
    </ActForm>
  );
}

/** NAS-25. */
const DESIGNATED_OFFICER =
  'Ring the local authority’s designated officer within one working day. Do not question anybody yet.';

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
      read={{ at: visit.concern.at }}
    />
  );
}

export function IncidentPart({ visit, scene, may, reads }: Part) {
  const { incident, incidentAcknowledged } = visit;
  if (!incident) return null;
  if (incidentAcknowledged) {
    // Whom an accusation went to is for nobody else to know.
    return isAccusation(visit) && !reads ? null : (
      <Panel>
        <p>{doneWords('Incident acknowledged', incidentAcknowledged, scene, reads)}</p>
      </Panel>
    );
  }
  if (!may) return null;
  return (
    <Acknowledge
      id={`incident-${visit.ref}-${incident.responseId}`}
      act="acknowledge incident"
      title={`Incident: ${incident.sort}`}
      what={incident.what}
      advice={isAccusation(visit) ? DESIGNATED_OFFICER : ''}
      label="Words for the record, if any"
      button="I have read this"
      read={{ incident: incident.responseId, at: incident.at }}
    />
  );
}

function OneAction({ action, scene, may, reads }: { action: Action; scene: Scene; may: boolean; reads: boolean }) {
  const owner = ownerRole(action.owner, scene.policy) ?? nameOf(scene.school.staff, action.owner);
  const late = action.done === null && action.due < scene.now;
  return (
    <li class="person">
      <p>
        <strong>{reads ? action.what : `Action ${action.id}. ${WITHHELD}`}</strong>
        <br />
        <span class="quiet">
          {action.area && `${action.area}: `}
          {owner}, by {timeWords(action.due, scene.now)}
          {late && ' (late)'}
        </span>
      </p>
      {action.done && <p>{doneWords('Done', action.done, scene, reads)}</p>}
      {!action.done && action.closes && !may && (
        <p class="quiet">{sentence(roleWords(action.closes, scene.policy))} marks this one done, and nobody else.</p>
      )}
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
      <ChildAlonePart visit={visit} scene={scene} may={may.childAlone} />
      <Concern visit={visit} scene={scene} may={may.acknowledgeConcern === true} reads={reads.concern} />
      <IncidentPart visit={visit} scene={scene} may={may.acknowledgeIncident === true} reads={reads.incident} />
      {(view.moreIncidents ?? []).map((one) => (
        <IncidentPart visit={one.visit} scene={scene} may reads />
      ))}
      <Written visit={visit} scene={scene} may={may.giveReason === true} reads={reads.concern} />
      <IncidentRecord visit={visit} scene={scene} may={may.recordIncident === true} />
      <Minutes visit={visit} scene={scene} may={may.giveMinutes === true} />
      <Cpoms visit={visit} scene={scene} may={may.recordCpoms === true} text={view.cpomsText} />
      <Actions
        actions={visit.actions}
        scene={scene}
        may={({ id }) => may.closable?.includes(id) === true}
        reads={reads.actions}
      />
      {may.addActions && <AddAction view={view} />}
    </>
  );
}
