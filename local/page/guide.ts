// Which steps of the guided first visit are done, seen from the Workspace's records and mails.
import { formLink } from '../../src/app/facts';
import { policyOf, rulesInForce } from '../../src/policy';
import { baseAddress } from '../workspace/mailboxes';
import { differs, type GuideFacts, stepsAt, VISITOR } from './guide-steps';
import type { GuideView } from './protocol';
import type { Records } from './records';
import type { Session } from './session';

/** When somebody last opened a spreadsheet, by `address file`. */
export type Openings = Map<string, number>;

/** The guide as the school's policy has it now; a visit under way keeps the rules that it was approved under. */
export function guideView(session: Session, records: Records): GuideView {
  const facts = factsOf(session, records);
  const { school } = records;
  const madeUp = session.school;
  const policy = policyOf(school?.settings.policy ?? madeUp.policy);
  const rules = facts.visit?.rules ?? (school ? rulesInForce(policy, school.settings) : policy.rules);
  const steps = stepsAt(madeUp, rules).map(({ key, title, who, words, place, clock = false, fills = false, done }) => {
    const email = who(facts);
    const person = madeUp.people.find((row) => row.email === email);
    return {
      ...{ key, title, clock, fills, who: email },
      whoName: person?.name ?? email,
      whoWhat: person?.job ?? '',
      words: words(facts),
      place: place(facts),
      done: done(facts),
    };
  });
  return { steps, current: steps.find(({ done }) => !done)?.key ?? null, differs: differs(rules) };
}

function factsOf({ workspace, openings }: Session, { school, visits, outings }: Records): GuideFacts {
  // A drill is nobody's first visit.
  const real = visits.filter(({ practice }) => !practice);
  const mine = real.filter(({ request }) => request.visitors.includes(VISITOR) || request.by === VISITOR);
  const visit = mine[mine.length - 1];
  return {
    school,
    visit,
    outing: outings.find(({ ref }) => ref === visit?.outing),
    now: workspace.now,
    mailTo: (email, ...words) =>
      [...workspace.mails()].reverse().find((mail) => {
        const text = `${mail.subject}\n${mail.body}`;
        return mail.to.some((to) => baseAddress(to) === email) && words.every((word) => text.includes(word));
      }),
    form: (name) => (school ? formLink(school, name, name === 'request' ? '' : visit?.ref) : ''),
    registerId: school?.files.register ?? '',
    openedAt: (email, file) => openings.get(`${email} ${file}`),
  };
}
