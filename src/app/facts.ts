// What every use case needs from the school in force: the facts of a decision, and the scene of a letter or a page.
import { isWatched, type Outing } from '../outing/record';
import { policyOf, rulesInForce } from '../policy';
import type { Facts } from '../record/decide';
import { spareWebAppOf, webAppOf } from '../school/accounts';
import { type Actor, nameOf, personAt, tidyEmail } from '../school/people';
import type { PageName, Scene } from '../school/scene';
import type { School, StaffMember } from '../school/school';
import type { Instant } from '../time';

export function factsFor(school: School, actor: Actor, now: Instant): Facts {
  const policy = policyOf(school.settings.policy);
  return { now, actor, school, policy, rules: rulesInForce(policy, school.settings) };
}

/** Who a signed-in address is; somebody who is not on the staff list is known by the address alone. */
export function actorAt(school: School, email: string, by: Actor['by']): Actor {
  return { email: tidyEmail(email), name: nameOf(school.staff, tidyEmail(email)), by };
}

/** The address of a page of the web app; empty while it is not deployed. */
export function linkTo(webAppUrl: string, page: PageName, ref = ''): string {
  if (webAppUrl === '') return '';
  return `${webAppUrl}?p=${page}${ref === '' ? '' : `&ref=${encodeURIComponent(ref)}`}`;
}

/** The school, and the account that an execution runs as for it. */
export interface Sender {
  school: School;
  account: string;
}

/**
 * What a letter or page for `email` is written with; one about a visit goes by the policy that the visit is under. Its
 * links follow whoever sends it: the other account's pages may have stopped.
 */
export function sceneFor(
  { school, account }: Sender,
  email: string,
  now: Instant,
  policy = school.settings.policy,
): Scene {
  const webApp = webAppOf(school.settings, account);
  return {
    now,
    school,
    policy: policyOf(policy),
    reader: personAt(school.staff, email) ?? stranger(email),
    link: (page, ref) => linkTo(webApp, page, ref),
    spare: linkTo(spareWebAppOf(school.settings, account), 'home'),
  };
}

/** Somebody who wrote to us and is not on the staff list: a reader without a role. */
function stranger(email: string): StaffMember {
  return { email, name: email, job: '', mobile: '', roles: [], active: false, car: '', lineManager: '' };
}

/** The staff list, and after it who is out and no longer on it: those are not active, and heard of their outing alone. */
export function staffAndOut({ school, outings }: { school: School; outings: Outing[] }): StaffMember[] {
  const out = outings.filter(isWatched).flatMap(({ visitors }) => visitors);
  const gone = out.filter(({ email }) => !personAt(school.staff, email));
  return [...school.staff, ...gone.map(({ email, name, mobile }) => ({ ...stranger(email), name, mobile }))];
}

/** The address of a form with the visit's reference filled in; set-up kept it with a stand-in for the reference. */
export function formLink(school: School, form: 'request' | 'assessment' | 'report' | 'incident', ref = ''): string {
  const file = school.files.forms[form];
  if (!file) return '';
  return ref === '' || file.prefill === '' ? file.url : file.prefill.split(SAMPLE_REF).join(ref);
}

/** The reference that stands in a kept pre-filled address. */
export const SAMPLE_REF = 'HV-0000';
