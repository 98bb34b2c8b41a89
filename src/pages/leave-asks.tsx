// What a sign-out asks where the policy wants it: open facts of a visit, who drives, a child in the car, agencies, a saved number.
import { carriedOn, needsSeat } from '../outing/gates';
import { uninsured } from '../school/certificates';
import { localDate } from '../time';
import { untold } from '../visit/agencies';
import { Guidance } from './guidance';
import { driverChoices, InsuranceShown } from './insurance';
import { Choose, Entry, Go, Panel, Tick } from './parts';
import type { LeaveView } from './view';

/** What the form left open of the eight facts: whom they see, when they leave the house (CELT-12). */
export function OpenFacts({ view }: { view: LeaveView }) {
  const { choices, prior, rules } = view;
  const asks = (what: 'whom they see' | 'leaving the house') => rules.signOutAsks.includes(what);
  const at = (address: string) => (choices.length > 1 ? `, ${address}` : '');
  return (
    <>
      {choices.map(({ ref, request }) => (
        <>
          {asks('whom they see') && !request.whomToSee && (
            <Entry
              id={`whom-${ref}`}
              name={`whomToSee.${ref}`}
              label={`Whom you see${at(request.address)}`}
              value={prior?.whomToSee?.[ref] ?? ''}
            />
          )}
          {asks('leaving the house') && !request.leaveBy && (
            <Entry
              id={`leaves-${ref}`}
              name={`leaves.${ref}`}
              type="time"
              label={`When you leave the house again${at(request.address)}`}
              value={prior?.leaves?.[ref] ?? ''}
            />
          )}
        </>
      ))}
    </>
  );
}

/** Who drives, where their insurance counts and more than one goes. */
export function Driver({ view }: { view: LeaveView }) {
  const { rules, choices, scene, prior, leaver } = view;
  const drivers = driverChoices(choices, scene);
  if (!rules.insurance || drivers.length < 2) return null;
  return (
    <div class="by-car">
      <Choose id="driver" name="driver" label="Who drives" value={prior?.driver ?? leaver.email} choices={drivers} />
    </div>
  );
}

/** A child is to go in the car: what the policy says of it, and the seat (CELT-19). */
export function ChildInCar({ view }: { view: LeaveView }) {
  const { rules, choices, scene, prior } = view;
  const carried = carriedOn(choices);
  if (!carried || !rules.carrying) return null;
  return (
    <>
      <Guidance moment="carrying a child" title="With a child in the car" scene={scene} />
      {needsSeat(carried, rules.carrying) && (
        <Tick id="seat" name="seat" value="yes" alone checked={prior?.seat}>
          A seat that fits the child is in the car
        </Tick>
      )}
    </>
  );
}

export function NumberSaved({ view }: { view: LeaveView }) {
  const { rules, prior } = view;
  if (!rules.signOutAsks.includes('number saved')) return null;
  return (
    <Tick id="number-saved" name="numberSaved" value="yes" alone checked={prior?.numberSaved}>
      I have saved my {rules.watch.by}’s number in my phone
    </Tick>
  );
}

/** What must be done first and elsewhere: agencies rung, a certificate shown. The office writes it down here. */
export function FirstElsewhere({ view }: { view: LeaveView }) {
  const { rules, choices, scene, leaver, records } = view;
  const open = choices.filter((visit) => untold(visit).length > 0);
  const byCar = choices.some(({ request }) => request.transport === 'Car');
  const business = rules.insurance?.business === 'always' || carriedOn(choices) !== undefined;
  const wrong =
    rules.insurance && byCar && leaver.car !== ''
      ? uninsured(scene.school, leaver.email, leaver.car, business, localDate(scene.now))
      : undefined;
  return (
    <>
      {open.map((visit) => (
        <Panel key={visit.ref} tone="warn" title="First, ring the agencies">
          <p>
            Not told yet:{' '}
            {untold(visit)
              .map(({ name }) => name)
              .join(', ')}
            .
          </p>
          <Go to={scene.link('visit', visit.ref)} class="button full">
            Ring them and note it
          </Go>
        </Panel>
      ))}
      {wrong && (
        <Panel tone="warn" title="The car’s insurance">
          <p>{wrong}</p>
        </Panel>
      )}
      {records && rules.insurance && choices.length > 0 && (
        <InsuranceShown drivers={driverChoices(choices, scene)} driver={leaver.email} car={leaver.car} />
      )}
    </>
  );
}
