// Given, when, then: one school day of people asking, approving, going and coming back, with every letter kept by its minute.
import type { SignOut } from '../src/outing/acts';
import { decideOuting, type OutingAct, settled as settledOuting } from '../src/outing/decide';
import type { Outing } from '../src/outing/record';
import { signOut } from '../src/outing/sign-out';
import { rulesInForce } from '../src/policy';
import type { Policy } from '../src/policy/schema';
import type { Facts } from '../src/record/decide';
import type { Effect } from '../src/record/record';
import { ENGINE } from '../src/school/people';
import type { School, Settings, StaffMember } from '../src/school/school';
import { HOUR, type Instant, instantOf, localDate, localTime, MINUTE } from '../src/time';
import { PassedAct, type VisitAct } from '../src/visit/acts';
import { decideVisit, tellVisit } from '../src/visit/decide';
import { status, type Visit, type VisitStatus } from '../src/visit/record';
import { amendRequest, assessVisit, reportIncident, reportVisit, requestVisit } from '../src/visit/send-in';
import { settled as settledVisit } from '../src/visit/settle';
import {
  STAFF,
  sampleAssessment,
  samplePolicy,
  sampleReport,
  sampleRequest,
  sampleSchool,
  sampleSettings,
  TODAY,
} from './samples';

/** The people by first name: Joan is emergency contact and in the office, Helen leads safeguarding, Ruth is the head. */
export const {
  visitor: sam,
  companion: priya,
  watcher: joan,
  office: dev,
  safeguarding: rhys,
  lead: helen,
  senior: tom,
  headteacher: ruth,
  administrator: lee,
} = STAFF;

type Request = Visit['request'];
type Assessment = NonNullable<Visit['assessment']>;
type Report = NonNullable<Visit['report']>;
type Incident = NonNullable<Visit['incident']>;

interface Given {
  at?: string;
  date?: string;
  /** Who works here; by default everybody of the samples. */
  staff?: StaffMember[];
  settings?: Partial<Settings>;
  /** The policy in force; by default the samples' own. */
  policy?: Policy;
  /** Who has said "read and understood"; by default everybody. */
  read?: School['read'];
}

/** The usual sign-out of Sam and Priya for HV-0001: everything that the gates ask for. */
export const USUAL_SIGN_OUT: SignOut = {
  act: 'sign out',
  visits: ['HV-0001'],
  mobiles: { [sam.email]: sam.mobile, [priya.email]: priya.mobile },
  transport: 'Car',
  car: 'MA21 KVX',
  watcher: joan.email,
  due: '15:30',
  driver: sam.email,
  whomToSee: {},
  leaves: {},
  numberSaved: true,
  seat: false,
  safeWord: 'blue folder',
  controls: sampleAssessment().controls,
  anyway: false,
};

export class Day {
  now: Instant;
  school: School;
  visits = new Map<string, Visit>();
  outings = new Map<string, Outing>();
  private readonly policy: Policy;
  private letters: { at: Instant; letter: string; to: string; of: 'visit' | 'outing' }[] = [];

  constructor({ at = '09:00', date = TODAY, staff = Object.values(STAFF), settings = {}, read, policy }: Given) {
    this.policy = policy ?? samplePolicy();
    this.now = instantOf(date, at);
    const all = staff.map(({ email }) => ({ email, version: this.policy.version, at: 0 }));
    this.school = sampleSchool({ staff, settings: sampleSettings(settings), read: read ?? all });
  }

  facts(person?: StaffMember): Facts {
    const { policy } = this;
    const actor = person ? { email: person.email, name: person.name, by: 'page' as const } : ENGINE;
    return { now: this.now, actor, school: this.school, policy, rules: rulesInForce(policy, this.school.settings) };
  }

  // Given and when: the forms.

  /** A Home Visit Form is sent; Sam asks for Sam and Priya unless said otherwise. */
  asks(change: Partial<Request> = {}, ref = 'HV-0001'): this {
    const request = { ...sampleRequest(), at: this.now, responseId: ref, ...change };
    return this.keep(requestVisit(ref, request, this.facts(sam)));
  }

  /** The same form is sent again with changes. */
  changes(change: Partial<Request>, ref = 'HV-0001'): this {
    const visit = this.visit(ref);
    return this.keep(amendRequest(visit, { ...visit.request, at: this.now, ...change }, this.facts(sam)));
  }

  assesses(change: Partial<Assessment> = {}, ref = 'HV-0001'): this {
    const assessment = { ...sampleAssessment(), at: this.now, ...change };
    return this.keep(assessVisit(this.visit(ref), assessment, this.facts(sam)));
  }

  reports(change: Partial<Report> = {}, ref = 'HV-0001'): this {
    const report = { ...sampleReport(), at: this.now, ...change };
    return this.keep(reportVisit(this.visit(ref), report, this.facts(sam)));
  }

  hasIncident(change: Partial<Incident> = {}, ref = 'HV-0001'): this {
    const incident: Incident = {
      sort: 'Threat or aggression',
      what: 'Dad shouted and stood in the doorway.',
      answers: {},
      at: this.now,
      by: sam.email,
      responseId: 'incident',
      editUrl: '',
      ...change,
    };
    return this.keep(reportIncident(this.visit(ref), incident, this.facts(sam)));
  }

  // When: taps. Each answers with the refusal's words, or with nothing where it was done.

  onVisit(person: StaffMember, act: VisitAct, seen?: number, ref = 'HV-0001'): string {
    const { record, refusal } = decideVisit(this.visit(ref), act, this.facts(person), seen);
    this.keep(record);
    return (refusal ?? []).join(' ');
  }

  approves(person: StaffMember, party: 'alone' | 'in a pair' = 'in a pair', words = '', ref = 'HV-0001'): string {
    return this.onVisit(person, { act: 'approve', party, words }, undefined, ref);
  }

  onOuting(person: StaffMember, act: OutingAct, seen?: number, ref = 'OUT-1'): string {
    const { record, refusal } = decideOuting(this.outing(ref), act, this.facts(person), seen);
    this.keep(record);
    return (refusal ?? []).join(' ');
  }

  /** Signs out; the reasons why not, each by itself, and whether "I've gone anyway" is offered. */
  signsOut(person: StaffMember, change: Partial<SignOut> = {}): { refusal: string[]; offerAnyway: boolean } {
    const ref = `OUT-${this.outings.size + 1}`;
    const records = { ref, visits: [...this.visits.values()], outings: [...this.outings.values()] };
    const result = signOut({ ...USUAL_SIGN_OUT, ...change }, { ...this.facts(person), ...records });
    if ('refusal' in result) return result;
    for (const outing of [result.outing, ...result.others]) this.keep(outing);
    return { refusal: [], offerAnyway: false };
  }

  // When: time.

  /** The clock moves with nobody looking: the engine is down. */
  skipsTo(time: string, date = localDate(this.now)): this {
    this.now = instantOf(date, time);
    return this;
  }

  /** The clock moves and the engine looks every so many minutes, the last time at the time given. */
  until(time: string, date = localDate(this.now), every = 1): this {
    const end = instantOf(date, time);
    while (this.now < end) {
      this.now = Math.min(end, this.now + every * MINUTE);
      this.ticks();
    }
    return this;
  }

  ticks(): this {
    for (const visit of this.visits.values()) this.keep(settledVisit(visit, this.facts()));
    for (const outing of this.outings.values()) this.keep(settledOuting(outing, this.facts()));
    return this;
  }

  // Then.

  visit(ref = 'HV-0001'): Visit {
    const visit = this.visits.get(ref);
    if (!visit) throw new Error(`There is no ${ref}`);
    return visit;
  }

  outing(ref = 'OUT-1'): Outing {
    const outing = this.outings.get(ref);
    if (!outing) throw new Error(`There is no ${ref}`);
    return outing;
  }

  status(ref = 'HV-0001'): VisitStatus {
    return status(this.visit(ref), this.now);
  }

  /** The letters posted since this was last asked: `15:40 overdue: Joan, Dev`, each letter and minute one line. */
  post(about?: 'visit' | 'outing'): string[] {
    const lines = new Map<string, string[]>();
    for (const { at, letter, to, of } of this.letters) {
      if (about !== undefined && of !== about) continue;
      const line = `${localTime(at)} ${letter}`;
      lines.set(line, [...(lines.get(line) ?? []), this.firstName(to)]);
    }
    this.letters = [];
    return [...lines].map(([line, people]) => `${line}: ${people.join(', ')}`);
  }

  /** The log's words, newest last. */
  log(of: Visit | Outing = this.visit()): string[] {
    return of.log.map(({ words }) => words);
  }

  private firstName(email: string): string {
    return this.school.staff.find((member) => member.email === email)?.name.split(' ')[0] ?? email;
  }

  /** Saves the record as the shell does: letters go out, and visits hear what their outing tells them. */
  private keep(record: Visit | Outing): this {
    const saved = { ...record, outbox: [] };
    if (saved.kind === 'visit') this.visits.set(saved.ref, saved);
    else this.outings.set(saved.ref, saved);
    for (const effect of record.outbox) this.carriesOut(effect, record.kind);
    return this;
  }

  private carriesOut(effect: Effect, of: 'visit' | 'outing'): void {
    if (effect.kind === 'letter') {
      this.letters.push({ at: effect.queuedAt, letter: effect.letter, to: effect.to, of });
      return;
    }
    const visit = this.visits.get(effect.to);
    if (visit) this.keep(tellVisit(visit, PassedAct().parse(effect.act), this.facts()));
  }
}

/** An ordinary Tuesday at nine, with nothing asked for yet. */
export function aDay(given: Given = {}): Day {
  return new Day(given);
}

/** HV-0001 asked for and assessed at nine, for 14:15 to 15:30, by Sam with Priya; the letters so far are read. */
export function aRequest(given: Given = {}, change: Partial<Request> = {}): Day {
  const day = aDay(given).asks(change).assesses();
  day.post();
  return day;
}

/** The same, approved in a pair at ten, and now it is five to two. */
export function anApprovedVisit(given: Given = {}, change: Partial<Request> = {}): Day {
  const day = aRequest(given, change).skipsTo('10:00');
  // An immediate concern is approved with a reason alone.
  expectNothing(day.approves(helen, 'in a pair', change.immediateConcern ? 'We go at once' : ''));
  day.skipsTo('13:55').post();
  return day;
}

/** The same, and they have left for it: OUT-1, back by 15:30, with Joan watching. */
export function anOuting(given: Given = {}, change: Partial<SignOut> = {}): Day {
  const day = anApprovedVisit(given);
  expectNothing(day.signsOut(sam, change).refusal.join(' '));
  expectNothing(day.onOuting(joan, { act: "I'm watching" }));
  day.post();
  return day;
}

/** The same, and they were there from 14:15 to 14:40 and are back since 14:55; report and CPOMS are owed. */
export function aVisitMade(given: Given = {}): Day {
  const day = anOuting(given).skipsTo('14:15');
  day.onOuting(sam, { act: 'arrived' });
  day.skipsTo('14:40').onOuting(sam, { act: 'left', how: 'visited' });
  day.skipsTo('14:55').onOuting(sam, { act: 'back' });
  day.post();
  return day;
}

/** A member of staff with something changed: another role, inactive. */
export function staffWith(...changed: StaffMember[]): StaffMember[] {
  return Object.values(STAFF).map((member: StaffMember) => changed.find((c) => c.email === member.email) ?? member);
}

export function without(...gone: StaffMember[]): StaffMember[] {
  return Object.values(STAFF).filter((member) => !gone.some((g) => g.email === member.email));
}

function expectNothing(refusal: string): void {
  if (refusal !== '') throw new Error(`Not a given: ${refusal}`);
}

export { HOUR, MINUTE, TODAY };
