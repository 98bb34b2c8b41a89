// Whether every record can be read and its log holds, and whether the mail goes out.
import type { Loaded, Ports } from '../../ports';
import { verifyChain } from '../../record/chain';
import type { School } from '../../school/school';
import { type Instant, many, timeWords } from '../../time';
import { undelivered } from '../outbox';
import { readTo } from '../read-replies';

/** Fewer mails than this left today, and a bad evening could use them up. */
const FEW_MAILS = 100;

export function recordsOf(ports: Ports, { school, visits, outings, broken }: Loaded): string[] {
  const all = [...(school ? [school] : []), ...visits, ...outings];
  const changed = all.flatMap((record) => {
    const entry = verifyChain(record, ports.seals.digest);
    return entry === 0
      ? []
      : [
          `The log of ${record.ref} was changed by hand: line ${entry} does not fit the one before. Ask who did it: in ` +
            'Control, File, Version history names them; go by the mails that were sent at the time.',
        ];
  });
  return [...broken.map(({ problem }) => problem), ...changed];
}

export function mail(ports: Ports, { school, visits, outings }: Loaded, now: Instant): string[] {
  const out: string[] = [];
  const { count, oldest } = undelivered([...(school ? [school] : []), ...visits, ...outings]);
  if (count > 0 && oldest !== null) {
    out.push(
      `${many(count, 'mail')} could not be sent, the oldest since ${timeWords(oldest, now)}. See the sheet Mail, and ring those who wait for it.`,
    );
  }
  const left = ports.post.quota();
  if (left < FEW_MAILS) {
    out.push(`Google lets this account send only ${many(left, 'more mail')} today. Alarms go first; letters may wait.`);
  }
  return out;
}

/** Whether the mailbox can be read, where the school wants replies read. @throws the adapter's words, where it cannot */
export function replies(ports: Ports, school: School, now: Instant): string[] {
  // What was read already is named, or an inbox of years would be searched again for where the new begins.
  if (!school.settings.readReplies) return [];
  return ports.replies.since(now, readTo(school, ports.installation.account()).seen).troubles;
}
