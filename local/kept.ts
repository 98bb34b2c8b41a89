// What is kept of the made-up schools between two starts: a file a school, and which of them was shown last.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { alderPark, madeUpSchools } from './school';
import type { JsonValue } from './workspace/types';
import { Workspace } from './workspace/workspace';

/** As it was called while there was one school. */
const BEFORE_THERE_WERE_FIVE = 'workspace.json';

export class Kept {
  readonly #folder: string;
  readonly #dist: string;

  /** @param folder where the files lie; made when it is needed  @param dist where the bundle lies that the schools run */
  constructor(folder: string, dist: string) {
    this.#folder = folder;
    this.#dist = dist;
    const old = join(folder, BEFORE_THERE_WERE_FIVE);
    if (existsSync(old)) renameSync(old, this.#file(alderPark.policy));
  }

  #file(school: string): string {
    return join(this.#folder, `${school}.json`);
  }

  /** The school as it was kept; null where it was not, or cannot be read any more. */
  restored(school: string): Workspace | null {
    const file = this.#file(school);
    try {
      return Workspace.load(JSON.parse(readFileSync(file, 'utf8')) as JsonValue, { dist: this.#dist });
    } catch (problem) {
      if ((problem as NodeJS.ErrnoException).code === 'ENOENT') return null;
      const aside = `${file}.${Date.now()}.unreadable`;
      renameSync(file, aside);
      console.log(`What was kept could not be read. It lies in ${aside}, and the school starts afresh.`);
      return null;
    }
  }

  keep(school: string, workspace: Workspace): void {
    this.#write(this.#file(school), JSON.stringify(workspace.save()));
    this.#write(join(this.#folder, 'shown'), school);
  }

  forget(school: string): void {
    rmSync(this.#file(school), { force: true });
  }

  /** The school that was shown last; the first of all where none was. */
  shown(): string {
    try {
      const school = readFileSync(join(this.#folder, 'shown'), 'utf8').trim();
      if (school in madeUpSchools) return school;
    } catch {
      // Nothing was shown yet.
    }
    return alderPark.policy;
  }

  /** Written beside and moved into place: stopping half-way leaves the last whole state. */
  #write(file: string, text: string): void {
    mkdirSync(this.#folder, { recursive: true });
    writeFileSync(`${file}.new`, text);
    renameSync(`${file}.new`, file);
  }
}
