// One visit: for who decides, what speaks against it first; for everyone else where it stands, and what is still owed.
import { involvedIn, partyOf, pupilFor } from '../letters/words';
import { dateWords, timeWords } from '../time';
import { endedWords } from '../visit/ended';
import { status, type Visit } from '../visit/record';
import { blocksOf, isForWelfare, reasonsWanted, worriesOn } from '../visit/weighing';
import { IfThreatened } from './guidance';
import { ActForm, Entry, Facts, Frame, Go, Log, Panel, Points, Reveal, Submit, Words } from './parts';
import type { Line, VisitView } from './view';
import { After } from './visit-after';
import { Agencies } from './visit-agencies';
import { AboutDecision, Decide } from './visit-decide';
import { AskAgain, CallOff } from './visit-off';
import { decisionWords, nextWords, tagWords } from './visit-words';

/** What speaks for caution, worst first: before any answer. */
function Caution({ view }: { view: VisitView }) {
  const { visit } = view;
  const worries = worriesOn(visit);
  const blocks = blocksOf(visit);
  const reasons = reasonsWanted(visit);
  const level = visit.assessment?.level;
  const without = !level && visit.rules.assessment !== 'not asked';
  return (
    <Panel tone={worries.length > 0 || level === 'High' || without ? 'warn' : ''} title="Weigh this first">
      {visit.request.immediateConcern && (
        <p class="state">Significant and immediate concern: the police are to be asked for a welfare call.</p>
      )}
      {(level || without) && <p class="state">{level ? `Risk: ${level}` : 'There is no risk assessment'}</p>}
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

/** That the family prefers no visit; on a welfare reason why is a concern, for those alone who read those. */
function familyWords(visit: Visit, readsConcern: boolean): string {
  if (!visit.familyRefused) return '';
  const words = readsConcern || !isForWelfare(visit) ? visit.familyRefused.words : '';
  return `prefers no visit. ${words}`;
}

/** When, where, who: what everyone concerned sees. */
function Plan({ view }: { view: VisitView }) {
  const { visit, scene, reads } = view;
  const { request } = visit;
  return (
    <Panel title="The visit">
      <Facts
        rows={[
          ['Day', dateWords(request.date)],
          ['At the door', `${request.arrive}, back at school by ${request.backBy}`],
          ['Who goes', partyOf(visit, scene)],
          ['Address', request.address],
          ['Reason', request.reason],
          ['Transport', request.transport],
          ['Asked', timeWords(request.at, scene.now)],
          ['Decision', decisionWords(visit, scene)],
          [visit.decision?.ruling === 'approved' ? 'Conditions' : 'Why', visit.decision?.words ?? ''],
          ['Cancelled', visit.cancelled?.words ?? ''],
          ['The family', familyWords(visit, reads.concern)],
          [
            'How it ended',
            [endedWords(visit), reads.concern ? (visit.made?.words ?? '') : ''].filter(Boolean).join(': '),
          ],
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
        <Go to={forms.assessment} class={visit.rules.assessment === 'first' ? 'button go' : 'button'}>
          Write the risk assessment
        </Go>
      )}
      {state === 'made' && forms.report !== '' && (
        <Go to={forms.report} class="button go">
          Write the report
        </Go>
      )}
      {!visit.report && <IncidentForm view={view} />}
    </div>
  );
}

function IncidentForm({ view: { visit, forms } }: { view: VisitView }) {
  if (forms.incident === '' || (!visit.made && visit.outing === '')) return null;
  return (
    <Go to={forms.incident} class="button">
      Report an incident
    </Go>
  );
}

/** The page of one visit. */
export function VisitPage({ view }: { view: VisitView }) {
  const { visit, scene, may } = view;
  const deciding = may.decide === true;
  const goes = visit.request.visitors.includes(scene.reader.email);
  return (
    <Frame scene={scene} menu={view.menu} page="visit" refer={visit.ref} seen={visit.version} wide={deciding} nine>
      <h1>
        {pupilFor(visit.request.pupil, scene, involvedIn(visit))}
        {visit.request.yearGroup && `, ${visit.request.yearGroup.replace(' ', '\u00a0')}`}
      </h1>
      <p>
        <span class="tag">{tagWords(visit, scene.now)}</span> <span class="quiet">{visit.ref}</span>
      </p>
      <p>{nextWords(visit, scene)}</p>
      <Onward view={view} />
      <Agencies view={view} />
      {!visit.made && goes && <IfThreatened scene={scene} />}
      {deciding ? (
        <>
          <div class="two">
            <div>
              <Caution view={view} />
              <Answered title="What it is for" lines={view.requestLines.filter(({ first }) => first)} />
              <Police view={view} />
              <Plan view={view} />
            </div>
            <div>
              <Decide view={view} />
              <AboutDecision view={view} />
            </div>
          </div>
          <div class="two">
            <div>
              <Answered title="The Home Visit Form" lines={view.requestLines.filter(({ first }) => !first)} />
            </div>
            <div>
              <Hazards view={view} />
              <Answered title="Asked in the risk assessment" lines={view.assessmentLines} />
            </div>
          </div>
          {may.cancel && <CallOff view={view} />}
          <Log log={visit.log} scene={scene} />
        </>
      ) : (
        <>
          {(view.again || !visit.made) && <AskAgain view={view} />}
          {may.overrule && <Caution view={view} />}
          <AboutDecision view={view} />
          <After view={view} />
          {visit.report && <IncidentForm view={view} />}
          {visit.made && goes && <IfThreatened scene={scene} />}
          <Police view={view} />
          <Plan view={view} />
          <Answered title="The report" lines={view.reportLines} />
          <Answered title="The incident" lines={view.incidentLines} />
          {(view.moreIncidents ?? []).map(({ lines }) => (
            <Answered title="Another incident" lines={lines} />
          ))}
          <Reveal
            id="answers"
            label={visit.assessment ? 'The Home Visit Form and risk assessment' : 'The Home Visit Form'}
          >
            <Answered title="The Home Visit Form" lines={view.requestLines} />
            <Hazards view={view} />
            <Answered title="Asked in the risk assessment" lines={view.assessmentLines} />
          </Reveal>
          {may.cancel && <CallOff view={view} />}
          {!view.again && visit.made && <AskAgain view={view} />}
          <Log log={visit.log} scene={scene} />
        </>
      )}
    </Frame>
  );
}
