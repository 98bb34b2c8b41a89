// The agencies of a visit: told by phone before anybody leaves, then confirmed by a letter that is read first (NAS-08, NAS-11).
import { agencyConfirmation } from '../letters/agency';
import { bodyText } from '../letters/content';
import { nameOf } from '../school/people';
import { timeWords } from '../time';
import { doneFor } from '../visit/agencies';
import type { Agency } from '../visit/record';
import { Act, ActForm, Panel, Reveal, Submit, Tel, Words } from './parts';
import type { VisitView } from './view';

function One({ agency, nth, view }: { agency: Agency; nth: number; view: VisitView }) {
  const { visit, scene, reads } = view;
  const { name, contact, phone, email } = agency;
  const told = doneFor(visit, name, 'told by phone');
  const confirmed = doneFor(visit, name, 'confirmed by letter');
  const letter = agencyConfirmation(visit, scene, { agency: name });
  const when = (done: { at: number; by: string }) =>
    `${timeWords(done.at, scene.now)} by ${nameOf(scene.school.staff, done.by)}`;
  return (
    <div class="person">
      <p>
        <strong>{name}</strong>, {contact} <Tel phone={phone} />
      </p>
      {told ? (
        <p>
          Told on the phone, {when(told)}
          {reads.concern && `: ${told.how}`}
        </p>
      ) : (
        <ActForm act="told agency">
          <Words
            id={`told-${nth}`}
            name="words"
            label="Whom you spoke to, when, what they said"
            help="Ring before you leave."
            rows={2}
            required
          />
          <Submit send={{ agency: name }}>{name} is told</Submit>
        </ActForm>
      )}
      {confirmed && <p>Confirmed by letter, {when(confirmed)}</p>}
      {told && !confirmed && (
        <>
          <p>
            <strong>A confirmation is still owed.</strong>
          </p>
          <Reveal id={`letter-${nth}`} label={`Read the letter to ${name}`}>
            <p>
              <strong>{letter.title}</strong>
            </p>
            <p class="answer">{bodyText(letter)}</p>
            <Act act="confirm to agency" send={{ agency: name }} class="go full">
              {email === '' ? 'I have sent it by post' : `Send it to ${email}`}
            </Act>
          </Reveal>
        </>
      )}
    </div>
  );
}

/** Shown to who may tell them, from the request on. */
export function Agencies({ view }: { view: VisitView }) {
  const { visit, may } = view;
  const agencies = visit.request.agencies ?? [];
  if (!may.agencies || may.decide || agencies.length === 0 || visit.rules.agencies !== 'told before leaving')
    return null;
  return (
    <Panel title="Agencies to tell">
      {agencies.map((agency, nth) => (
        <One key={agency.name} agency={agency} nth={nth} view={view} />
      ))}
    </Panel>
  );
}
