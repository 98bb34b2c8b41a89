// When the engine could not do its work for what was broken on purpose: that time does not count against it.
import { DAY, type Instant } from '../../src/time';

interface Spell {
  from: Instant;
  to: Instant;
}

/** The spells in which something was broken, each with the time that mending takes. */
export class Excuses {
  private spells: Spell[] = [];

  add(from: Instant, to: Instant): void {
    this.spells = this.spells.filter((spell) => spell.to > from - 4 * DAY);
    this.spells.push({ from, to });
    this.spells.sort((a, b) => a.from - b.from);
  }

  /** How many ms of these nothing was broken in: what the engine had for doing its work. */
  fair(from: Instant, to: Instant): number {
    let covered = 0;
    let upTo = from;
    for (const spell of this.spells) {
      const begin = Math.max(spell.from, upTo);
      const end = Math.min(spell.to, to);
      if (end <= begin) continue;
      covered += end - begin;
      upTo = end;
    }
    return Math.max(0, to - from - covered);
  }
}
