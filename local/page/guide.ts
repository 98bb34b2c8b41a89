// Which steps of the guided first visit are done, seen from the Workspace's records and mails.
import { formLink } from '../../src/app/facts';
import { alderPark } from '../school';
import { baseAddress } from '../workspace/mailboxes';
import type { Workspace } from '../workspace/workspace';
import { type GuideFacts, STEPS, VISITOR } from './guide-steps';
import type { GuideView } from './protocol';
import type { Records } from './records';

/** When somebody last opened a spreadsheet, by `address file`. */
export type Openings = Map<string, number>;

export function guideView(workspace: Workspace, records: Records, openings: Openings): GuideView {
  const facts = factsOf(workspace, records, openings);
  const steps = STEPS.map(({ key, title, who, words, place, clock = false, fills = false, done }) => {
    const email = who(facts);
    const person = alderPark.people.find((row) => row.email === email);
    return {
      ...{ key, title, clock, fills, who: email },
      whoName: person?.name ?? email,
      whoWhat: person?.job ?? '',
      words: words(facts),
      place: place(facts),
      done: done(facts),
    };
  });
  return { steps, current: steps.find(({ done }) => !done)?.key ?? null };
}

function factsOf(workspace: Workspace, { school, visits, outings }: Records, openings: Openings): GuideFacts {
  const mine = visits.filter(({ request }) => request.visitors.includes(VISITOR) || request.by === VISITOR);
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
