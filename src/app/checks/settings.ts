// Whether the sheets that people type in say all that is needed, and nothing that cannot be used.
import { ownerOf } from '../../forms/reported';
import { policyOf, rulesInForce } from '../../policy';
import { roleWords } from '../../policy/role-names';
import type { Ports } from '../../ports';
import { readGuidance } from '../../school/guidance';
import { chairOf, hasRole, listWords } from '../../school/people';
import { readSettings } from '../../school/read-settings';
import type { School } from '../../school/school';
import { missingSettings } from '../../school/settings';
import { readStaff } from '../../school/staff-list';
import { type Instant, many } from '../../time';
import { typedIn } from '../read-control';
import { reviewsDue } from '../reviews';

export function settings(ports: Ports, school: School, now: Instant): string[] {
  const out: string[] = [];
  const missing = missingSettings(school.settings);
  if (missing.length > 0) out.push(`Fill in the sheet Settings: ${listWords(missing)}.`);
  if (school.settings.webAppUrl === '') {
    out.push(
      'The web app has no address, so letters have no buttons. In the script editor: Deploy, New deployment, Web app, ' +
        'run as you, for everyone in your organisation; then choose Set up again, or type the address into Settings.',
    );
  }
  const typed = typedIn(ports);
  // An empty cell that must be filled in has been named above.
  const inSettings = readSettings(typed.settings, school.settings).notes.length - missing.length;
  const notes =
    Math.max(0, inSettings) +
    readStaff(typed.staff, school.staff, rulesInForce(policyOf(school.settings.policy), school.settings)).notes.length +
    readGuidance(typed.guidance ?? []).notes.length;
  if (!typed.guidance)
    out.push('The sheet Guidance is missing: what people read is what stood there last. Choose Home Visits, Set up.');
  if (notes > 0)
    out.push(`${many(notes, 'cell')} in Settings, Staff and Guidance cannot be used: see the Note column there.`);
  return [...out, ...ownersWanted(school), ...reviewsDue(school, now)];
}

/** People whom the policy wants named in Settings: the chair, and whose each area of actions is (NAS-25, WLS-15). */
function ownersWanted(school: School): string[] {
  const { settings, staff } = school;
  const { asks, areas } = policyOf(settings.policy);
  const out: string[] = [];
  if (asks.incident.includes('againstHead') && settings.chair === '') {
    out.push(
      `Nobody hears of an accusation against ${roleWords('headteacher', policyOf(settings.policy))}: name the “Chair of governors” in Settings.`,
    );
  } else if (settings.chair !== '' && chairOf(school) === '') {
    out.push(
      hasRole(staff, settings.chair, 'headteacher')
        ? 'The “Chair of governors” in Settings is a headteacher, who would read what is said against them: name another.'
        : 'The chair of governors cannot answer, and so is told nothing: add the chair to the sheet Staff, with no role.',
    );
  }
  const unowned = areas.filter((area) => !ownerOf(area, { settings, staff }).includes('@'));
  if (unowned.length > 0) {
    out.push(
      `Actions about ${listWords(unowned)} go to the safeguarding lead: say whose they are in Settings, “Action areas”.`,
    );
  }
  return out;
}
