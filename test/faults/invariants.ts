// What must hold of a school whatever went wrong before: its records, the log and its chain, the sheets drawn from them.
import { createHash } from 'node:crypto';
import type { Workspace } from '../../local/workspace/workspace';
import type { Outing } from '../../src/outing/record';
import { plain } from '../../src/plain';
import type { AnyRecord } from '../../src/ports';
import { verifyChain } from '../../src/record/chain';
import { registerRow } from '../../src/register/register';
import { nameOf } from '../../src/school/people';
import type { School } from '../../src/school/school';
import type { Visit } from '../../src/visit/record';
import { rowsOf } from '../story/open-rows';

/** Something that must not be, in words that say where. */
export interface Wrong {
  kind: 'lost' | 'doubled' | 'silent' | 'between';
  words: string;
}

/** What stands in the sheet Open, read as the product reads it. */
export interface Stored {
  school: School | undefined;
  copy: School | undefined;
  visits: Visit[];
  outings: Outing[];
  /** What the archives hold. */
  archived: (Visit | Outing)[];
  wrong: Wrong[];
}

const lost = (words: string): Wrong => ({ kind: 'lost', words });
const doubled = (words: string): Wrong => ({ kind: 'doubled', words });

/** Every record of the sheet Open; a row that cannot be read, or that stands twice, is wrong. */
export function stored(workspace: Workspace): Stored {
  const rows = rowsOf(workspace.spreadsheet(workspace.controlId).sheet('Open'));
  const out: Stored = {
    school: undefined,
    copy: undefined,
    visits: [],
    outings: [],
    archived: archived(workspace),
    wrong: [],
  };
  const seen = new Set<string>();
  for (const { label, read } of rows) {
    if (read.what === 'broken') out.wrong.push(lost(read.problem));
    if (read.what !== 'record') continue;
    if (seen.has(label)) out.wrong.push(doubled(`${label} stands twice in the sheet Open`));
    seen.add(label);
    const { record } = read;
    if (record.kind === 'visit') out.visits.push(record);
    else if (record.kind === 'outing') out.outings.push(record);
    else if (label === 'SCHOOL') out.school = record;
    else out.copy = record;
  }
  return out;
}

function archived(workspace: Workspace): (Visit | Outing)[] {
  const archives = workspace.spreadsheets().filter(({ name }) => name.includes('archive'));
  return archives
    .flatMap(({ sheets }) => sheets.flatMap(rowsOf))
    .flatMap(({ read }) => {
      return read.what === 'record' && read.record.kind !== 'school' ? [read.record] : [];
    });
}

export function recordsIn({ school, visits, outings }: Stored): AnyRecord[] {
  return [...(school ? [school] : []), ...visits, ...outings];
}

/** All that is wrong where the engine has had the time to put things in order. */
export function whatIsWrong(workspace: Workspace, found = stored(workspace)): Wrong[] {
  const { school, copy, visits, outings } = found;
  if (!school) return [...found.wrong, lost('The school’s own record is gone')];
  const records = recordsIn(found);
  return [
    ...found.wrong,
    ...(copy && copy.version !== school.version ? [lost('The copy of the school’s record is behind')] : []),
    ...records.flatMap(chainOf),
    ...records.flatMap((record) => leftIn(record, workspace.now)),
    ...sameAnswerTwice(visits),
    ...orphans(visits, outings),
    ...logLines(workspace, records, school),
    ...registerRows(workspace, visits, school),
  ];
}

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

function chainOf(record: AnyRecord): Wrong[] {
  const line = verifyChain(record, sha256);
  return line === 0 ? [] : [lost(`The log of ${record.ref} does not hold at its line ${line}`)];
}

/** What the record still asks to be done, though nothing keeps it waiting. */
function leftIn({ ref, outbox, log, logged }: AnyRecord, now: number): Wrong[] {
  const waits = outbox.filter((effect) => effect.kind === 'passing' || (effect.notBefore <= now && effect.tries === 0));
  return [
    ...waits.map((effect) => lost(`${ref} still waits for ${effect.kind === 'letter' ? effect.letter : 'telling'}`)),
    ...(log.length === logged ? [] : [lost(`${log.length - logged} lines of ${ref} never came into the Log`)]),
  ];
}

function sameAnswerTwice(visits: Visit[]): Wrong[] {
  const by = new Map<string, string[]>();
  for (const { ref, request } of visits) by.set(request.responseId, [...(by.get(request.responseId) ?? []), ref]);
  return [...by.values()].flatMap((refs) =>
    refs.length > 1 ? [doubled(`One request became ${refs.join(' and ')}`)] : [],
  );
}

/** An outing whose visits know nothing of it, and a visit that is out with nobody watching. */
function orphans(visits: Visit[], outings: Outing[]): Wrong[] {
  const unknown = outings
    .filter(({ closedAt }) => closedAt === null)
    .flatMap(({ ref, stops }) =>
      stops.flatMap((stop) => {
        const visit = visits.find((one) => one.ref === stop.visit);
        return visit && visit.outing !== ref ? [lost(`${stop.visit} knows nothing of ${ref}`)] : [];
      }),
    );
  const alone = visits.filter(
    ({ outing, returnedAt }) => outing !== '' && returnedAt === null && !outings.some(({ ref }) => ref === outing),
  );
  return [...unknown, ...alone.map(({ ref, outing }) => lost(`${ref} is out and ${outing} is not there`))];
}

/** A crash may write a line of the log twice; it may not lose one. */
function logLines(workspace: Workspace, records: AnyRecord[], school: School): Wrong[] {
  const { values } = workspace.spreadsheet(workspace.controlId).sheet('Log');
  const lines = new Map<string, number>();
  for (const [, ref, who, what, seal] of values) {
    const key = [ref, who, what, seal].join('\n');
    lines.set(key, (lines.get(key) ?? 0) + 1);
  }
  return records.flatMap(({ ref, log }) =>
    log.flatMap(({ by, words, hash }) => {
      // A leading quote is Sheets' own, and stripped where it reads the cell.
      const key = (text: string) => [ref, plain(nameOf(school.staff, by)), plain(text), hash].join('\n');
      const times = (lines.get(key(words)) ?? 0) + (words.startsWith("'") ? (lines.get(key(words.slice(1))) ?? 0) : 0);
      if (times === 0) return [lost(`The Log lacks “${words}” of ${ref}`)];
      return times > 2 ? [doubled(`The Log has “${words}” of ${ref} ${times} times`)] : [];
    }),
  );
}

/** The Register holds a row for each visit, once, with the words that its record has now. */
function registerRows(workspace: Workspace, visits: Visit[], school: School): Wrong[] {
  const { values } = workspace.spreadsheet(school.files.register).sheet('Register');
  const headers = (values[0] ?? []).map(String);
  return visits.flatMap((visit) => {
    const rows = values.slice(1).filter((cells) => cells[headers.indexOf('Ref')] === visit.ref);
    // A drill is no visit.
    if (visit.practice) return rows.length === 0 ? [] : [doubled(`${visit.ref} is a drill and stands in the Register`)];
    if (rows.length === 0) return [lost(`${visit.ref} is not in the Register`)];
    if (rows.length > 1) return [doubled(`${visit.ref} stands ${rows.length} times in the Register`)];
    const wanted = Object.entries(registerRow(visit, school, workspace.now));
    return wanted.flatMap(([header, words]) => {
      const shown = String(rows[0]?.[headers.indexOf(header)] ?? '');
      return shown === plain(String(words))
        ? []
        : [lost(`${visit.ref} in the Register: ${header} is “${shown}”, not “${words}”`)];
    });
  });
}
