// A reason that is owed in writing after somebody did not feel safe, and what was written (NAS-17).
import { roleWords } from '../policy/role-names';
import { nameOf } from '../school/people';
import type { Scene } from '../school/scene';
import { timeWords } from '../time';
import type { Done, Visit } from '../visit/record';
import { reasonWords } from '../visit/written';
import { ActForm, Panel, Submit, Words } from './parts';

/** Asks whoever owes it; shows it to those who may read what is in confidence. */
export function Written(props: { visit: Visit; scene: Scene; may: boolean; reads: boolean }) {
  const { visit, scene, reads } = props;
  return (
    <>
      {visit.written?.earlier?.map((given) => (
        <Given key={given.at} given={given} scene={scene} reads={reads} />
      ))}
      <Newest {...props} />
    </>
  );
}

function Given({ given, scene, reads }: { given: Done; scene: Scene; reads: boolean }) {
  return (
    <Panel>
      <p>
        Reason in writing, by {nameOf(scene.school.staff, given.by)}, {timeWords(given.at, scene.now)}
        {reads && `: “${given.words}”`}
      </p>
    </Panel>
  );
}

function Newest({ visit, scene, may, reads }: { visit: Visit; scene: Scene; may: boolean; reads: boolean }) {
  const { written } = visit;
  if (!written) return null;
  const { staff } = scene.school;
  const to = visit.rules.unsafe.writtenTo;
  const who = written.by === scene.reader.email ? 'You' : nameOf(staff, written.by);
  if (written.given) return <Given given={written.given} scene={scene} reads={reads} />;
  if (!may) return reads ? <p class="panel">A reason in writing is still to come from {who}.</p> : null;
  return (
    <ActForm act="give reason" class="panel warn">
      <h2>Please write down {reasonWords(visit)}</h2>
      <p>
        {who} {written.what}, {timeWords(written.since, scene.now)}. That was right.
      </p>
      <Words
        id={`reason-${visit.ref}`}
        name="words"
        label={`What you saw or knew, and ${written.unsaid ? 'if it was not safe, ' : ''}what would make it safe`}
        help={`It goes to ${to ? roleWords(to, scene.policy) : 'school'} by mail.`}
        required
      />
      <Submit>Send the reason</Submit>
    </ActForm>
  );
}
