// The checklist of whoever leads the search for somebody who is not back (CELT-26): each step with what came of it.
import { checklistOf, leadsSearch } from '../outing/checklist';
import type { Outing } from '../outing/record';
import { nameOf } from '../school/people';
import type { Scene } from '../school/scene';
import { timeWords } from '../time';
import { Guidance } from './guidance';
import { Police } from './outing-forms';
import { ActForm, Entry, Panel, Reveal, Submit } from './parts';
import { heldBy } from './state';

function Record({ id, step }: { id: string; step: string }) {
  return (
    <ActForm act="checklist step" class="beside">
      <Entry id={id} name="result" label="What came of it" required />
      <Submit class="" send={{ step }}>
        Record it
      </Submit>
    </ActForm>
  );
}

/**
 * Any step can be done first, and again; the numbers that they need stand above them. `decide`: the police form stands
 * on the page already, since it must be filled in now.
 */
export function Checklist({ outing, scene, decide }: { outing: Outing; scene: Scene; decide: boolean }) {
  const steps = checklistOf(outing);
  if (steps.length === 0) return null;
  const held = heldBy(outing, scene.now)?.by ?? '';
  const other = held !== scene.reader.email && leadsSearch(held, scene.school) ? held : '';
  return (
    <>
      <Panel title={other ? `The search: ${nameOf(scene.school.staff, other)} has it` : 'You lead the search'}>
        {outing.car !== '' && <p>Their car: {outing.car}</p>}
        {steps.map(({ step, police, done }, i) => (
          <div class="person" key={step}>
            <strong>
              {i + 1}. {step}
            </strong>
            {done.map(({ at, by, result }) => (
              <p key={`${at} ${result}`}>
                ✓ {timeWords(at, scene.now)} {nameOf(scene.school.staff, by)}: {result}
              </p>
            ))}
            {police && !decide && (
              <Reveal id="police-open" label="The police: called, or not yet">
                <Police outing={outing} />
              </Reveal>
            )}
            {police ? null : done.length === 0 ? (
              <Record id={`step-${i}`} step={step} />
            ) : (
              <Reveal id={`more-${i}`} label="Something more">
                <Record id={`step-${i}`} step={step} />
              </Reveal>
            )}
          </div>
        ))}
      </Panel>
      <Guidance moment="leading the search" title="When you lead the search: keep in mind" scene={scene} closed />
    </>
  );
}
