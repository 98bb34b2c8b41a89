// Sign-out: which visits in what order, mobiles, car, watcher, return, safe word, and the controls ticked as in place.
import { KEEP_QUIET } from '../letters/practice';
import { involvedIn, pupilFor } from '../letters/words';
import { confirmedWords, nameOf, personAt } from '../school/people';
import type { StaffMember } from '../school/school';
import { arrival, status, TRANSPORT, type Visit } from '../visit/record';
import { Guidance, IfThreatened } from './guidance';
import { ChildInCar, Driver, FirstElsewhere, NumberSaved, OpenFacts } from './leave-asks';
import { Act, ActForm, Choose, Entry, Frame, Go, Panel, Points, Submit, Tel, Tick } from './parts';
import type { LeaveView } from './view';
import { NotSafeToday } from './visit-off';

/** Everyone who goes on any of the visits, each once. */
function visitorsOf(view: LeaveView): StaffMember[] {
  const emails = [...new Set(view.choices.flatMap((visit) => visit.request.visitors))];
  return emails.flatMap((email) => personAt(view.scene.school.staff, email) ?? []);
}

/** The controls by the hazard that they answer, each once, with the visits that ask for it. */
export function controlsOf(visits: Visit[]): { hazard: string; controls: { words: string; refs: string[] }[] }[] {
  const seen = new Set<string>();
  const hazards = visits.flatMap((visit) => visit.assessment?.hazards ?? []);
  const groups = [...new Set(hazards.map(({ words }) => words))].map((hazard) => {
    const controls = hazards.filter(({ words }) => words === hazard).flatMap((one) => one.controls);
    const fresh = [...new Set(controls)].filter((control) => !seen.has(control) && refsOf(control, visits).length > 0);
    for (const control of fresh) seen.add(control);
    return { hazard, controls: fresh.map((words) => ({ words, refs: refsOf(words, visits) })) };
  });
  const loose = visits.flatMap((visit) => visit.assessment?.controls ?? []).filter((control) => !seen.has(control));
  const rest = {
    hazard: 'Also',
    controls: [...new Set(loose)].map((words) => ({ words, refs: refsOf(words, visits) })),
  };
  return [...groups, rest].filter(({ controls }) => controls.length > 0);
}

function refsOf(control: string, visits: Visit[]): string[] {
  return visits.filter((visit) => visit.assessment?.controls.includes(control)).map((visit) => visit.ref);
}

function Visits({ view }: { view: LeaveView }) {
  const { choices, prior, ref, scene } = view;
  const chosen = (visit: Visit) => prior?.visits?.includes(visit.ref) ?? (ref === '' || visit.ref === ref);
  const order = (visit: Visit) => {
    const place = prior?.visits?.indexOf(visit.ref) ?? -1;
    return place < 0 ? choices.length : place;
  };
  const sorted = [...choices].sort((a, b) => order(a) - order(b) || arrival(a) - arrival(b));
  return (
    <fieldset>
      <legend>{choices.length > 1 ? 'Which visits, in this order' : 'The visit'}</legend>
      <ol class="stops">
        {sorted.map((visit) => {
          const state = status(visit, scene.now);
          return (
            <li key={visit.ref}>
              <Tick id={`visit-${visit.ref}`} name="visits" value={visit.ref} checked={chosen(visit)}>
                <strong>{visit.request.address}</strong>
                <br />
                {pupilFor(visit.request.pupil, scene, involvedIn(visit))}, at the door {visit.request.arrive}, back{' '}
                {visit.request.backBy} ({visit.ref}){state !== 'approved' && <strong> {state}, not approved</strong>}
              </Tick>
              {choices.length > 1 && (
                <button type="button" data-up aria-label={`Make ${visit.request.address} earlier`}>
                  ↑
                </button>
              )}
            </li>
          );
        })}
      </ol>
    </fieldset>
  );
}

function Watchers({ view }: { view: LeaveView }) {
  const { watchers, prior } = view;
  if (watchers.length === 0) return <p class="panel warn">Nobody on the staff list can watch. Ring the office.</p>;
  const saves = view.rules.signOutAsks.includes('number saved');
  const only = watchers.length === 1 ? watchers[0]?.email : undefined;
  if (watchers.length > 6) {
    return (
      <Choose
        id="watcher"
        name="watcher"
        label="Who watches over you at school"
        value={prior?.watcher ?? ''}
        choices={[
          { value: '', words: 'Choose' },
          ...watchers.map(({ email, name }) => ({ value: email, words: name })),
        ]}
      />
    );
  }
  return (
    <fieldset>
      <legend>Who watches over you at school</legend>
      {watchers.map(({ email, name, job, mobile, finishesAt }) => (
        <Tick
          key={email}
          one
          id={`watcher-${email}`}
          name="watcher"
          value={email}
          checked={email === (prior?.watcher ?? only)}
        >
          {name}, {job}
          {finishesAt && `, until ${finishesAt}`} {saves && <Tel phone={mobile} />}
        </Tick>
      ))}
    </fieldset>
  );
}

function Mobiles({ view }: { view: LeaveView }) {
  return (
    <>
      {visitorsOf(view).map(({ email, name, mobile }, i) => (
        <Entry
          key={email}
          id={`mobile-${email}`}
          name={`mobiles.${email}`}
          type="tel"
          label={`Mobile of ${name}`}
          help={i === 0 ? 'The one that is carried, charged and switched on' : undefined}
          value={view.prior?.mobiles?.[email] ?? mobile}
        />
      ))}
    </>
  );
}

function Journey({ view }: { view: LeaveView }) {
  const { prior, choices, leaver } = view;
  const transport = prior?.transport ?? choices[0]?.request.transport ?? 'Car';
  const drill = choices.find(({ practice }) => practice)?.practice;
  const back = choices.map((visit) => visit.request.backBy).sort();
  return (
    <>
      <fieldset>
        <legend>How you go</legend>
        {TRANSPORT.map((way) => (
          <Tick key={way} one id={`by-${way.split(' ')[0]}`} name="transport" value={way} checked={way === transport}>
            {way}
          </Tick>
        ))}
      </fieldset>
      <div class="by-car">
        <Entry id="car" name="car" label="Car registration" value={prior?.car ?? leaver.car} />
      </div>
      <Driver view={view} />
      <ChildInCar view={view} />
      {drill && (
        <>
          <p>
            PRACTICE: the return is due {drill.minutes} minutes after you sign out. {KEEP_QUIET}
          </p>
          <input type="hidden" name="due" value="" />
        </>
      )}
      {!drill && (
        <Entry
          id="due"
          name="due"
          type="time"
          label="Back at school by"
          help="From this time on people look for you"
          value={prior?.due ?? back[back.length - 1]}
        />
      )}
    </>
  );
}

/** One hazard's controls at a time can be ticked with one tap, and each of them alone (SPT-17). */
function Controls({ view }: { view: LeaveView }) {
  const groups = controlsOf(view.choices);
  if (groups.length === 0) return null;
  return (
    <section aria-labelledby="controls-title">
      <h2 id="controls-title">In place before you leave</h2>
      <p class="help">From the risk assessment. Tick what is in place, one by one or a whole group.</p>
      {groups.map(({ hazard, controls }, g) => (
        <fieldset key={hazard} class="group">
          <legend>{hazard}</legend>
          {controls.length > 1 && (
            <button type="button" data-all class="full">
              All {controls.length} are in place
            </button>
          )}
          {controls.map(({ words, refs }, i) => (
            <Tick
              key={words}
              id={`control-${g}-${i}`}
              name="controls"
              value={words}
              checked={view.prior?.controls?.includes(words)}
            >
              {words}
              {refs.length < view.choices.length && <span class="quiet"> ({refs.join(', ')})</span>}
            </Tick>
          ))}
        </fieldset>
      ))}
    </section>
  );
}

/** Who has still to say "read and understood"; the reader can do so here and now. */
function MustRead({ view }: { view: LeaveView }) {
  const { scene, mustRead } = view;
  const others = mustRead.filter((email) => email !== scene.reader.email);
  return (
    <>
      {mustRead.includes(scene.reader.email) && (
        <Panel tone="warn" title="First, the policy">
          <p>
            Before your first visit under {scene.policy.title}, {scene.policy.version}:{' '}
            <Go to={scene.link('read')}>read it</Go>. You confirm: {confirmedWords(scene.policy)}.
          </p>
          <Act act="read and understood" class="go full">
            I have read and understood it
          </Act>
        </Panel>
      )}
      {others.length > 0 && (
        <Panel tone="warn">
          <p>
            Still to read the policy: {others.map((email) => nameOf(scene.school.staff, email)).join(', ')}. They do it
            under their own name, on the page “The policy”.
          </p>
        </Panel>
      )}
    </>
  );
}

/** The sign-out page. */
export function Leave({ view }: { view: LeaveView }) {
  const { scene, leaver, refusal, choices } = view;
  const forOther = leaver.email !== scene.reader.email;
  return (
    <Frame scene={scene} menu={view.menu} page="leave" refer={view.ref} seen={scene.school.version} nine>
      <h1>{forOther ? `Sign out ${leaver.name}` : 'Sign out'}</h1>
      {refusal && refusal.length > 0 && (
        <Panel tone="warn" title="Not signed out yet">
          <Points points={refusal} />
        </Panel>
      )}
      <MustRead view={view} />
      <FirstElsewhere view={view} />
      {choices.length === 0 ? (
        <Panel>
          <p class="state">No visit is approved for today.</p>
          <p>Ask for one with the Home Visit Form, or ring the office. Please don’t go before it is approved.</p>
        </Panel>
      ) : (
        <ActForm act="sign out" class="panel">
          <Visits view={view} />
          <OpenFacts view={view} />
          <Mobiles view={view} />
          <Journey view={view} />
          <Watchers view={view} />
          <NumberSaved view={view} />
          {view.rules.safeWord && (
            <Entry
              id="safe-word"
              name="safeWord"
              label="Safe word"
              help="You and your watcher know it. Say it on the phone and they ring 999. It is in no mail."
              value={view.prior?.safeWord ?? ''}
            />
          )}
          <Controls view={view} />
          <Submit class="go huge" send={{ anyway: false }}>
            Sign out
            <small>and the watch begins</small>
          </Submit>
          {view.offerAnyway && (
            <Submit class="full" send={{ anyway: true }}>
              I’ve gone anyway
            </Submit>
          )}
        </ActForm>
      )}
      <NotSafeToday visits={choices} scene={scene} />
      <Guidance moment="before leaving" title="Before you leave" scene={scene} />
      <IfThreatened scene={scene} />
    </Frame>
  );
}
