// The toasts for mails that came since the last look: a few by name, the rest counted.
import type { StateView } from '../protocol';
import { nameOf, type Toast } from './app-state';
import { many } from './words';

const BY_NAME = 3;

/** One toast a new mail and person it went to, newest last; many at once are counted. */
export function newMailToasts(before: StateView, after: StateView): Omit<Toast, 'id'>[] {
  const known = new Set(before.mails.map(({ id }) => id));
  const fresh = after.mails.filter(({ id }) => !known.has(id));
  const toasts = fresh.flatMap((mail) => {
    const inside = mail.boxes.filter((to) => after.people.some(({ email }) => email === to));
    return inside.map(
      (to): Omit<Toast, 'id'> => ({
        words: `Mail for ${nameOf(after, to)}: ${mail.subject}`,
        tone: 'mail',
        leads: { as: to, place: { at: 'inbox', mail: mail.id } },
      }),
    );
  });
  if (toasts.length <= BY_NAME + 1) return toasts;
  const rest = toasts.length - BY_NAME;
  return [{ words: `and ${many(rest, 'mail')} more`, tone: 'plain' }, ...toasts.slice(-BY_NAME)];
}
