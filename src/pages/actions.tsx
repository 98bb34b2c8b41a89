// The to-do page: every visit that still wants something of the reader, with the button that does it.
import { involvedIn, pupilFor, tag } from '../letters/words';
import { dateWords } from '../time';
import { Frame, Go, Panel } from './parts';
import { UnplacedPart } from './unplaced';
import type { ActionsView, OwedVisit } from './view';
import { Actions, Concern, IncidentPart } from './visit-after';
import { ChildAlonePart } from './visit-child';
import { Cpoms, IncidentRecord, Minutes } from './visit-paper';
import { Written } from './visit-written';

/** Concerns before all else, then incidents, then what is oldest. */
function urgency(owed: OwedVisit): number {
  return owed.acknowledgeConcern || owed.childAlone?.acknowledge ? 0 : owed.acknowledgeIncident ? 1 : 2;
}

/** The to-do page. */
export function ActionsPage({ view }: { view: ActionsView }) {
  const { scene } = view;
  const owed = [...view.owed].sort(
    (a, b) => urgency(a) - urgency(b) || a.visit.request.date.localeCompare(b.visit.request.date),
  );
  return (
    <Frame scene={scene} menu={view.menu} page="actions">
      <h1>To do</h1>
      {owed.length + view.unplaced.length === 0 && <p class="panel nobody">Nothing is waiting for you</p>}
      {view.unplaced.map((item) => (
        <UnplacedPart key={item.id} item={item} now={scene.now} />
      ))}
      {owed.map(({ visit, reads, ...may }) =>
        may.actionsAlone ? (
          <section key={visit.ref} data-ref={visit.ref} data-seen={visit.version}>
            <h2>{tag(visit)}</h2>
            <Actions
              actions={may.actions}
              scene={scene}
              may={({ id }) => may.closable.includes(id)}
              reads={reads.actions}
            />
          </section>
        ) : (
          <section key={visit.ref} data-ref={visit.ref} data-seen={visit.version}>
            <h2>
              <Go to={scene.link('visit', visit.ref)}>{pupilFor(visit.request.pupil, scene, involvedIn(visit))}</Go>,{' '}
              {dateWords(visit.request.date)} <span class="quiet">({visit.ref})</span>
            </h2>
            <ChildAlonePart visit={visit} scene={scene} may={may.childAlone} />
            <Concern visit={visit} scene={scene} may={may.acknowledgeConcern} reads={reads.concern} />
            <IncidentPart visit={visit} scene={scene} may={may.acknowledgeIncident} reads={reads.incident} />
            {may.giveReason && <Written visit={visit} scene={scene} may reads />}
            {may.reportForm !== '' && (
              <Panel>
                <p>The report is owed.</p>
                <Go to={may.reportForm} class="button go">
                  Write the report
                </Go>
              </Panel>
            )}
            <IncidentRecord visit={visit} scene={scene} may={may.recordIncident} />
            {may.giveMinutes && <Minutes visit={visit} scene={scene} may />}
            {!visit.cpoms && <Cpoms visit={visit} scene={scene} may={may.recordCpoms} text={may.cpomsText} />}
            <Actions
              actions={may.actions}
              scene={scene}
              may={({ id }) => may.closable.includes(id)}
              reads={reads.actions}
            />
          </section>
        ),
      )}
    </Frame>
  );
}
