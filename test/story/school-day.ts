// A day at a made-up school: its people fill forms, read mail, tap on pages, and the clock goes on.
import { join } from 'node:path';
import { foundSchool, schoolOf } from '../../local/school';
import { Refused } from '../../local/workspace/errors';
import type { Mail, Submitted, Answer as Typed } from '../../local/workspace/types';
import type { Workspace } from '../../local/workspace/workspace';
import { assessmentDefaults, formPlan } from '../../src/forms';
import type { Outing } from '../../src/outing/record';
import type { PageAnswer } from '../../src/pages/view';
import { policyOf, rulesInForce } from '../../src/policy';
import type { FormName, Policy, Rules } from '../../src/policy/schema';
import { addressesIn } from '../../src/school/people';
import type { School } from '../../src/school/school';
import { instantOf, localDate, localTime, MINUTE } from '../../src/time';
import { type Answers, arrival, type Visit } from '../../src/visit/record';
import { rowsOf } from './open-rows';
import { ordinaryAnswers } from './ordinary';
import { PEOPLE } from './people';
import { asText, typedAnswer } from './words';

export { PEOPLE } from './people';
export { asText, without } from './words';

export const DIST = join(__dirname, '../../build/dist');
export const WEB_APP = 'https://script.google.com/a/macros/school.example/s/DEPLOYMENT/exec';

/** The schools as they stand when they have been set up, by policy: set up once a test file. */
const founded = new Map<string, Workspace>();

/**
 * The made-up school that follows `policy`, set up, on Tuesday 12 May 2026 at 09:00; run from another folder where its
 * script is not quite as built.
 */
export function schoolDay({ policy = 'spt', dist = DIST }: { policy?: string; dist?: string } = {}): SchoolDay {
  const school = founded.get(policy) ?? foundSchool({ dist: DIST, webAppUrl: WEB_APP, school: schoolOf(policy) });
  founded.set(policy, school);
  return new SchoolDay(school.branch({ dist }));
}

export class SchoolDay {
  /** The deployment at which people open pages; the owner's unless told. */
  webApp?: string;

  constructor(readonly workspace: Workspace) {}

  /** The same day, to be gone on with in another way. */
  branch({ dist }: { dist?: string } = {}): SchoolDay {
    return new SchoolDay(this.workspace.branch({ dist }));
  }

  /** What stands in the Control spreadsheet's sheet Open: to look at, never to change. */
  private records() {
    const open = this.workspace.spreadsheet(this.workspace.controlId).sheet('Open');
    return rowsOf(open).flatMap(({ read }) => (read.what === 'record' ? [read.record] : []));
  }

  /** The visits and outings that are open. */
  get openRecords(): (Visit | Outing)[] {
    return this.records().filter((record) => record.kind !== 'school');
  }

  get school(): School {
    const school = this.records().find((record): record is School => record.kind === 'school');
    if (!school) throw new Error('The school is not set up.');
    return school;
  }

  visit(ref: string): Visit {
    const visit = this.records().find((record): record is Visit => record.ref === ref && record.kind === 'visit');
    if (!visit) throw new Error(`${ref} is not open.`);
    return visit;
  }

  outing(ref = 'OUT-0001'): Outing {
    const outing = this.records().find((record): record is Outing => record.ref === ref && record.kind === 'outing');
    if (!outing) throw new Error(`${ref} is not open.`);
    return outing;
  }

  /** `Maya Osei (maya.osei@school.example)`: how a person stands in a form's choices. */
  choice(email: string): string {
    return `${this.workspace.nameOf(email)} (${email})`;
  }

  // ---- forms ------------------------------------------------------------------------------------------------------

  get policy(): Policy {
    return policyOf(this.school.settings.policy);
  }

  get rules(): Rules {
    return rulesInForce(this.policy, this.school.settings);
  }

  /** The ordinary answers to what this school's policy asks in a form. */
  private ordinary(form: FormName, ref = ''): Answers {
    const going = [PEOPLE.visitor, PEOPLE.colleague].slice(0, this.rules.party.least);
    const visitors = going.map((email) => this.choice(email));
    return ordinaryAnswers(form, { policy: this.policy, visitors, today: localDate(this.workspace.now), ref });
  }

  /** An ordinary visit this afternoon, by as few as may go: told, agreed, nothing to worry about. */
  ordinaryRequest(changes: Answers = {}): Answers {
    const usual = this.ordinary('request');
    const { arrive } = changes;
    // Whoever arrives at another time leaves at another.
    if ('leaveBy' in usual && typeof arrive === 'string')
      usual.leaveBy = localTime(instantOf(localDate(this.workspace.now), arrive) + 30 * MINUTE);
    return { ...usual, ...changes };
  }

  /** The risk assessment as its link fills it in, with the few questions that are left answered. */
  ordinaryAssessment(ref: string, changes: Answers = {}): Answers {
    const filled = assessmentDefaults(this.policy, this.visit(ref), this.school.settings);
    return { ...filled, ...this.ordinary('assessment', ref), ...changes };
  }

  ordinaryReport(ref: string, changes: Answers = {}): Answers {
    return { ...this.ordinary('report', ref), ...changes };
  }

  ordinaryIncident(ref: string, changes: Answers = {}): Answers {
    return { ...this.ordinary('incident', ref), ...changes };
  }

  /** A person fills in a form and sends it. Throws Google's refusal where the form does not take it. */
  sends(form: FormName, answers: Answers, as: string = PEOPLE.visitor): Submitted {
    const file = this.school.files.forms[form];
    if (!file) throw new Error(`There is no form ${form}.`);
    return this.workspace.submitForm(file.id, this.typed(form, answers), { as });
  }

  /** A form that Google does not take: the titles of the questions that it points at. */
  isNotTaken(form: FormName, answers: Answers, as: string = PEOPLE.visitor): string[] {
    try {
      this.sends(form, answers, as);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const items = this.workspace.form(this.school.files.forms[form]?.id ?? '').pages.flatMap((page) => page.items);
      return items.filter(({ id }) => String(id) in error.problems).map(({ title }) => title);
    }
    throw new Error(`The form ${form} was taken.`);
  }

  /** The same by the link that a mail gave for putting an answer right. */
  changes(form: FormName, editUrl: string, answers: Answers, as: string = PEOPLE.visitor): Submitted {
    // Nobody changes an answer in the moment in which it was sent.
    this.workspace.passTime(20_000);
    return this.workspace.editResponse(editUrl, this.typed(form, answers), { as });
  }

  /** Answers as a person gives them: by item, found by its title; a grid row by row. */
  typed(form: FormName, answers: Answers): Record<string, Typed> {
    const { school } = this;
    const { items } = formPlan(form, this.policy, school);
    const pages = this.workspace.form(school.files.forms[form]?.id ?? '').pages;
    const built = pages.flatMap((page) => page.items);
    return Object.fromEntries(
      Object.entries(answers).map(([key, answer]) => {
        const item = items.find((one) => one.key === key);
        if (!item) throw new Error(`The form ${form} has no question ${key}.`);
        // Two questions may be called the same: then their order tells them apart.
        const nth = items.filter(({ kind, title }) => kind !== 'page' && title === item.title).indexOf(item);
        const found = built.filter(({ title }) => title === item.title)[nth];
        if (!found) throw new Error(`The form ${form} shows no “${item.title}”.`);
        return [String(found.id), typedAnswer(item, answer)];
      }),
    );
  }

  /** Asks for a visit; gives its reference. */
  asks(changes: Answers = {}, as: string = PEOPLE.visitor): string {
    const before = this.school.lastVisit;
    this.sends('request', this.ordinaryRequest(changes), as);
    const after = this.school.lastVisit;
    if (after === before) throw new Error('The request was not taken in.');
    return `HV-${String(after).padStart(4, '0')}`;
  }

  /** Asks for a visit and, where the policy asks for that, assesses it; gives its reference. */
  asksAndAssesses(changes: Answers = {}, assessment: Answers = {}, as: string = PEOPLE.visitor): string {
    const ref = this.asks(changes, as);
    if (this.rules.assessment !== 'not asked') this.sends('assessment', this.ordinaryAssessment(ref, assessment), as);
    return ref;
  }

  /** A visit that is asked for, assessed and approved, or cleared where nobody has to decide; gives its reference. */
  approved(changes: Answers = {}, assessment: Answers = {}): string {
    const ref = this.asksAndAssesses(changes, assessment);
    if (this.rules.approval.when !== 'always') return ref;
    const people = this.visit(ref).request.visitors.length;
    this.taps(this.approver(ref), { page: 'visit', ref, act: 'approve', party: people > 1 ? 'in a pair' : 'alone' });
    return ref;
  }

  /** Who decides on this visit: the first in the roles that do who does not go on it. */
  approver(ref: string): string {
    const { staff } = this.school;
    const { rules, request } = this.visit(ref);
    const found = rules.approval.by
      .flatMap((role) => addressesIn(staff, role))
      .find((email) => !request.visitors.includes(email));
    if (!found) throw new Error(`Nobody at this school can decide on ${ref}.`);
    return found;
  }

  /** Who watches at this school: Kwame where he may, else the first who may. */
  get watcher(): string {
    return this.watcherUnder(this.rules);
  }

  private watcherUnder({ watch }: Rules): string {
    const may = addressesIn(this.school.staff, watch.by);
    const found = may.includes(PEOPLE.watcher) ? PEOPLE.watcher : may[0];
    if (!found) throw new Error(`Nobody at this school is ${watch.by}.`);
    return found;
  }

  // ---- pages ------------------------------------------------------------------------------------------------------

  /** What a page reads like to this person, as text. */
  reads(as: string | null, params: Record<string, string>): string {
    return asText(this.workspace.openPage(params, { as, at: this.webApp }).html);
  }

  /** A tap on a page. Gives what the page is told; throws where Google itself refused. */
  tries(as: string | null, request: Record<string, unknown>): PageAnswer {
    const seen = request.seen ?? this.versionOf(String(request.ref ?? ''));
    const answer = this.workspace.callFromPage('act', [{ ref: '', ...request, seen }], { as, at: this.webApp });
    if (!answer.ok) throw new Error(answer.error);
    return answer.result as PageAnswer;
  }

  /** A tap that must be taken; gives the page after it, as text. */
  taps(as: string, request: Record<string, unknown>): string {
    const answer = this.tries(as, request);
    if (!answer.ok) throw new Error(`Refused: ${answer.reasons.join(' ')}`);
    return asText(answer.html);
  }

  /** A tap that must be refused; gives the reasons. */
  isRefused(as: string | null, request: Record<string, unknown>): string {
    const answer = this.tries(as, request);
    if (answer.ok) throw new Error(`It was taken: ${answer.said}`);
    return answer.reasons.join('\n');
  }

  private versionOf(ref: string): number {
    return this.records().find((record) => record.ref === ref)?.version ?? this.school.version;
  }

  /** Everything a sign-out asks under the rules of these visits, answered. */
  signOutFor(refs: string[], changes: Record<string, unknown> = {}): Record<string, unknown> {
    const visits = refs.map((ref) => this.visit(ref));
    const visitors = [...new Set(visits.flatMap((visit) => visit.request.visitors))];
    const rules = visits[0]?.rules ?? this.rules;
    const { signOutAsks, insurance, carrying, safeWord } = rules;
    const byVisit = (words: (visit: Visit) => string) =>
      Object.fromEntries(visits.map((visit) => [visit.ref, words(visit)]));
    return {
      page: 'leave',
      ref: refs[0],
      act: 'sign out',
      visits: refs,
      mobiles: Object.fromEntries(visitors.map((email) => [email, '07700 900111'])),
      transport: 'Car',
      car: 'TK19 ZDF',
      ...(insurance || carrying ? { driver: visitors[0] } : {}),
      ...(carrying ? { seat: true } : {}),
      ...(signOutAsks.includes('whom they see') ? { whomToSee: byVisit(() => 'Mum and Amelia') } : {}),
      ...(signOutAsks.includes('leaving the house') ? { leaves: byVisit(leavesAt) } : {}),
      ...(signOutAsks.includes('number saved') ? { numberSaved: true } : {}),
      watcher: this.watcherUnder(rules),
      due: '15:30',
      safeWord: safeWord ? 'blue folder' : '',
      controls: [...new Set(visits.flatMap((visit) => visit.assessment?.controls ?? []))],
      anyway: false,
      ...changes,
    };
  }

  /** Every visitor reads the policy, then one of them signs out. Gives the outing's reference. */
  leaves(refs: string[], changes: Record<string, unknown> = {}, as: string = PEOPLE.visitor): string {
    for (const email of new Set(refs.flatMap((ref) => this.visit(ref).request.visitors))) this.readsPolicy(email);
    this.taps(as, this.signOutFor(refs, changes));
    return `OUT-${String(this.school.lastOuting).padStart(4, '0')}`;
  }

  readsPolicy(as: string): void {
    this.taps(as, { page: 'read', act: 'read and understood' });
  }

  /** A tap on an outing's page. */
  says(as: string, ref: string, act: string, fields: Record<string, unknown> = {}): string {
    return this.taps(as, { page: 'outing', ref, act, ...fields });
  }

  // ---- mail -------------------------------------------------------------------------------------------------------

  inbox(email: string): Mail[] {
    return this.workspace.inbox(email);
  }

  subjects(email: string): string[] {
    return this.inbox(email).map((mail) => mail.subject);
  }

  /** The newest mail to this person whose subject holds these words. */
  mailTo(email: string, words: string | RegExp): Mail {
    const found = this.inbox(email).filter((mail) =>
      typeof words === 'string' ? mail.subject.includes(words) : words.test(mail.subject),
    );
    const mail = found[found.length - 1];
    if (!mail) throw new Error(`${email} has no mail about “${words}”. There is: ${this.subjects(email).join(' | ')}`);
    return mail;
  }

  /** Who got mail since, by address, each once. */
  toldSince(count: number): string[] {
    return [
      ...new Set(
        this.workspace
          .mails()
          .slice(count)
          .flatMap((mail) => mail.to),
      ),
    ].sort();
  }

  get mailCount(): number {
    return this.workspace.mails().length;
  }

  // ---- time and sheets --------------------------------------------------------------------------------------------

  /** The clock goes to a time of the day, with every tick in between. */
  until(time: string, date = localDate(this.workspace.now)): void {
    this.workspace.advanceTo(instantOf(date, time));
    const failed = this.workspace.executions.filter((execution) => !execution.ok && !execution.killed);
    if (failed.length > 0)
      throw new Error(failed.map((one) => `${one.fn}: ${one.error}\n${one.stack ?? ''}`).join('\n'));
  }

  /** The clock leaps to a time of the day in which nothing was due before; one tick runs when it is there. */
  leaps(time: string, date = localDate(this.workspace.now)): void {
    this.workspace.setClockWithoutTriggers(instantOf(date, time) - MINUTE);
    this.until(time, date);
  }

  /** A sheet of the Register as people see it, a line a row, cells by header. */
  board(sheet: 'Today' | 'Register' | 'Actions'): Record<string, string>[] {
    const file = this.workspace.spreadsheet(this.school.files.register);
    const { display } = file.sheet(sheet);
    const head = display.findIndex((cells) => cells.includes('Ref'));
    const headers = display[head] ?? [];
    return display
      .slice(head + 1)
      .map((cells) => Object.fromEntries(headers.map((header, i) => [header, cells[i] ?? ''])))
      .filter((row) => (row.Ref ?? '') !== '');
  }
}

/** Half an hour after they mean to be at the door. */
function leavesAt(visit: Visit): string {
  return localTime(arrival(visit) + 30 * MINUTE);
}
