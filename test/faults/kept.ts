// All that a school keeps, as one short text: the same before and after, and nothing was changed.
import { createHash } from 'node:crypto';
import type { Workspace } from '../../local/workspace/workspace';

/** The digest of every cell, mail, form, trigger and property. */
export function kept({ state }: Workspace): string {
  const { spreadsheets, mails, forms, triggers, properties } = state;
  return createHash('sha1')
    .update(JSON.stringify([spreadsheets, mails, forms, triggers, properties]))
    .digest('hex');
}
