// Deciding on a visit's page: approve or not; stop what nobody had to approve; an approval by phone; papers that can wait.
import { nameOf } from '../school/people';
import { timeWords } from '../time';
import { asksInstead, partySize, reasonsWanted } from '../visit/weighing';
import { Act, ActForm, Choose, Panel, Reveal, Submit, Words } from './parts';
import type { VisitView } from './view';

interface Viewed {
  view: VisitView;
}

/** Where the policy would rather have the family in school, that comes first (WNA-14). */
function InviteFirst() {
  return (
    <ActForm act="invite into school" class="panel warn">
      <h2>Invite them into school</h2>
      <p>The policy would rather see the family at school: ring them or write, with a choice of times.</p>
      <Words id="invite-words" name="words" label="A word for who asked, if any" rows={2} />
      <Submit>Invite into school instead</Submit>
    </ActForm>
  );
}

function PartyButtons({ view }: Viewed) {
  const { visit } = view;
  const pair = partySize(visit) > 1;
  const go = asksInstead(visit) ? '' : 'go';
  return (
    <div class="row">
      <Submit class={pair ? go : ''} send={{ party: 'in a pair' }}>
        {pair ? 'Approve, in a pair' : 'Only in a pair: send back'}
      </Submit>
      {visit.rules.party.least < 2 && !pair && (
        <Submit class={go} send={{ party: 'alone' }}>
          Approve, alone
        </Submit>
      )}
    </div>
  );
}

/** The decision. What needs a reason says so beside the words. */
export function Decide({ view }: Viewed) {
  const { visit } = view;
  const instead = asksInstead(visit);
  const reason = reasonsWanted(visit).length > 0;
  return (
    <>
      {instead && <InviteFirst />}
      <ActForm act="approve" class="panel">
        <h2>{instead ? 'Or let them go all the same' : 'Decide'}</h2>
        <Words
          id="approve-words"
          name="words"
          label={reason ? 'Your reason for approving all the same' : 'Conditions, or how you weighed the cautions'}
          help={
            reason
              ? 'The visitors read this.'
              : 'The visitors read this. Some cautions need it before they can be approved.'
          }
        />
        <PartyButtons view={view} />
        {partySize(visit) < 2 && (
          <p class="quiet">One visitor is named: “only in a pair” sends it back for a companion.</p>
        )}
      </ActForm>
      <NotSo label={`Not like this: send back, ${instead ? '' : 'invite in, '}decline`} invite={!instead} />
    </>
  );
}

function NotSo({ label, invite }: { label: string; invite: boolean }) {
  return (
    <Reveal id="not-so" label={label}>
      <ActForm act="send back">
        <Words id="not-so-words" name="words" label="Why, in words for who asked" required />
        <div class="row">
          <Submit class="">Send back to be put right</Submit>
          {invite && (
            <Submit class="" does="invite into school">
              Invite into school instead
            </Submit>
          )}
          <Submit class="" does="decline">
            Decline
          </Submit>
        </div>
      </ActForm>
    </Reveal>
  );
}

/** For the approver: somebody wrote down that they said yes on the phone. */
function Confirm({ view }: Viewed) {
  const { decision } = view.visit;
  if (!view.may.confirm || !decision?.byPhone) return null;
  const { staff } = view.scene.school;
  return (
    <Panel tone="warn" title="Did you approve this by phone?">
      <p>
        {nameOf(staff, decision.byPhone.recordedBy)} wrote down at {timeWords(decision.at, view.scene.now)} that{' '}
        {decision.by === view.scene.reader.email ? 'you' : nameOf(staff, decision.by)} approved it, {decision.party}: “
        {decision.words}”
      </p>
      <Act act="confirm approval" class="go full">
        Yes, it was so
      </Act>
    </Panel>
  );
}

/** For the office: an approver said yes on the phone. The visit is approved at once, and the approver asked to confirm. */
function ByPhone({ view }: Viewed) {
  const { approvers, visit } = view;
  if (approvers.length === 0) return null;
  const reason = reasonsWanted(visit).length > 0;
  return (
    <Reveal id="by-phone" label="Approved on the phone? Write it down">
      <p class="quiet">
        They may go at once. Whoever approved it gets a mail to confirm; if they do not within the hour, school leaders
        hear.
      </p>
      <ActForm act="approved by phone">
        <Choose
          id="phone-by"
          name="by"
          label="Who approved it"
          choices={approvers.map(({ email, name }) => ({ value: email, words: name }))}
        />
        <Words
          id="phone-words"
          name="words"
          label={reason ? 'What they said, with their reason for approving all the same' : 'What they said'}
          rows={2}
          required
        />
        <div class="row">
          {partySize(visit) > 1 && (
            <Submit class="" send={{ party: 'in a pair' }}>
              Approved, in a pair
            </Submit>
          )}
          {visit.rules.party.least < 2 && partySize(visit) < 2 && (
            <Submit class="" send={{ party: 'alone' }}>
              Approved, alone
            </Submit>
          )}
        </div>
      </ActForm>
    </Reveal>
  );
}

/** Papers can wait in an emergency, with a name and a reason; what never waits is said. */
function Override({ view }: Viewed) {
  if (!view.may.override) return null;
  return (
    <Reveal id="override" label="An emergency? Let papers wait">
      <p class="quiet">
        Policy not read, a control not ticked, an insurance not shown: they can leave all the same. Approval, address,
        mobile, car seat, time of return and who watches never wait. The safeguarding lead is told.
      </p>
      <ActForm act="override">
        <Words id="override-words" name="words" label="Your reason" rows={2} required />
        <Submit class="">Let papers wait for this visit</Submit>
      </ActForm>
    </Reveal>
  );
}

/** What can be done about a decision by whoever is not asked for one now. */
export function AboutDecision({ view }: Viewed) {
  const { may, visit, scene } = view;
  const { override } = visit;
  return (
    <>
      <Confirm view={view} />
      {override && (
        <Panel tone="warn">
          <p>
            {nameOf(scene.school.staff, override.by)} lets papers wait for this visit: “{override.words}”
          </p>
        </Panel>
      )}
      {may.overrule && (
        <NotSo label={may.confirm ? 'No: stop it' : 'Not like this? Stop it: invite in, send back, decline'} invite />
      )}
      <ByPhone view={view} />
      <Override view={view} />
    </>
  );
}
