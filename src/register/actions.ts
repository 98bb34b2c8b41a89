// The sheet "Actions": what is still to do after visits, by whom, by when; the soonest first.
import { policyOf } from '../policy';
import { roleWords } from '../policy/role-names';
import { Role } from '../policy/schema';
import { nameOf } from '../school/people';
import type { School } from '../school/school';
import type { Visit } from '../visit/record';
import type { ActionRow } from './columns';
import { forOffice } from './words';

/** Every open action of these visits. Whether one is overdue the sheet works out itself, from the time it is looked at. */
export function actionRows(visits: Visit[], school: School): ActionRow[] {
  return visits
    .flatMap((visit) =>
      visit.actions
        .filter((action) => action.done === null)
        .map((action) => ({
          Ref: visit.ref,
          What: forOffice(visit, action.what),
          Owner: ownerWords(action.owner, school),
          Due: action.due,
        })),
    )
    .sort((a, b) => a.Due - b.Due);
}

function ownerWords(owner: string, school: School): string {
  const role = Role().safeParse(owner);
  return role.success ? roleWords(role.data, policyOf(school.settings.policy)) : nameOf(school.staff, owner);
}
