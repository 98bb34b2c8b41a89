// Work that must hold up no other: what goes wrong with it is told of in words.

/**
 * The troubles that `work` tells of, and where it fails that it did. A sheet that cannot be drawn is told of in the words
 * in which an act tells of it, so that nobody hears of it twice.
 */
export function attempt(what: string, work: () => string[]): string[] {
  try {
    return work();
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return [what === '' ? words : `${what}: ${words}`];
  }
}
