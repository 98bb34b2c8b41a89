// What waits on a visit for one person's "I have this", of what they were told of: what the one word `ack` by mail can mean.
import type { School } from '../school/school';
import type { Instant } from '../time';
import type { VisitAct } from './acts';
import { visitDeadlines } from './deadlines';
import { withIncident } from './incidents';
import type { Visit } from './record';
import { mayAnswerConcern, mayAnswerIncident, visitTargets } from './who';

/** The acknowledgements that this person can give, each of what a letter of its ladder had reached them with by `at`. */
export function waitsFor(visit: Visit, email: string, school: School, at: Instant): VisitAct[] {
  const whoIs = visitTargets(visit, school);
  const told = visitDeadlines(visit, school, at).filter((deadline) =>
    deadline.steps.some(
      ({ to }, i) =>
        whoIs(to, deadline).includes(email) &&
        Object.entries(visit.taken).some(([key, when]) => key.startsWith(`${deadline.key}/${i}/`) && when <= at),
    ),
  );
  return told.flatMap(({ letter, params }): VisitAct[] => {
    const { incident } = params;
    const safeguards = mayAnswerConcern(visit, email, school);
    if (letter === 'child alone' && safeguards) return [{ act: 'acknowledge child alone', words: '' }];
    if (letter === 'concern' && safeguards) return [{ act: 'acknowledge concern', words: '', at: visit.concern?.at }];
    if (!incident || !['incident', 'accusation'].includes(letter)) return [];
    const one = withIncident(visit, incident);
    const may = mayAnswerIncident(one, email, school);
    return may ? [{ act: 'acknowledge incident', words: '', incident, at: one.incident?.at }] : [];
  });
}
