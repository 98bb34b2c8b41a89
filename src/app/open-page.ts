import { isDrill, outNow, rulesFor, watchersFor } from '../outing/gates';
import { isWatched, type Outing } from '../outing/record';
import { isVisitor as isOnOuting, isOutOn, mayAnswer, maySee as maySeeOuting } from '../outing/who';
import { renderPage } from '../pages/page';
import type { Contact, OutingView, Page, RetentionShown, View } from '../pages/view';
import { policyOf, rulesInForce } from '../policy';
import { roleName } from '../policy/role-names';
import type { Ports } from '../ports';
import { whatComesNext } from '../register/today';
import { mayDrill } from '../school/drill-people';
import { addressesIn, opensDesk, personAt, readAt, tidyEmail } from '../school/people';
import { gone, lostBy, missing } from '../school/roll';
import type { PageName } from '../school/scene';
import type { School, StaffMember, Unplaced } from '../school/school';
import { type Instant, localDate } from '../time';
import { awaitsDecision } from '../visit/deadlines';
import { status, type Visit } from '../visit/record';
import { mayAnswerUnplaced } from '../visit/unplaced';
import { isVisitor, mayDecide, maySee, withReadersIncident } from '../visit/who';
import { drillScene, drillsOf } from './drills-view';
import { formLink, sceneFor, staffAndOut } from './facts';
import { loadOpen, NotSetUp, type Open } from './open-records';
import { undelivered } from './outbox';
import { owedBy } from './owed-view';
import { retentionOf } from './retention-page';
import { visitOf } from './visit-view';

/** What stands in a page's address. */
export interface PageParams {
  p?: string;
  ref?: string;
}

/** What a view needs beyond the records. */
export interface Extra {
  safeWordShown?: boolean;
  engineRanAt?: Instant | null;
  retention?: RetentionShown;
}

const NOT_FOR_YOU = 'There is nothing here for you to open. If you think there should be, ask the school office.';

/** The page at an address, for the signed-in `email` ('' where Google does not say who it is). Changes nothing, ever. */
export function openPage(ports: Ports, email: string, params: PageParams, now: Instant): Page {
  try {
    const open = loadOpen(ports, now);
    return renderPage(viewFor(open, email, params, now, extraFor(ports, open, email, params, now)));
  } catch (error) {
    if (error instanceof NotSetUp) return renderPage({ page: 'refusal', words: error.message });
    console.error(error);
    return renderPage({
      page: 'refusal',
      words: 'This page could not be opened just now. Try again, or ring the school office.',
    });
  }
}

/** What is read for this page alone. */
export function extraFor(ports: Ports, open: Open, email: string, { p }: PageParams, now: Instant): Extra {
  if (p === 'desk') return { engineRanAt: ranAt(ports, open.school) };
  const retention = p === 'retention' ? retentionOf(ports, open, email, now) : undefined;
  return retention ? { retention } : {};
}

/** When the engine last ran, for the desk; where the register cannot be read the desk says that it does not know. */
export function ranAt(ports: Ports, school: School): Instant | null {
  try {
    return ports.views.lastRan(school);
  } catch {
    return null;
  }
}

/** The view at `params` for this person, from what is open. */
export function viewFor(open: Open, email: string, params: PageParams, now: Instant, extra: Extra = {}): View {
  const { school } = open;
  const officePhone = school.settings.officePhone;
  const reader = personAt(staffAndOut(open), tidyEmail(email));
  if (!reader?.active) {
    const own = open.outings.filter((outing) => reader && isOutOn(outing, reader.email));
    const outing = own.find(({ ref }) => ref === params.ref) ?? own[0];
    // Whatever link they tap: somebody who is out there never stands before a closed door.
    if (reader && outing) return outingView(open, outing, reader, now, extra);
    const words =
      email === ''
        ? 'Google did not say who you are. Sign in with your school account alone, or in a private window, and open this again.'
        : 'You are not on the staff list of Home Visits. Ask the school office.';
    return { page: 'refusal', words, officePhone };
  }
  const signed = { scene: sceneFor(open, reader.email, now), menu: menuFor(reader) };
  switch (params.p ?? 'home') {
    case 'home':
      return { page: 'home', ...signed, ...homeOf(open, reader, now) };
    case 'visit': {
      const visit = open.visits.find((v) => v.ref === params.ref);
      if (!visit || !maySee(visit, reader.email, school)) break;
      // A drill's outing knows what ended it.
      const drill = visit.practice && open.outings.find(({ ref }) => ref === visit.outing);
      const scene = { ...sceneFor(open, reader.email, now, visit.policy), ...drillScene(drill ?? visit) };
      return {
        page: 'visit',
        ...signed,
        scene,
        ...visitOf(withReadersIncident(visit, reader.email, school), open, reader, now),
      };
    }
    case 'leave': {
      const leave = leaveOf(open, reader, params, now);
      return { page: 'leave', ...signed, ...leave, scene: { ...signed.scene, practice: isDrill(leave.choices) } };
    }
    case 'outing': {
      const outing = open.outings.find((o) => o.ref === params.ref);
      if (!outing) {
        if (!params.ref || lostBy(school, reader.email)?.ref !== params.ref) break;
        return { page: 'home', ...signed, ...homeOf(open, reader, now) };
      }
      if (!maySeeOuting(outing, reader.email, school)) break;
      return outingView(open, outing, reader, now, extra);
    }
    case 'desk':
      if (!opensDesk(reader)) break;
      return {
        page: 'desk',
        ...signed,
        ...deskOf(open, now, extra),
        records: recordsInsurance(school, reader),
        ...(mayDrill(reader.email, school) && { drills: drillsOf(open, now) }),
      };
    case 'actions':
      return { page: 'actions', ...signed, owed: owedBy(open, reader, now), unplaced: unplacedFor(open, reader) };
    case 'retention':
      if (!extra.retention) break;
      return { page: 'retention', ...signed, ...extra.retention };
    case 'read':
      return { page: 'read', ...signed, readAt: readAt(school, reader.email, policyOf(school.settings.policy)) };
  }
  return { page: 'refusal', words: NOT_FOR_YOU, officePhone };
}

function outingView(open: Open, outing: Outing, reader: StaffMember, now: Instant, extra: Extra): OutingView {
  const as = isOnOuting(outing, reader.email) ? 'visitor' : 'school';
  const scene = { ...sceneFor(open, reader.email, now, outing.policy), ...drillScene(outing) };
  return { page: 'outing', menu: menuFor(reader), scene, as, ...outingOf(outing, open, now, extra) };
}

function unplacedFor({ school }: Open, { email }: StaffMember): Unplaced[] {
  return (school.unplaced ?? []).filter((item) => mayAnswerUnplaced(item, email, school));
}

function menuFor(reader: StaffMember): PageName[] {
  if (!reader.active) return [];
  const visits: PageName[] = reader.roles.includes('visitor') ? ['leave', 'read'] : [];
  const desk: PageName[] = opensDesk(reader) ? ['desk'] : [];
  return ['home', ...visits, ...desk, 'actions'];
}

function homeOf({ school, visits, outings }: Open, reader: StaffMember, now: Instant) {
  const { email } = reader;
  const toDecide = visits.filter((visit) => awaitsDecision(visit, now) && mayDecide(visit, email, school));
  const mine = visits.filter(
    (visit) => isVisitor(visit, email) || visit.request.by === email || toDecide.includes(visit),
  );
  const concerned = outings.filter(
    (outing) => isWatched(outing) && (isOnOuting(outing, email) || mayAnswer(outing, email, school)),
  );
  return {
    lost: lostBy(school, email)?.ref ?? '',
    visits: mine.sort((a, b) => a.request.date.localeCompare(b.request.date)),
    outings: concerned,
    toDecide: toDecide.map((visit) => visit.ref),
    requestForm: reader.roles.includes('visitor') ? formLink(school, 'request') : '',
    needsRead: reader.roles.includes('visitor') && readAt(school, email, policyOf(school.settings.policy)) === null,
  };
}

/** The office, where the policy asks for insurance. */
function recordsInsurance(school: School, reader: StaffMember): boolean {
  return reader.roles.includes('office') && policyOf(school.settings.policy).rules.insurance !== null;
}

function leaveOf({ school, visits, outings }: Open, reader: StaffMember, params: PageParams, now: Instant) {
  const office = reader.roles.includes('office');
  const today = visits.filter((visit) => status(visit, now) === 'approved' && visit.request.date === localDate(now));
  const named = visits.find((visit) => visit.ref === params.ref);
  // A visit that is not approved is shown too where somebody came for it: they are told why not, and can go anyway.
  const asked =
    named && !today.includes(named) && ['requested', 'sent back'].includes(status(named, now)) ? [named] : [];
  const leaver =
    (office && named && !isVisitor(named, reader.email) ? firstVisitor(named, school) : undefined) ?? reader;
  const own = [...today, ...asked].filter((visit) => isVisitor(visit, leaver.email));
  // A drill is signed out by itself, from its own link, or where no real visit waits.
  const real = own.filter((visit) => !visit.practice);
  const choices = named?.practice || real.length === 0 ? own.filter((visit) => visit.practice) : real;
  const visitors = [...new Set(choices.flatMap((visit) => visit.request.visitors))];
  const rules = rulesFor(choices, rulesInForce(policyOf(school.settings.policy), school.settings));
  const watchers = watchersFor(choices, rules, school.staff, outNow(outings));
  return {
    ref: params.ref ?? '',
    leaver,
    choices,
    watchers: watchers.flatMap((email) => personAt(school.staff, email) ?? []),
    mustRead: visitors.filter((email) => readAt(school, email, policyOf(school.settings.policy)) === null),
    rules,
    records: recordsInsurance(school, reader),
  };
}

function firstVisitor(visit: Visit, school: School): StaffMember | undefined {
  return visit.request.visitors.map((email) => personAt(school.staff, email)).find((member) => member !== undefined);
}

function outingOf(outing: Outing, { school, visits }: Open, now: Instant, { safeWordShown }: Extra) {
  const refs = outing.stops.map(({ visit }) => visit);
  return {
    outing,
    may: {
      watch: outing.watcher.acceptedAt === null,
      showSafeWord: outing.safeWord !== '' && isWatched(outing),
    },
    ...(safeWordShown ? { safeWordShown: outing.safeWord } : {}),
    whoIsWho: contacts(outing, school),
    childrenAlone: visits.flatMap(({ ref, childAlone }) =>
      childAlone && refs.includes(ref) ? [{ visit: ref, told: childAlone }] : [],
    ),
    next: whatComesNext(outing, school, now),
  };
}

/** The people whom an alarm page names, each once with all that they are: watcher, the school's own, leaders, safeguarding. */
function contacts(outing: Outing, school: School): Contact[] {
  const { officePhone, emergencyPhone } = school.settings;
  const roles = ['senior leader', 'headteacher', 'safeguarding lead'] as const;
  const people = [...new Set(roles.flatMap((role) => addressesIn(school.staff, role)))]
    .filter((email) => !isOnOuting(outing, email) && email !== outing.watcher.email)
    .flatMap((email) => personAt(school.staff, email) ?? [])
    .map((member) => ({
      name: member.name,
      what: roles
        .filter((role) => member.roles.includes(role))
        .map((role) => roleName(role, policyOf(school.settings.policy)))
        .join(', '),
      phone: member.mobile,
    }));
  const watcher = personAt(school.staff, outing.watcher.email);
  return [
    ...(watcher ? [{ name: watcher.name, what: 'watcher', phone: watcher.mobile }] : []),
    { name: 'School office', what: 'office', phone: officePhone },
    ...(emergencyPhone === '' ? [] : [{ name: 'Emergency number', what: 'out of hours', phone: emergencyPhone }]),
    ...people,
  ];
}

function deskOf(open: Open, now: Instant, { engineRanAt }: Extra) {
  const { school, visits, outings } = open;
  const dueOut = visits.filter((visit) => status(visit, now) === 'approved' && visit.request.date === localDate(now));
  return {
    gone: { people: missing(school), others: gone(school, open) },
    outings: outings.filter(isWatched).map((outing) => ({ outing, next: whatComesNext(outing, school, now) })),
    dueOut: dueOut.sort((a, b) => a.request.arrive.localeCompare(b.request.arrive)),
    engineRanAt: engineRanAt ?? null,
    undelivered: undelivered([school, ...visits, ...outings]),
  };
}
