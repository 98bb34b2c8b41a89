// The incidents of one visit, where both visitors wrote of theirs: which still wait for an answer, and each as if it were alone.
import type { Incident, Visit } from './record';
import { ACCUSATION, INJURY } from './record';

type Told = NonNullable<Visit['earlierIncidents']>[number];

const isAccusing = ({ sort }: Incident): boolean => sort === ACCUSATION;

/** All of them, the newest first. */
function incidentsOf({ incident, incidentAcknowledged, earlierIncidents = [] }: Visit): Told[] {
  const newest = incident ? [{ ...incident, acknowledged: incidentAcknowledged }] : [];
  return [...newest, ...[...earlierIncidents].reverse()];
}

/** Those that wait for an answer, newest first: each accusation for itself, and of all others the newest (NAS-25). */
export function waitingIncidents(visit: Visit): Told[] {
  const all = incidentsOf(visit);
  return all.filter((one, i) => {
    const newer = all.slice(0, i).some((other) => !isAccusing(other));
    return one.acknowledged === null && (isAccusing(one) || !newer);
  });
}

/** The newest that is no accusation: what line managers hear of, and what is recorded. */
export function openIncident(visit: Visit): Told | undefined {
  return incidentsOf(visit).find((one) => !isAccusing(one));
}

/** Whether any of them is said against the headteacher. */
export function anyAgainstHead(visit: Visit): boolean {
  return incidentsOf(visit).some((one) => isAccusing(one) && one.againstHead);
}

/** The visit as if this incident were its newest, by its answer's id; without such a one as it is. */
export function withIncident(visit: Visit, responseId: string | undefined): Visit {
  const found = incidentsOf(visit).find((one) => one.responseId === responseId);
  if (!found) return visit;
  const { acknowledged, ...incident } = found;
  return { ...visit, incident, incidentAcknowledged: acknowledged };
}

/** The visit with these incidents answered. */
export function answered(visit: Visit, ids: string[], done: NonNullable<Told['acknowledged']>): Visit {
  const newest = visit.incident && ids.includes(visit.incident.responseId);
  return {
    ...visit,
    incidentAcknowledged: newest ? done : visit.incidentAcknowledged,
    ...(visit.earlierIncidents
      ? {
          earlierIncidents: visit.earlierIncidents.map((one) =>
            ids.includes(one.responseId) ? { ...one, acknowledged: done } : one,
          ),
        }
      : {}),
  };
}

/** Somebody wrote that nobody was hurt. */
const NOBODY = /^(no|none|nobody|no one|nothing|n\/?a|-)\.?$/i;

/** Whether somebody was hurt or attacked, whatever kind of incident it is called (SPT-38, WLS-21). */
export function isInjury({ sort, answers }: Pick<Incident, 'sort' | 'answers'>): boolean {
  const hurt = typeof answers.hurt === 'string' ? answers.hurt.trim() : '';
  return sort === INJURY || (hurt !== '' && !NOBODY.test(hurt));
}
