// The first page: what the reader has to do now, then the visits and outings that concern them.
import { PRACTISED } from '../letters/practice';
import type { Outing } from '../outing/record';
import type { Scene } from '../school/scene';
import { dateWords, localTime } from '../time';
import { arrival, status, type Visit } from '../visit/record';
import { Frame, Go, Panel, Tel } from './parts';
import { dueWords, stateWords, toneOf, whoIsOut, worstFirst } from './state';
import type { HomeView } from './view';
import { NotSafeToday } from './visit-off';
import { nextWords, tagWords } from './visit-words';

function OutingCard({ outing, scene }: { outing: Outing; scene: Scene }) {
  const { now } = scene;
  const mine = outing.visitors.some((visitor) => visitor.email === scene.reader.email);
  const alarm = toneOf(outing, now) === 'alarm';
  return (
    <li>
      <Go
        to={scene.link('outing', outing.ref)}
        class={`card panel out ${outing.practice ? 'practice' : alarm ? 'alarm-edge' : ''}`}
      >
        {outing.practice && <p class="practice-tag">{PRACTISED}</p>}
        <strong>{mine ? (outing.practice ? 'You play the visitor' : 'You are out') : whoIsOut(outing)}</strong>
        <br />
        {stateWords(outing, scene.school.staff, now)}
        <br />
        Due back {localTime(outing.due)}, {dueWords(outing.due, now)}
      </Go>
    </li>
  );
}

function VisitCard({ visit, scene }: { visit: Visit; scene: Scene }) {
  return (
    <li>
      <Go to={scene.link('visit', visit.ref)} class="card">
        {visit.practice && <p class="practice-tag">PRACTICE: a drill, no real visit</p>}
        <strong>{visit.request.pupil}</strong> <span class="tag">{tagWords(visit, scene.now)}</span>
        <br />
        {dateWords(visit.request.date)}, {visit.request.arrive} ({visit.ref})
        <br />
        <span class="quiet">{nextWords(visit, scene)}</span>
      </Go>
    </li>
  );
}

function Visits({ title, visits, scene }: { title: string; visits: Visit[]; scene: Scene }) {
  if (visits.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul class="list">
        {[...visits]
          .sort((a, b) => arrival(a) - arrival(b))
          .map((visit) => (
            <VisitCard key={visit.ref} visit={visit} scene={scene} />
          ))}
      </ul>
    </section>
  );
}

/** The home page. */
export function Home({ view }: { view: HomeView }) {
  const { scene, visits, outings, toDecide } = view;
  const deciding = visits.filter((visit) => toDecide.includes(visit.ref));
  const mine = visits.filter((visit) => !toDecide.includes(visit.ref));
  const over = (visit: Visit) =>
    ['closed', 'cancelled', 'family prefers no visit', 'declined', 'invited into school', 'expired'].includes(
      status(visit, scene.now),
    );
  const order = worstFirst(scene.now);
  return (
    <Frame scene={scene} menu={view.menu} page="home" nine>
      <h1>Hello, {scene.reader.name}</h1>
      {view.lost && (
        <Panel tone="alarm" title="Ring the school office now, and say how you are">
          <p>The record of your outing {view.lost} is missing, and school was alarmed. In danger, ring 999 first.</p>
          <p>
            School office: <Tel phone={scene.school.settings.officePhone} />
          </p>
        </Panel>
      )}
      {view.needsRead && (
        <Panel tone="warn">
          <p>
            Before your first visit: <Go to={scene.link('read')}>read the policy</Go> and say that you understood it.
          </p>
        </Panel>
      )}
      {outings.length > 0 && (
        <section>
          <h2>Out now</h2>
          <ul class="list">
            {[...outings].sort(order).map((outing) => (
              <OutingCard key={outing.ref} outing={outing} scene={scene} />
            ))}
          </ul>
        </section>
      )}
      <Visits title="Waiting for your decision" visits={deciding} scene={scene} />
      <Visits title="Visits" visits={mine.filter((visit) => !over(visit))} scene={scene} />
      {visits.length === 0 && outings.length === 0 && (
        <Panel>
          <p>No visit concerns you at the moment.</p>
        </Panel>
      )}
      <div class="row">
        {visits.some((visit) => isReadyFor(visit, scene)) && (
          <Go to={scene.link('leave')} class="button go">
            Sign out
          </Go>
        )}
        {view.requestForm !== '' && (
          <Go to={view.requestForm} class="button">
            Ask for a home visit
          </Go>
        )}
      </div>
      <NotSafeToday visits={mine} scene={scene} />
      <Visits title="Over" visits={mine.filter(over)} scene={scene} />
    </Frame>
  );
}

function isReadyFor(visit: Visit, scene: Scene): boolean {
  return status(visit, scene.now) === 'approved' && visit.request.visitors.includes(scene.reader.email);
}
