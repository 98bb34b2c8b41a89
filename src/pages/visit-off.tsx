// Calling a visit off on its page: not safe to go, another reason, a family that prefers no visit; and asking for it again.
import type { Scene } from '../school/scene';
import { localDate } from '../time';
import { status, type Visit } from '../visit/record';
import { isVisitor } from '../visit/who';
import { Act, ActForm, Go, Panel, Reveal, Submit, Tick, Words } from './parts';
import type { VisitView } from './view';

/** One tap, and nothing is asked (CELT-13, SPT-30). */
function NotSafe({ where = '' }: { where?: string }) {
  return (
    <Act act="cancel" send={{ words: 'I don’t feel safe going', unsafe: true }} class="full">
      {`I don’t feel safe going: cancel${where}`}
    </Act>
  );
}

/** The same where no one visit is shown: for each of the reader's own today that nobody has left for (CELT-13, SPT-30). */
export function NotSafeToday({ visits, scene }: { visits: Visit[]; scene: Scene }) {
  const { now, reader } = scene;
  const today = visits.filter(
    (visit) =>
      isVisitor(visit, reader.email) &&
      visit.request.date === localDate(now) &&
      ['requested', 'sent back', 'approved'].includes(status(visit, now)),
  );
  return (
    <>
      {today.map((visit) => (
        <div key={visit.ref} data-ref={visit.ref} data-seen={visit.version}>
          <NotSafe where={today.length > 1 ? ` (${visit.ref}, ${visit.request.address})` : ''} />
        </div>
      ))}
    </>
  );
}

const PARENTS = [
  ['yes', 'Yes, they have been told'],
  ['not yet', 'Not yet'],
  ['they knew of no visit', 'They knew of no visit'],
] as const;

/** Whether the parents know that nobody comes, where the policy wants to know (CELT-21). */
function ParentsTold({ visit }: { visit: Visit }) {
  if (visit.rules.calledOff === 'no more is asked') return null;
  return (
    <fieldset>
      <legend>Do the parents know that nobody comes?</legend>
      {PARENTS.map(([value, words]) => (
        <Tick
          key={value}
          one
          id={`parents-${value.split(' ')[0]}`}
          name="parentsTold"
          value={value}
          checked={value === 'they knew of no visit' && visit.request.unannounced === true}
        >
          {words}
        </Tick>
      ))}
    </fieldset>
  );
}

/** Everything that ends a visit before anybody leaves. Who goes finds "I don't feel safe" without opening anything. */
export function CallOff({ view }: { view: VisitView }) {
  const { visit, scene } = view;
  const mine = isVisitor(visit, scene.reader.email);
  return (
    <>
      {mine && <NotSafe />}
      <Reveal id="cancel" label="Cancel this visit">
        <ActForm act="cancel">
          <Words id="cancel-words" name="words" label="Why it is cancelled" rows={2} required />
          <ParentsTold visit={visit} />
          <Submit class="">Cancel the visit</Submit>
        </ActForm>
        {!mine && (
          <>
            <h3>They rang: they don’t feel safe going</h3>
            <NotSafe />
          </>
        )}
      </Reveal>
      <Reveal id="refuses" label="The family prefers no visit">
        <ActForm act="family refuses">
          <Words id="refuses-words" name="words" label="What they said, if you know" rows={2} />
          <Submit class="">End the visit: the family prefers none</Submit>
        </ActForm>
      </Reveal>
    </>
  );
}

/** A visit that did not take place, to be asked for again without its dates. */
export function AskAgain({ view }: { view: VisitView }) {
  if (view.again) {
    return (
      <Panel tone="good" title="Ask for the visit again">
        <p>The form opens as it was, without its date and times. Look through it before you send it.</p>
        <Go to={view.again} class="button go">
          Open the Home Visit Form
        </Go>
      </Panel>
    );
  }
  return view.may.askAgain ? (
    <Act act="ask again" class="full">
      Ask for this visit again, on another day
    </Act>
  ) : null;
}
