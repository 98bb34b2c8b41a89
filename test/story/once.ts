// A scene that is played once a test file, however many cases begin with it.
import type { SchoolDay } from './school-day';

/** Gives a branch of the day that was played the first time; what is done on it changes no other. */
export function once(play: () => SchoolDay): () => SchoolDay {
  let played: SchoolDay | undefined;
  return () => {
    played ??= play();
    return played.branch();
  };
}
