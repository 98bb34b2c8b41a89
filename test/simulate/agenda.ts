// What is going to happen at a simulated school, by its time: what people mean to do, and what is going to break.
import type { Instant } from '../../src/time';

export interface Entry {
  at: Instant;
  /** In words, for the story of a failure. */
  what: string;
  does: () => void;
}

/** A binary heap by time; of one instant, what was put in first comes first. */
export class Agenda {
  private heap: (Entry & { order: number })[] = [];
  private count = 0;

  put(at: Instant, what: string, does: () => void): void {
    this.count += 1;
    this.heap.push({ at, what, does, order: this.count });
    let i = this.heap.length - 1;
    while (i > 0 && this.isBefore(i, (i - 1) >> 1)) i = this.swapped(i, (i - 1) >> 1);
  }

  /** When the next thing happens; undefined where nothing does. */
  get nextAt(): Instant | undefined {
    return this.heap[0]?.at;
  }

  /** Takes out what happens next. */
  take(): Entry | undefined {
    const [first] = this.heap;
    const last = this.heap.pop();
    if (!first || !last || this.heap.length === 0) return first;
    this.heap[0] = last;
    for (let i = 0; ; ) {
      const [left, right] = [2 * i + 1, 2 * i + 2];
      let least = i;
      if (left < this.heap.length && this.isBefore(left, least)) least = left;
      if (right < this.heap.length && this.isBefore(right, least)) least = right;
      if (least === i) return first;
      i = this.swapped(i, least);
    }
  }

  private isBefore(i: number, j: number): boolean {
    const [a, b] = [this.heap[i], this.heap[j]];
    if (!a || !b) return false;
    return a.at < b.at || (a.at === b.at && a.order < b.order);
  }

  /** Puts one in the other's place; gives the place where the first one is now. */
  private swapped(i: number, j: number): number {
    const [a, b] = [this.heap[i], this.heap[j]];
    if (a && b) {
      this.heap[i] = b;
      this.heap[j] = a;
    }
    return j;
  }
}
