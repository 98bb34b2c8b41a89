// How what is typed beside a setting is read, where it is a kind of its own.
import { policies, policiesInWords } from '../policy';
import { ROLES, type Role } from '../policy/schema';
import { calendarDate, good, type Read, wrong } from './typed';

/** Those who could watch, or decide in somebody's place. */
export const AT_SCHOOL = ROLES.filter((role) => !['visitor', 'senior staff', 'administrator'].includes(role));

export function roleAtSchool(typed: string): Read<Role> {
  const role = AT_SCHOOL.find((one) => one === typed.toLowerCase());
  return role ? good(role) : wrong(`“${typed}” cannot be used here. Type one of: ${AT_SCHOOL.join(', ')}.`);
}

/** The id itself, or the words of a policy’s school or title. */
export function policyId(typed: string): Read<string> {
  const said = typed.toLowerCase();
  const found = Object.values(policies).find(({ id, school }) => [id, school.toLowerCase()].includes(said));
  if (found) return good(found.id);
  return wrong(`There is no policy “${typed}”. Type the first word of one of: ${policiesInWords()}.`);
}

/** The deployed address ends in /exec; the one that ends in /dev opens for editors of the script alone. */
export function webAddress(typed: string): Read<string> {
  if (typed === '' || /^https?:\/\/\S+\/exec$/.test(typed)) return good(typed);
  if (/\/dev$/.test(typed)) {
    return wrong(
      'This address ends in /dev and opens for nobody else. In the script editor: Deploy, Manage deployments, and copy the one that ends in /exec.',
    );
  }
  return wrong(
    'This is not the web app’s address. It begins with https:// and ends in /exec (script editor: Deploy, Manage deployments).',
  );
}

export function mailbox(typed: string): Read<string> {
  if (typed === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed)) return good(typed.toLowerCase());
  return wrong(`“${typed}” is not an e-mail address.`);
}

export function chatAddress(typed: string): Read<string> {
  if (typed === '' || typed.startsWith('https://chat.googleapis.com/')) return good(typed);
  return wrong(
    'This is not a Chat space’s webhook. In the space: Apps & integrations, Webhooks; the address begins with https://chat.googleapis.com/.',
  );
}

/** The ping address of a check, to which /start and /fail can be added. */
export function pingAddress(typed: string): Read<string> {
  const address = typed.replace(/\/+$/, '');
  if (address === '' || /^https:\/\/[^\s/?#@]+\.[^\s/?#@]+\/[^\s?#]+$/.test(address)) {
    if (!/\/(start|fail|log|\d+)$/.test(address)) return good(address);
  }
  return wrong(
    'This is not the address of a heartbeat. At healthchecks.io copy the check’s ping URL as it stands there, such as https://hc-ping.com/… (https, no question mark, and nothing after the check’s own name).',
  );
}

export function dateOrNone(typed: string): Read<string> {
  return typed === '' ? good('') : calendarDate(typed);
}

/** `2026-07-21; 2026-12-18`. */
export function dates(typed: string): Read<string[]> {
  const days: string[] = [];
  for (const part of typed.split(/[;,\n]/).map((words) => words.trim())) {
    if (part === '') continue;
    const day = calendarDate(part);
    if (!day.ok) return day;
    days.push(day.value);
  }
  return good(days.sort());
}

/** `Attendance: ann@school.uk; Behaviour: bob@school.uk`. */
export function areaOwners(typed: string): Read<Record<string, string>> {
  const out: Record<string, string> = {};
  for (const part of typed.split(/[;\n]/).map((words) => words.trim())) {
    if (part === '') continue;
    const [area = '', email = '', ...more] = part.split(/\s*[:=]\s*/);
    if (area === '' || more.length > 0 || !mailbox(email).ok || email === '') {
      return wrong(`“${part}” is not an area with its address. Type it as Attendance: ann@school.uk; Behaviour: …`);
    }
    out[area] = email.toLowerCase();
  }
  return good(out);
}

export function tick(typed: string): Read<number> {
  const found = /^(1|5)\s*(min|mins|minute|minutes)?$/i.exec(typed);
  return found ? good(Number(found[1])) : wrong(`“${typed}” cannot be used. Type 1 or 5.`);
}

export function wholeYears(typed: string): Read<number | undefined> {
  const years = Number(/^(\d+)\s*(years?)?$/i.exec(typed)?.[1]);
  if (typed === '' || (years >= 1 && years <= 75)) return good(typed === '' ? undefined : years);
  return wrong(`“${typed}” cannot be used. Type a whole number of years from 1 to 75, or nothing: for ever.`);
}

/** `HV-0012; OUT-0003`. */
export function references(typed: string): Read<string[]> {
  const refs = typed
    .toUpperCase()
    .split(/[;,\s]+/)
    .filter((ref) => ref !== '');
  const stray = refs.find((ref) => !/^(HV|OUT)-\d{4,}$/.test(ref));
  return stray ? wrong(`“${stray}” is no reference. Type them as HV-0012; HV-0034.`) : good(refs);
}
