// One visit: for who decides, what speaks against it first; for everyone else where it stands, and what is still owed.
import { involvedIn, pupilFor } from '../letters/words';
import { dateWords, timeWords } from '../time';
import { status } from '../visit/record';
import { IfThreatened } from './guidance';
import { Act, ActForm, Entry, Facts, Frame, Go, Log, Panel, Points, Reveal, Submit, Words } from './parts';
import type { Line, VisitView } from './view';
import { After } from './visit-after';
import { Agencies } from './visit-agencies';
import { decisionWords, nextWords, partyWords } from './visit-words';

/** What speaks for caution, worst first: before any answer. */
function Caution({ view }: { view: VisitView }) {
  const { visit } = view;
  const { request, assessment } = visit;
  const worries = [...request.worries, ...(assessment?.worries ?? [])];
  const blocks = [...request.blocks, ...(assessment?.blocks ?? [])];
  const reasons = [...request.needsReason, ...(assessment?.needsReason ?? [])];
  const level = visit.assessment?.level;
  return (
    <Panel tone={worries.length > 0 || level === 'High' || !visit.assessment ? 'warn' : ''} title="Weigh this first">
      {visit.request.immediateConcern && (
        <p class="state">Significant and immediate concern: the police are to be asked for a welfare call.</p>
      )}
      <p class="state">{level ? `Risk: ${level}` : 'There is no risk assessment yet'}</p>
      {blocks.length > 0 && <h3>Before anyone can approve, put right</h3>}
      <Points points={blocks} />
      {reasons.length > 0 && <h3>To approve, write why all the same</h3>}
      <Points points={reasons} />
      {worries.length > 0 && <h3>Cautions</h3>}
      <Points points={worries} />
      {worries.length + blocks.length + reasons.length === 0 && <p>No cautions in the answers.</p>}
    </Panel>
  );
}

function Answered({ title, lines }: { title: string; lines: Line[] }) {
  if (lines.length === 0) return null;
  return (
    <div class="answers">
      <Panel title={title}>
        <Facts rows={lines.map(({ label, words }) => [label, words])} />
      </Panel>
    </div>
  );
}

/** The hazards with their level in words, the highest first. */
function Hazards({ view }: { view: VisitView }) {
  const { assessment } = view.visit;
  if (!assessment || assessment.hazards.length === 0) return null;
  const rank = { High: 0, Medium: 1, Low: 2 };
  const hazards = [...assessment.hazards].sort((a, b) => rank[a.level] - rank[b.level]);
  return (
    <Panel title={`Risk assessment: ${assessment.level}`}>
      {hazards.map((hazard) => (
        <div class="person" key={hazard.words}>
          <strong>
            {hazard.level}: {hazard.words}
          </strong>
          <p class="quiet">
            {hazard.likelihood}, {hazard.severity.toLowerCase()}. {hazard.people}. {hazard.harm}
          </p>
          <p>Controls: {hazard.controls.join('; ')}.</p>
        </div>
      ))}
    </Panel>
  );
}

function Decide({ view }: { view: VisitView }) {
  const { visit } = view;
  const party = visit.request.visitors.length + visit.request.companions.length;
  return (
    <>
      <ActForm act="approve" class="panel">
        <h2>Decide</h2>
        <Words
          id="approve-words"
          name="words"
          label="Conditions, or how you weighed the cautions"
          help="The visitors read this. Some cautions need it before they can be approved."
        />
        <div class="row">
          <Submit class={party > 1 ? 'go' : ''} send={{ party: 'in a pair' }}>
            {party > 1 ? 'Approve, in a pair' : 'Only in a pair: send back'}
          </Submit>
          <Submit class={party > 1 ? '' : 'go'} send={{ party: 'alone' }}>
            Approve, alone
          </Submit>
        </div>
        {party < 2 && <p class="quiet">One visitor is named: “only in a pair” sends it back for a companion.</p>}
      </ActForm>
      <Reveal id="not-so" label="Not like this: send back, invite in, decline">
        <ActForm act="send back">
          <Words id="not-so-words" name="words" label="Why, in words for who asked" required />
          <div class="row">
            <Submit class="">Send back to be put right</Submit>
            <Submit class="" does="invite into school">
              Invite into school instead
            </Submit>
            <Submit class="" does="decline">
              Decline
            </Submit>
          </div>
        </ActForm>
      </Reveal>
    </>
  );
}

function Police({ view }: { view: VisitView }) {
  const { visit, may } = view;
  if (!may.recordPolice || (!visit.request.immediateConcern && !visit.police)) return null;
  return (
    <ActForm act="record police" class="panel">
      <h2>Police welfare call</h2>
      <p>
        Ring 101, or 999 in immediate danger. Say: a child’s welfare, their name and address, why you are concerned.
      </p>
      <Entry id="police-ref" name="reference" label="Police reference" value={visit.police?.reference} required />
      <Words id="police-result" name="result" label="Result, when known" value={visit.police?.result} rows={2} />
      <Submit>Record the police call</Submit>
    </ActForm>
  );
}

/** When, where, who: what everyone concerned sees. */
function Plan({ view }: { view: VisitView }) {
  const { visit, scene } = view;
  const { request } = visit;
  return (
    <Panel title="The visit">
      <Facts
        rows={[
          ['Day', dateWords(request.date)],
          ['At the door', `${request.arrive}, back at school by ${request.backBy}`],
          ['Who goes', partyWords(visit, scene)],
          ['Address', request.address],
          ['Reason', request.reason],
          ['Transport', request.transport],
          ['Asked', timeWords(request.at, scene.now)],
          ['Decision', decisionWords(visit, scene)],
          [visit.decision?.ruling === 'approved' ? 'Conditions' : 'Why', visit.decision?.words ?? ''],
          ['Cancelled', visit.cancelled?.words ?? ''],
          ['Police', visit.police ? [visit.police.reference, visit.police.result].filter(Boolean).join(': ') : ''],
        ]}
      />
    </Panel>
  );
}

/** The buttons that carry a visit on: sign out, the forms, the outing. */
function Onward({ view }: { view: VisitView }) {
  const { visit, scene, may, forms } = view;
  const state = status(visit, scene.now);
  return (
    <div class="row">
      {may.leave && (
        <Go to={scene.link('leave', visit.ref)} class="button go">
          Sign out
        </Go>
      )}
      {state === 'out' && (
        <Go to={scene.link('outing', visit.outing)} class="button go">
          Open the outing
        </Go>
      )}
      {!visit.assessment && forms.assessment !== '' && (
        <Go to={forms.assessment} class="button go">
          Write the risk assessment
        </Go>
      )}
      {state === 'made' && forms.report !== '' && (
        <Go to={forms.report} class="button go">
          Write the report
        </Go>
      )}
      {forms.incident !== '' && (visit.made || state === 'out') && (
        <Go to={forms.incident} class="button">
          Report an incident
        </Go>
      )}
    </div>
  );
}

function Cancel() {
  return (
    <Reveal id="cancel" label="Cancel this visit, or you don’t feel safe going">
      <Act act="cancel" send={{ words: 'I don’t feel safe going', unsafe: true }} class="full">
        I don’t feel safe going: cancel
      </Act>
      <h3>Or for another reason</h3>
      <ActForm act="cancel">
        <Words id="cancel-words" name="words" label="Why it is cancelled" rows={2} required />
        <Submit class="">Cancel the visit</Submit>
      </ActForm>
    </Reveal>
  );
}

/** The page of one visit. */
export function VisitPage({ view }: { view: VisitView }) {
  const { visit, scene, may } = view;
  const deciding = may.decide === true;
  return (
    <Frame scene={scene} menu={view.menu} page="visit" refer={visit.ref} seen={visit.version} wide={deciding} nine>
      <h1>
        {pupilFor(visit.request.pupil, scene, involvedIn(visit))}
        {visit.request.yearGroup && `, ${visit.request.yearGroup.replace(' ', '\u00a0')}`}
      </h1>
      <p>
        <span class="tag">{status(visit, scene.now)}</span> <span class="quiet">{visit.ref}</span>
      </p>
      <p>{nextWords(visit, scene)}</p>
      <Onward view={view} />
      <Agencies view={view} />
      <IfThreatened scene={scene} />
      {deciding ? (
        <>
          <div class="two">
            <div>
              <Caution view={view} />
              <Police view={view} />
              <Plan view={view} />
            </div>
            <div>
              <Decide view={view} />
            </div>
          </div>
          <div class="two">
            <div>
              <Answered title="The Home Visit Form" lines={view.requestLines} />
            </div>
            <div>
              <Hazards view={view} />
              <Answered title="Asked in the risk assessment" lines={view.assessmentLines} />
            </div>
          </div>
          {may.cancel && <Cancel />}
          <Log log={visit.log} scene={scene} />
        </>
      ) : (
        <>
          <After view={view} />
          <Police view={view} />
          <Plan view={view} />
          <Answered title="The report" lines={view.reportLines} />
          <Answered title="The incident" lines={view.incidentLines} />
          <Reveal id="answers" label="The Home Visit Form and risk assessment">
            <Answered title="The Home Visit Form" lines={view.requestLines} />
            <Hazards view={view} />
            <Answered title="Asked in the risk assessment" lines={view.assessmentLines} />
          </Reveal>
          {may.cancel && <Cancel />}
          <Log log={visit.log} scene={scene} />
        </>
      )}
    </Frame>
  );
}
