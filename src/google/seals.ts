// Secrets and digests, by Google's Utilities.
import type { Seals } from '../ports';
import { keepProperty, PROPERTY, property } from './control-file';

/** Hex of a byte array. Google's bytes are signed: -1 is `ff`. */
function hex(bytes: number[]): string {
  return bytes.map((byte) => (byte & 0xff).toString(16).padStart(2, '0')).join('');
}

let known = '';

/** What tags are made with. Made once, by set-up; kept in the script's properties, which Control's editors can read. */
export function secret(): string {
  if (known === '') known = property(PROPERTY.secret);
  if (known === '') {
    keepProperty(PROPERTY.secret, Utilities.getUuid() + Utilities.getUuid());
    known = property(PROPERTY.secret);
  }
  return known;
}

export const seals: Seals = {
  digest(text) {
    return hex(Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, text, Utilities.Charset.UTF_8));
  },
  tag(text) {
    return hex(Utilities.computeHmacSha256Signature(text, secret(), Utilities.Charset.UTF_8)).slice(0, 32);
  },
};
