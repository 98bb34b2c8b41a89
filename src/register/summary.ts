// A term in numbers, for whoever answers for the policy (NAS-28): visits, overrides, late reports, alarms. No pupil named.
import type { Outing } from '../outing/record';
import type { Settings } from '../school/school';
import { DAY, type Instant, instantOf, isWorkingDay, type LocalDate, lengthWords, localDate } from '../time';
import { paperworkDue } from '../visit/deadlines';
import type { Visit } from '../visit/record';

/** A term by its days: it begins after `after`, and `to` is its last. */
export interface Term {
  after: LocalDate;
  to: LocalDate;
}

/** So many closed days in a row, weekends counted, end a term where the settings name no dates. */
const HOLIDAYS = 10;
/** A term that ended longer ago than this is not told of any more: the engine was set up since. */
const TOLD_WITHIN = 21 * DAY;
/** How long a term is thought to be that has none before it. */
const USUAL = 120 * DAY;

const noon = (date: LocalDate): Instant => Date.parse(`${date}T12:00:00Z`);
const earlier = (date: LocalDate, by: number): LocalDate => new Date(noon(date) - by).toISOString().slice(0, 10);

/** The last days of the terms: as typed, or the working day before a long closed spell. */
function termEnds(settings: Settings): LocalDate[] {
  if (settings.termEnds.length > 0) return settings.termEnds;
  return settings.closed
    .filter(({ from, to }) => noon(to) - noon(from) >= (HOLIDAYS - 1) * DAY)
    .map(({ from }) => {
      let day = earlier(from, DAY);
      // No school is closed for a month before it closes.
      for (let i = 0; i < 31 && !isWorkingDay(day, settings); i++) day = earlier(day, DAY);
      return day;
    });
}

/** The term whose last school day is over, if that was lately. */
export function termOver(settings: Settings, now: Instant): Term | undefined {
  const ends = termEnds(settings).sort();
  const over = ends.filter((day) => now >= instantOf(day, settings.dayEnds));
  const to = over[over.length - 1];
  if (to === undefined || now - instantOf(to, settings.dayEnds) > TOLD_WITHIN) return undefined;
  return { after: over[over.length - 2] ?? earlier(to, USUAL), to };
}

type Row = [label: string, words: string];

/** The rows of the summary, the visits of each reason first. */
export function termRows(records: (Visit | Outing)[], term: Term, settings: Settings, now: Instant): Row[] {
  const within = (date: LocalDate) => date > term.after && date <= term.to;
  const all = records.filter((r): r is Visit => r.kind === 'visit' && within(r.request.date));
  const visits = all.filter(({ practice }) => !practice);
  const outings = records.filter((r): r is Outing => r.kind === 'outing' && !r.practice && within(localDate(r.leftAt)));
  const made = visits.filter((visit) => visit.made);
  const reasons = [...new Set(made.map(({ request }) => request.reason))].sort();
  const alarms = outings.flatMap(alarmsOf);
  return [
    ['Visits made', String(made.length)],
    ...reasons.map((reason): Row => [reason, String(made.filter(({ request }) => request.reason === reason).length)]),
    ['Asked for and not made', String(visits.length - made.length)],
    ['Families who preferred none', String(visits.filter(preferredNone).length)],
    ['Went before sign-out was complete', String(outings.filter(({ unmet }) => unmet.length > 0).length)],
    ['Papers allowed to follow later by an approver', String(visits.filter(({ override }) => override).length)],
    ['Approved by phone', String(visits.filter(({ decision }) => decision?.byPhone).length)],
    ['Reports late or missing', String(made.filter((visit) => isLate(visit, settings, now)).length)],
    ['Alarms', String(alarms.length)],
    ...answerRow(alarms),
    ['Drills', String(all.length - visits.length)],
  ];
}

const preferredNone = ({ familyRefused, made }: Visit): boolean =>
  Boolean(familyRefused) || made?.how === 'family prefers no visit';

/** Whether the first report came after its time, or has not come though its time is over. */
function isLate(visit: Visit, settings: Settings, now: Instant): boolean {
  const due = paperworkDue(visit, settings);
  const first = visit.earlierReports?.[0] ?? visit.report;
  return due !== undefined && (first?.at ?? now) > due;
}

/** An alarm: since when school knew of it, and when the first of them answered. */
interface Alarm {
  since: Instant;
  answered: Instant | undefined;
}

/** Every alarm of an outing, told by the steps of its ladders that were taken: those to the visitors alone are none. */
function alarmsOf(outing: Outing): Alarm[] {
  const since = new Map<string, Instant>();
  for (const [step, at] of Object.entries(outing.taken)) {
    const found = /^((?:return|check-in|help|worried|safe word)@\d+)[^/]*\/(\d+)\//.exec(step);
    const [key, rung] = [found?.[1] ?? '', Number(found?.[2])];
    const { ladders } = outing.rules;
    const steps = key.startsWith('return') ? ladders.return : key.startsWith('check-in') ? ladders.checkIn : [];
    const asksOnly = steps[rung]?.to === 'visitors';
    if (key !== '' && !asksOnly) since.set(key, Math.min(at, since.get(key) ?? at));
  }
  const answers = [...outing.answers.filter(({ kind }) => kind !== 'fine'), ...outing.resolved].map(({ at }) => at);
  return [...since.values()].map((from) => ({
    since: from,
    answered: answers.filter((at) => at >= from).sort((a, b) => a - b)[0],
  }));
}

/** How long the first answer usually took (the middle one), and the longest; and how many had none but the return itself. */
function answerRow(alarms: Alarm[]): Row[] {
  const took = alarms
    .flatMap(({ since, answered }) => (answered === undefined ? [] : [answered - since]))
    .sort((a, b) => a - b);
  const middle = took[Math.floor((took.length - 1) / 2)];
  const longest = took[took.length - 1];
  const none = alarms.length - took.length;
  return [
    ...(middle === undefined || longest === undefined
      ? []
      : [
          [
            'Answered after',
            `${lengthWords(middle)}${took.length > 1 ? `, at the longest ${lengthWords(longest)}` : ''}`,
          ] as Row,
        ]),
    ...(none === 0 ? [] : [['Ended before anybody answered', String(none)] as Row]),
  ];
}
