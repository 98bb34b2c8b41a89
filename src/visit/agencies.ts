// Agencies that work with the family: told by phone before anybody leaves, then by a letter that the requester has read.
import { type Decided, type Facts, refused } from '../record/decide';
import { logged, posted } from '../record/record';
import { isAddress, personAt } from '../school/people';
import { dueByEndOfDay, instantOf } from '../time';
import { withAction } from './actions';
import type { Action, Agency, Handed, Visit } from './record';

import { mayKeepRecords } from './who';

/** What was last done for an agency about the visit as it is planned now. */
export function doneFor(visit: Visit, agency: string, what: Handed['what']): Handed | undefined {
  return (visit.handed ?? []).filter((one) => one.to === agency && one.what === what && !one.old).pop();
}

/** The agencies that must be told before anybody leaves and are not (NAS-08). */
export function untold(visit: Visit): Agency[] {
  if (visit.rules.agencies !== 'told before leaving') return [];
  return (visit.request.agencies ?? []).filter(({ name }) => !doneFor(visit, name, 'told by phone'));
}

/** Who may tell an agency: whoever asked for the visit, goes, or keeps its records. */
export function mayTellAgencies(visit: Visit, email: string, { school }: Pick<Facts, 'school'>): boolean {
  const asked = visit.request.by === email && personAt(school.staff, email)?.active === true;
  return asked || mayKeepRecords(visit, email, school);
}

function agencyNamed(visit: Visit, name: string): Agency | undefined {
  return visit.request.agencies?.find((agency) => agency.name === name);
}

const TOLD: Handed['what'][] = ['told by phone', 'confirmed by letter'];
const NOT_THEIRS = 'Only who asked for the visit, the visitors, office and safeguarding can do this.';
const UNKNOWN = 'This agency is not on the Home Visit Form.';

/** What the requester owes by the end of the day of the visit: the letter, or the call as well where nobody has rung. */
const confirmWords = (agency: string) => `Confirm the visit by letter to ${agency}`;
const tellWords = (agency: string) => `Tell ${agency} of the visit by phone, and confirm it by letter`;
const isOwedTo = (what: string, agency: string) => [confirmWords(agency), tellWords(agency)].includes(what);

function handed(visit: Visit, to: string, what: Handed['what'], how: string, { now, actor }: Facts): Visit {
  return { ...visit, handed: [...(visit.handed ?? []), { to, what, how, at: now, by: actor.email }] };
}

/** A call to an agency: whom, when, what they said. From then on its confirmation by letter is owed (NAS-08, NAS-11). */
export function toldAgency(visit: Visit, agency: string, words: string, facts: Facts): Decided<Visit> {
  const { now, actor } = facts;
  if (!mayTellAgencies(visit, actor.email, facts)) return refused(visit, NOT_THEIRS);
  if (!agencyNamed(visit, agency)) return refused(visit, UNKNOWN);
  // What they said may be about the family: it stands on the page for those who may read it, and not in the log.
  const told = logged(
    handed(visit, agency, 'told by phone', words, facts),
    now,
    actor.email,
    `Told ${agency} by phone`,
  );
  return { record: owes(told, agency, confirmWords(agency), facts) };
}

/** The visit with an action for the agency, once. */
function owes(visit: Visit, agency: string, what: string, facts: Facts): Visit {
  const isOpen = visit.actions.some(({ what: open, done }) => isOwedTo(open, agency) && !done);
  if (isOpen || doneFor(visit, agency, 'confirmed by letter')) return visit;
  const owner = visit.request.by || (visit.request.visitors[0] ?? '');
  const due = instantOf(visit.request.date, facts.school.settings.dayEnds);
  return withAction(visit, what, owner, due, facts);
}

/**
 * The visit after its form was changed: one that is called something else now, and is known by its phone or e-mail, keeps
 * its call and its letter; of one that was added after they left telling it is owed.
 */
export function agenciesAmended(visit: Visit, before: Agency[], facts: Facts): Visit {
  const now = visit.request.agencies ?? [];
  const isIn = (list: Agency[], name: string) => list.some((one) => one.name === name);
  const same = (a: Agency, b: Agency) =>
    (a.phone.replace(/\D/g, '') === b.phone.replace(/\D/g, '') && a.contact === b.contact) ||
    (a.email !== '' && a.email === b.email);
  let next = visit;
  for (const old of before.filter(({ name }) => !isIn(now, name))) {
    const renamed = now.find((one) => !isIn(before, one.name) && same(old, one));
    if (!renamed) continue;
    const what = (words: string) =>
      words === confirmWords(old.name)
        ? confirmWords(renamed.name)
        : words === tellWords(old.name)
          ? tellWords(renamed.name)
          : words;
    next = {
      ...next,
      handed: (next.handed ?? []).map((one) => (one.to === old.name ? { ...one, to: renamed.name } : one)),
      actions: next.actions.map((action) => ({ ...action, what: what(action.what) })),
    };
  }
  return next.outing !== '' && next.closedAt === null ? agenciesAtLeaving(next, facts) : next;
}

/** What is owed to these agencies is owed no more, for the reason given. */
function owedNoMore(visit: Visit, words: string, { now, actor }: Facts): Visit {
  const done = { at: now, by: actor.email, words };
  return { ...visit, actions: visit.actions.map((one) => (isOwedToAgency(one) && !one.done ? { ...one, done } : one)) };
}

/** The visit is at another time or place: whoever was told of the old one is told anew. */
export function agenciesAnew(visit: Visit, facts: Facts): Visit {
  if (!visit.handed?.some(({ what }) => TOLD.includes(what))) return visit;
  const handed = visit.handed.map((one) => (TOLD.includes(one.what) ? { ...one, old: true } : one));
  return owedNoMore({ ...visit, handed }, 'The visit has changed: it is told anew', facts);
}

/** It is called off: whoever was told that somebody comes hears that nobody does. */
export function agenciesCalledOff(visit: Visit, facts: Facts): Visit {
  const told = (visit.request.agencies ?? []).filter(({ name }) => doneFor(visit, name, 'told by phone'));
  const owner = visit.request.by || (visit.request.visitors[0] ?? '');
  const due = dueByEndOfDay(facts.now, facts.school.settings);
  return told.reduce(
    (next, { name }) => withAction(next, `Tell ${name} that nobody comes`, owner, due, facts),
    owedNoMore(visit, 'The visit is called off', facts),
  );
}

/** Whether an action is an agency's letter: words or the letter itself close it, and no bare tap (NAS-11). */
export function isOwedToAgency({ what }: Action): boolean {
  return what.startsWith(confirmWords('')) || /^Tell .* of the visit by phone, and confirm it by letter$/.test(what);
}

/** They left though an agency was not told: telling it is owed all the same, and the letter with it. */
export function agenciesAtLeaving(visit: Visit, facts: Facts): Visit {
  return untold(visit).reduce((next, { name }) => owes(next, name, tellWords(name), facts), visit);
}

/** The letter to an agency, which whoever sends it has read: by e-mail where its address is known, else by post (NAS-11). */
export function confirmToAgency(visit: Visit, name: string, facts: Facts): Decided<Visit> {
  const { now, actor } = facts;
  if (!mayTellAgencies(visit, actor.email, facts)) return refused(visit, NOT_THEIRS);
  const agency = agencyNamed(visit, name);
  if (!agency) return refused(visit, UNKNOWN);
  if (doneFor(visit, name, 'confirmed by letter')) return { record: visit };
  const off =
    visit.cancelled ||
    visit.familyRefused ||
    ['declined', 'invited into school'].includes(visit.decision?.ruling ?? '');
  if (off && visit.outing === '' && !visit.made)
    return refused(visit, `This visit does not take place, so there is nothing to confirm to ${name}.`);
  if (!doneFor(visit, name, 'told by phone'))
    return refused(visit, `Ring ${name} first, and note what they said: the letter confirms it.`);
  if (agency.email !== '' && !isAddress(agency.email))
    return refused(
      visit,
      `“${agency.email}” is not one e-mail address. Put it right on the Home Visit Form, or take it out and write by post.`,
    );
  const how = agency.email === '' ? 'by post' : `to ${agency.email}`;
  let next = handed(visit, name, 'confirmed by letter', how, facts);
  const done = { at: now, by: actor.email, words: how };
  next = {
    ...next,
    actions: next.actions.map((one) => (isOwedTo(one.what, name) && !one.done ? { ...one, done } : one)),
  };
  next = logged(next, now, actor.email, `Confirmed the visit to ${name} ${how}`);
  if (agency.email === '') return { record: next };
  return { record: posted(next, now, 'agency confirmation', [agency.email], { params: { agency: name } }) };
}
