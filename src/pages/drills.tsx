// The drill at the desk: who plays the visitor, when the return is due, and the end of one that is under way.
import { Act, ActForm, Choose, Panel, Reveal, Submit } from './parts';
import type { DrillsView } from './view';

const MINUTES = [5, 10, 15, 20, 30, 45, 60];

/** For administrators, safeguarding leads and headteachers. */
export function Drills({ drills }: { drills: DrillsView }) {
  const { running } = drills;
  if (running.length === 0)
    return (
      <Reveal id="drill" label="Start a drill">
        <NewDrill drills={drills} />
      </Reveal>
    );
  return (
    <>
      {running.map(({ ref, words }) => (
        <div key={ref} data-ref={ref}>
          <Panel tone="practice" title="A drill is under way">
            <p>
              {words} ({ref})
            </p>
            <Act act="end drill">End the drill</Act>
          </Panel>
        </div>
      ))}
    </>
  );
}

function NewDrill({ drills: { visitors, least } }: { drills: DrillsView }) {
  const people = visitors.map(({ email, name }) => ({ value: email, words: name }));
  return (
    <ActForm act="start drill">
      <p>
        A made-up visit by the real path: it is approved, signed out and watched, and the visitor does not come back.
        Everybody in their role gets the real mails, each marked PRACTICE. Tell your staff that drills happen.
      </p>
      <Choose
        id="drill-visitor"
        name="visitor"
        label="Who plays the visitor"
        choices={[{ value: '', words: 'Choose' }, ...people]}
      />
      <Choose
        id="drill-second"
        name="second"
        label={least > 1 ? 'And who goes with them' : 'And with them, if anybody'}
        choices={[{ value: '', words: least > 1 ? 'Choose' : 'Nobody' }, ...people]}
      />
      <Choose
        id="drill-minutes"
        name="minutes"
        label="Back after"
        help="So long after signing out the return is due, and the alarm begins"
        value="5"
        choices={MINUTES.map((minutes) => ({ value: String(minutes), words: `${minutes} minutes` }))}
      />
      <Submit>Start the drill</Submit>
    </ActForm>
  );
}
