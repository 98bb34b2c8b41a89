// The phone page about a child: one who is alone there, and who at school has it; one who is taken along in the car.
import { carryingGaps } from '../outing/carrying';
import type { Outing } from '../outing/record';
import { guidanceFor } from '../school/guidance';
import { addressesIn, nameOf, personAt } from '../school/people';
import type { Scene } from '../school/scene';
import { timeWords } from '../time';
import type { ChildAlone } from '../visit/record';
import { Act, ActForm, Contacts, Entry, Panel, Points, Reveal, Submit, Tick, Words } from './parts';

/** One tap, at any time while they are out (CELT-15, SPT-27, WLS-16). */
export function ChildAloneTap() {
  return <Act act="child alone">A child is alone here who should not be</Act>;
}

/** Who has it, and their number; until then, whom to ring. More words can be added. */
export function ChildAloneTold({
  visit,
  told,
  outing,
  scene,
}: {
  /** The visit from which it was told: more words go there. */
  visit: string;
  told: ChildAlone;
  outing: Outing;
  scene: Scene;
}) {
  const several = outing.stops.length > 1;
  const address = outing.stops.find((stop) => stop.visit === visit)?.address ?? '';
  const { staff } = scene.school;
  const taken = told.acknowledged;
  const team = [...addressesIn(staff, 'safeguarding lead'), ...addressesIn(staff, 'safeguarding team')];
  const ring = taken
    ? [taken.by]
    : [...new Set(team)].filter((email) => !outing.visitors.some((v) => v.email === email));
  const contacts = ring.flatMap((email) => personAt(staff, email) ?? []).slice(0, 2);
  return (
    <section class={`panel ${taken ? '' : 'warn'}`.trim()}>
      <h2>
        A child is alone{several ? ` at ${address}` : ''}:{' '}
        {taken
          ? `${nameOf(staff, taken.by)} has this, since ${timeWords(taken.at, scene.now)}`
          : `the safeguarding team was told at ${timeWords(told.at, scene.now)}`}
      </h2>
      {taken?.words && <p>“{taken.words}”</p>}
      <p>{taken ? 'Ring them for what to do.' : 'Nobody has answered yet: ring one of them.'} In danger now: 999.</p>
      <Contacts list={contacts.map(({ name, job, mobile }) => ({ name, what: job, phone: mobile }))} />
      {outing.backAt === null && (
        <Reveal id={`child-more-${visit}`} label="Tell them more">
          <ActForm act="child alone">
            <Words
              id={`child-words-${visit}`}
              name="words"
              label="What you see: who is there, how old, how they are"
              rows={2}
              required
            />
            <Submit send={{ visit }}>Send this line</Submit>
          </ActForm>
        </Reveal>
      )}
    </section>
  );
}

/** Taking a child along, decided at the door: never refused, told at once (CELT-19, NAS-06). */
export function TakeAChild({ outing, scene }: { outing: Outing; scene: Scene }) {
  const { rules } = outing;
  return (
    <Reveal id="carrying" label="We are taking a child with us">
      <ActForm act="carrying a child">
        <p>You need not: ring school, or ask the family to bring the child.</p>
        <Points points={guidanceFor(scene.school, scene.policy, 'carrying a child')} />
        <Entry id="carrying-age" name="age" label="Age in years, if you know it" />
        <Entry id="carrying-cm" name="cm" label="Height in cm, if you know it" />
        {rules.carrying?.seatUntilAge != null && (
          <Tick id="carrying-seat" name="seat" value="yes" alone>
            A seat that fits the child is in the car
          </Tick>
        )}
        <Words id="carrying-words" name="words" label="Why, in a few words" rows={2} />
        <Submit>Tell school</Submit>
      </ActForm>
    </Reveal>
  );
}

/** What the policy asks for a child in the car and is not met, as far as is known. */
export function ChildInTheCar({ outing, scene }: { outing: Outing; scene: Scene }) {
  const gaps = carryingGaps(outing, scene.school, scene.now);
  if (!outing.carried || gaps.length === 0) return null;
  return (
    <Panel tone="warn" title="With a child in the car, this is not met">
      <Points points={gaps} />
      <p>You can still choose not to take the child. School knows: ring for advice.</p>
      <Act act="carrying a child" send={{ not: true }}>
        We are not taking the child
      </Act>
    </Panel>
  );
}
