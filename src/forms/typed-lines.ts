// What people write one a line: companions from outside, parents and carers, agencies; with what is wrong with a line.
import { isAddress } from '../school/people';
import type { Agency, Answers, Companion } from '../visit/record';
import { NONE, textOf } from './question';

/** The lines of an answer, each cut at its commas; a line that only says “none” is none. */
function linesOf(answers: Answers, key: string): string[][] {
  const written = textOf(answers, key).split('\n');
  return written
    .map((line) => line.split(/[,;]/).map((part) => part.trim()))
    .filter((parts) => parts.some((part) => part !== '') && !(parts.length === 1 && NONE.test(parts[0] ?? '')));
}

const wrong = (parts: string[], what: string): string =>
  `“${parts.join(', ')}”: please write ${what}, with commas between, one a line.`;

/** Companions from outside: name, agency, mobile (WLS-01). */
export function companionsIn(answers: Answers): Companion[] {
  return linesOf(answers, 'companions').flatMap(([name = '', agency = '', mobile = '']) =>
    mobile === '' ? [] : [{ name, agency, mobile }],
  );
}

export function companionProblems(answers: Answers): string[] {
  return linesOf(answers, 'companions').flatMap((parts) =>
    parts.length === 3 && parts.every((part) => part !== '') && /\d/.test(parts[2] ?? '')
      ? []
      : [wrong(parts, 'name, agency and mobile')],
  );
}

/** Parents and carers whose line lacks title, full name, or who confirmed it (WNA-04). */
export function adultProblems(answers: Answers): string[] {
  return linesOf(answers, 'adults').flatMap((parts) =>
    parts.length >= 3 && parts.every((part) => part !== '')
      ? []
      : [wrong(parts, 'title, full name and who confirmed it')],
  );
}

/** Phone and e-mail are known by their look, in whatever order they stand; not every agency has an address (NAS-11). */
function agencyIn(parts: string[]): Agency {
  const email = parts.find((part) => part.includes('@')) ?? '';
  const phone = parts.find((part) => (part.match(/\d/g) ?? []).length >= 6 && part !== email) ?? '';
  const [name = '', contact = ''] = parts.filter((part) => part !== email && part !== phone);
  return { name, contact, phone, email };
}

/** Who is told at which agency (NAS-08). Of two of one name each is called by its person too: each has its own call. */
export function agenciesIn(answers: Answers): Agency[] {
  const found = linesOf(answers, 'agencyContacts').map(agencyIn);
  const isAnother = (one: Agency) => (other: Agency) =>
    other !== one && other.name.toLowerCase() === one.name.toLowerCase();
  return found.map((one) => (found.some(isAnother(one)) ? { ...one, name: `${one.name} (${one.contact})` } : one));
}

/** Lines that lack what a call needs; and no line at all where services are told before anybody leaves (NAS-08). */
export function agencyProblems(answers: Answers, mustBeTold: boolean): string[] {
  const lines = linesOf(answers, 'agencyContacts');
  if (lines.length === 0 && mustBeTold && textOf(answers, 'services') === 'Yes')
    return ['You wrote that services work with the family. Please name at least one that is told before you leave.'];
  const problems = lines.flatMap((parts) => {
    const { name, contact, phone, email } = agencyIn(parts);
    return [name, contact, phone].every((part) => part !== '') && (email === '' || isAddress(email))
      ? []
      : [wrong(parts, 'agency, person’s name, phone, and e-mail if there is one')];
  });
  const names = agenciesIn(answers).map(({ name }) => name.toLowerCase());
  return names.length > new Set(names).size
    ? [...problems, 'Two lines name the same person at the same agency: please write each once.']
    : problems;
}
