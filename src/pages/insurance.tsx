// The insurance certificate that somebody shows the office: written down on the sign-out page or at the desk.
import { nameOf } from '../school/people';
import type { Scene } from '../school/scene';
import type { Visit } from '../visit/record';
import { ActForm, Choose, Entry, Reveal, Submit, Tick } from './parts';

/** Everyone who may drive on these visits, as a choice: staff by address, companions by name. */
export function driverChoices(visits: Visit[], scene: Scene, more: string[] = []) {
  const staff = [...new Set([...visits.flatMap(({ request }) => request.visitors), ...more])];
  const others = [...new Set(visits.flatMap(({ request }) => request.companions.map(({ name }) => name)))];
  return [
    ...staff.map((value) => ({ value, words: nameOf(scene.school.staff, value) })),
    ...others.map((value) => ({ value, words: value })),
  ];
}

/** For the office alone (CELT-09). */
export function InsuranceShown(props: { drivers: { value: string; words: string }[]; driver?: string; car?: string }) {
  return (
    <Reveal id="insurance" label="A certificate of insurance was shown">
      <ActForm act="record insurance">
        <Choose id="insured" name="driver" label="Who drives" value={props.driver ?? ''} choices={props.drivers} />
        <Entry id="insured-car" name="car" label="Registration of the car" value={props.car ?? ''} required />
        <Entry id="insured-until" name="until" type="date" label="Insured until" required />
        <Tick id="insured-business" name="business" value="yes" alone>
          It covers business use
        </Tick>
        <Submit>Note the certificate</Submit>
      </ActForm>
    </Reveal>
  );
}
