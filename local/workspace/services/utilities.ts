// Utilities: dates, digests, base64, blobs, sleep.
import { createHash, createHmac } from 'node:crypto';
import { formatDate } from '../date-format';
import { enumName, makeEnum } from '../enums';
import { ServiceError } from '../errors';
import { guard } from '../guard';
import { copyOut, isDate } from '../realm';
import type { Running } from '../running';
import { blobService, bytesOf, signed } from './blob';

type Utilities = GoogleAppsScript.Utilities.Utilities;

const ENUMS: Pick<Utilities, 'DigestAlgorithm' | 'MacAlgorithm' | 'Charset'> = {
  DigestAlgorithm: makeEnum('MD2', 'MD5', 'SHA_1', 'SHA_256', 'SHA_384', 'SHA_512'),
  MacAlgorithm: makeEnum('HMAC_MD5', 'HMAC_SHA_1', 'HMAC_SHA_256', 'HMAC_SHA_384', 'HMAC_SHA_512'),
  Charset: makeEnum('US_ASCII', 'UTF_8'),
};

/** The global `Utilities`. */
export function utilitiesService(run: Running): Utilities {
  const { workspace } = run;
  const bytes = (data: unknown) => bytesOf(copyOut(data));
  const hmac = (hash: string, value: unknown, key: unknown) =>
    signed(createHmac(hash, bytes(key)).update(bytes(value)).digest());
  const base64 = (encoding: 'base64' | 'base64url') => (data: unknown) => {
    const text = bytes(data).toString(encoding);
    // Apps Script's web-safe form keeps the padding.
    return encoding === 'base64' ? text : text.padEnd(Math.ceil(text.length / 4) * 4, '=');
  };
  const plain = (encoding: 'base64' | 'base64url') => (text: string) => {
    const alphabet = encoding === 'base64' ? /^[A-Za-z0-9+/\s]*={0,2}$/ : /^[A-Za-z0-9_-]*={0,2}$/;
    if (!alphabet.test(text)) throw new ServiceError('Could not decode string.');
    return signed(Buffer.from(text, encoding));
  };
  return guard<Utilities>(run, 'Utilities', {
    ...ENUMS,
    formatDate: (date: unknown, zone: string, pattern: string) => {
      if (!isDate(date))
        throw new ServiceError("The parameters don't match the method signature for Utilities.formatDate.");
      return formatDate(date.getTime(), zone, pattern);
    },
    sleep: (ms: number) => {
      if (ms > 300_000) throw new ServiceError('Invalid argument: milliseconds must be at most 300000');
      run.spend(ms);
    },
    getUuid: () => workspace.newUuid(),
    newBlob: (data: unknown, type?: string | null, name?: string | null) =>
      blobService(run, {
        bytes: bytes(data),
        type: type ?? (typeof data === 'string' ? 'text/plain' : null),
        name: name ?? null,
      }),
    base64Encode: base64('base64'),
    base64EncodeWebSafe: base64('base64url'),
    base64Decode: plain('base64'),
    base64DecodeWebSafe: plain('base64url'),
    computeDigest: (algorithm: unknown, value: unknown) => {
      const hash = enumName(algorithm, 'algorithm').replace('_', '').toLowerCase();
      return signed(createHash(hash).update(bytes(value)).digest());
    },
    computeHmacSha256Signature: (value: unknown, key: unknown) => hmac('sha256', value, key),
    computeHmacSignature: (algorithm: unknown, value: unknown, key: unknown) =>
      hmac(enumName(algorithm, 'algorithm').replace('HMAC_', '').replace('_', '').toLowerCase(), value, key),
  });
}
