// The guided first visit as data: who to be, what to do, where, and how it is seen to be done.
import type { Outing } from '../../src/outing/record';
import type { Role, Rules } from '../../src/policy/schema';
import { listWords } from '../../src/school/people';
import type { School } from '../../src/school/school';
import type { Visit } from '../../src/visit/record';
import { alderPark, type MadeUpSchool } from '../school';
import type { Mail } from '../workspace/types';
import type { Place } from './protocol';

/** What a step can see. Visit and outing are the newest that the guide's visitor asked for. */
export interface GuideFacts {
  school: School | undefined;
  visit: Visit | undefined;
  outing: Outing | undefined;
  now: number;
  /** The newest mail to somebody whose subject or body holds all of these words. */
  mailTo(email: string, ...words: string[]): Mail | undefined;
  /** The address of a form with the visit's reference filled in. */
  form(name: 'request' | 'assessment' | 'report'): string;
  registerId: string;
  /** When this person last opened that spreadsheet; undefined: not since the server started. */
  openedAt(email: string, file: string): number | undefined;
}

export interface Step {
  key: string;
  title: string;
  /** Whom to be: an address. */
  who: (facts: GuideFacts) => string;
  words: (facts: GuideFacts) => string;
  /** Null: it happens at the clock, which is always in sight. */
  place: (facts: GuideFacts) => Place | null;
  /** Whether time has to pass. */
  clock?: boolean;
  /** Whether the form there can be filled in with made-up answers. */
  fills?: boolean;
  done: (facts: GuideFacts) => boolean;
}

const at = (name: string): string => alderPark.people.find((person) => person.name === name)?.email ?? alderPark.owner;

/** The guide's visitor, and who goes along where one alone may not. */
export const VISITOR = at('Maya Osei');
export const COMPANION = at('Daniel Hughes');
const OFFICE = at('Joanna Kowalska');

const visitor = () => VISITOR;
const firstName = (email: string) => alderPark.people.find((p) => p.email === email)?.name.split(' ')[0] ?? 'They';

/** The first of these people who has one of the roles at this school; the first with it at all where none of them has. */
function who({ people }: MadeUpSchool, roles: Role[], ...names: string[]): string {
  const may = people.filter((row) => row.email !== VISITOR && row.roles.some((role) => roles.includes(role)));
  const found = names.map((name) => may.find((row) => row.name === name)).find((row) => row) ?? may[0];
  return found?.email ?? at('Patricia Doyle');
}

/** What is as it is at this school, in a line for the guide's head. */
export function differs({ party, approval, assessment, watch }: Rules): string {
  const by = listWords(approval.by, 'or');
  const parts = [
    party.least > 1 ? 'two go' : 'one may go alone',
    { first: 'a risk assessment comes first', advised: 'a risk assessment is advised', 'not asked': '' }[assessment],
    approval.when === 'always' ? `the ${by} decides` : `the ${by} decides only on a risk above low`,
    `the ${watch.by} watches`,
  ];
  return `Here ${listWords(parts.filter((part) => part !== ''))}.`;
}

/** A mail where there is one, else the page of the web app that it would lead to. */
function mailOr(mail: Mail | undefined, query: string): Place {
  return mail ? { at: 'inbox', mail: mail.id } : { at: 'webapp', query };
}

const page = (name: string, ref?: string): string => `p=${name}${ref ? `&ref=${ref}` : ''}`;

/** The steps at a school: what its rules do not ask is no step. */
export function stepsAt(school: MadeUpSchool, rules: Rules): Step[] {
  const { approval, assessment, party, recorded, copies } = rules;
  const approver = who(school, approval.by, 'Grace Adebayo', 'Patricia Doyle');
  const usualWatcher = who(school, [rules.watch.by], 'Ann Lee', 'Kwame Boateng', 'Patricia Doyle');
  const watcher = ({ outing }: GuideFacts) => outing?.watcher.email || usualWatcher;
  const deciders = listWords(approval.by, 'or');
  const records = listWords(recorded.on);
  const pair = party.least > 1;
  const steps: (Step | false)[] = [
    {
      key: 'read',
      title: 'Read the policy',
      who: visitor,
      words: () => 'Nobody goes out who has not read it. Look it through, then confirm at the foot of the page.',
      place: () => ({ at: 'webapp', query: page('read') }),
      done: ({ school }) => school?.read.some(({ email }) => email === VISITOR) ?? false,
    },
    pair && {
      key: 'read too',
      title: 'Both read it',
      who: () => COMPANION,
      words: () => 'Two go at this school, and both confirm that they have read the policy.',
      place: () => ({ at: 'webapp', query: page('read') }),
      done: ({ school }) => school?.read.some(({ email }) => email === COMPANION) ?? false,
    },
    {
      key: 'request',
      title: 'Ask for a visit',
      who: visitor,
      words: () => 'A pupil has been away and nobody answers. Fill in the Home Visit Form and send it.',
      place: (facts) => ({ at: 'forms', link: facts.form('request') }),
      fills: true,
      done: ({ visit }) => visit !== undefined,
    },
    assessment !== 'not asked' && {
      key: 'assess',
      title: 'Assess the risk',
      who: visitor,
      words: () =>
        `A mail has come with the risk assessment${assessment === 'advised' ? ', which is useful and not demanded' : ''}. Open it, follow its button, send the form.`,
      place: (facts) => {
        const mail = facts.visit && facts.mailTo(VISITOR, facts.visit.ref);
        return mail ? { at: 'inbox', mail: mail.id } : { at: 'forms', link: facts.form('assessment') };
      },
      fills: true,
      done: ({ visit }) => visit?.assessment != null,
    },
    approval.when === 'above low risk' && {
      key: 'informed',
      title: 'Nobody has to decide',
      who: () => approver,
      words: () => `The risk is low: the ${deciders} is told, and they may go. Read what came.`,
      place: ({ visit, mailTo }) => mailOr(visit && mailTo(approver, visit.ref), page('visit', visit?.ref)),
      done: ({ visit, mailTo }) => {
        const mail = visit && mailTo(approver, visit.ref);
        return (
          visit?.decision?.ruling === 'approved' && (!mail || mail.readBy.includes(approver) || visit.outing !== '')
        );
      },
    },
    approval.when === 'always' && {
      key: 'approve',
      title: 'Approve it',
      who: () => approver,
      words: () =>
        `The ${deciders} has been asked. Read what speaks for caution, open the visit from the mail, approve.`,
      place: ({ visit, mailTo }) => mailOr(visit && mailTo(approver, visit.ref), page('visit', visit?.ref)),
      done: ({ visit }) => visit?.decision?.ruling === 'approved',
    },
    {
      key: 'leave',
      title: 'Sign out',
      who: visitor,
      words: () => 'Off you go. On your phone: tick what is in place, choose who watches, say when you will be back.',
      place: ({ visit }) => ({ at: 'webapp', query: page('leave', visit?.ref) }),
      done: ({ visit }) => (visit?.outing ?? '') !== '',
    },
    {
      key: 'watch',
      title: 'Say “I’m watching”',
      who: watcher,
      words: () => 'You were asked to watch. Your mail already holds all that a 999 call would need. Accept by name.',
      place: (facts) => {
        const { outing } = facts;
        const mail =
          outing && (facts.mailTo(watcher(facts), outing.ref, 'You watch') ?? facts.mailTo(watcher(facts), outing.ref));
        return mailOr(mail, page('outing', outing?.ref));
      },
      done: ({ outing }) => (outing?.watcher.acceptedAt ?? null) !== null,
    },
    {
      key: 'visit',
      title: 'At the door, and away',
      who: visitor,
      words: () =>
        `One tap each: arrived, ${rules.entry.parentPresent ? 'asked in by a parent' : 'going in'}, left. You may let some minutes pass between them.`,
      place: ({ outing }) => ({ at: 'webapp', query: page('outing', outing?.ref) }),
      done: ({ outing }) => outing?.stops.every(({ leftAt }) => leftAt !== null) ?? false,
    },
    {
      key: 'late',
      title: 'Be late',
      who: watcher,
      words: ({ outing }) =>
        `Maya forgets to say that she is back. Press “Next event” at the clock until the alarm reaches ${firstName(outing?.watcher.email ?? usualWatcher)}: first ${pair ? 'the two of them are' : 'Maya is'} asked, ten minutes later the watcher.`,
      place: () => null,
      clock: true,
      done: ({ outing, now }) =>
        outing !== undefined &&
        (outing.backAt !== null || (now >= outing.due && outing.alerted.includes(outing.watcher.email))),
    },
    {
      key: 'answer',
      title: 'Answer the alarm',
      who: watcher,
      words: () =>
        `Open the alarm from the mail and say that you have it, or note down whom you rang. Then ${pair ? 'they' : 'she'} can be found.`,
      place: (facts) => {
        const { outing } = facts;
        return mailOr(outing && facts.mailTo(watcher(facts), outing.ref), page('outing', outing?.ref));
      },
      done: ({ outing }) =>
        outing !== undefined && (outing.backAt !== null || outing.answers.length > 0 || outing.attempts.length > 0),
    },
    {
      key: 'back',
      title: 'Back at school',
      who: visitor,
      words: () => 'You forgot to tap. Do it now: the watch ends, and everyone who was alarmed hears that all is well.',
      place: ({ outing }) => ({ at: 'webapp', query: page('outing', outing?.ref) }),
      done: ({ outing }) => outing !== undefined && outing.backAt !== null,
    },
    {
      key: 'report',
      title: 'Write the report',
      who: visitor,
      words: () => 'The mail about your return links to the Visit Report. A few sentences are enough.',
      place: (facts) => ({ at: 'forms', link: facts.form('report') }),
      fills: true,
      done: ({ visit }) => visit?.report != null,
    },
    {
      key: 'cpoms',
      title: copies ? 'File it and record it' : `Record it on ${records}`,
      who: visitor,
      words: () =>
        copies
          ? `The minutes go on the pupil’s file and to the parents, what was agreed on ${records}. Tap each when it is done: with the last the visit is closed.`
          : `Copy the text that is ready for ${records}, then say that it is recorded. With that the visit is closed.`,
      place: ({ visit }) => ({ at: 'webapp', query: page('visit', visit?.ref) }),
      done: ({ visit }) => visit != null && visit.closedAt !== null,
    },
    {
      key: 'closed',
      title: 'See it in the register',
      who: () => OFFICE,
      words: () => 'The office sees the whole visit as one row, without the confidential parts. That was it.',
      place: ({ registerId }) => ({ at: 'sheets', file: registerId, sheet: 'Register' }),
      done: ({ visit, registerId, openedAt }) =>
        visit != null && visit.closedAt !== null && (openedAt(OFFICE, registerId) ?? -1) >= visit.closedAt,
    },
  ];
  return steps.filter((step) => step !== false);
}
