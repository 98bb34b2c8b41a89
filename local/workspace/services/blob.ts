// Blobs: bytes with a type and a name. A PDF made from HTML keeps its source: the browser page prints it.
import { ServiceError } from '../errors';
import { guard } from '../guard';
import type { Running } from '../running';
import type { MailAttachment } from '../types';

type Blob = GoogleAppsScript.Base.Blob;

export interface BlobState {
  bytes: Buffer;
  type: string | null;
  name: string | null;
  /** The HTML that a PDF was made from. */
  html?: string;
}

/** A blob as the bundle sees it. */
export function blobService(run: Running, state: BlobState): Blob {
  const self: Blob = guard<Blob>(
    run,
    'Blob',
    {
      getBytes: () => signed(state.bytes),
      getDataAsString: () => state.bytes.toString('utf8'),
      getContentType: () => state.type,
      getName: () => state.name as string,
      setName: (name: string) => {
        state.name = name;
        return self;
      },
      setContentType: (type: string | null) => {
        state.type = type;
        return self;
      },
      setDataFromString: (text: string) => {
        state.bytes = Buffer.from(text, 'utf8');
        return self;
      },
      copyBlob: () => blobService(run, { ...state }),
      getAs: (type: string) => blobService(run, converted(state, type)),
      isGoogleType: () => false,
    },
    state,
  );
  return self;
}

function converted(state: BlobState, type: string): BlobState {
  if (type === state.type) return { ...state };
  if (type !== 'application/pdf' || state.type !== 'text/html') {
    throw new ServiceError(`Converting from ${state.type} to ${type} is not supported.`);
  }
  const name = state.name ? `${state.name.replace(/\.html?$/i, '')}.pdf` : null;
  return { bytes: Buffer.from('%PDF-1.4\n'), type, name, html: state.bytes.toString('utf8') };
}

/** The blob as a mail's attachment. */
export function toAttachment({ bytes, type, name, html }: BlobState): MailAttachment {
  const attachment = { name: name ?? 'attachment', mimeType: type ?? 'application/octet-stream' };
  return html === undefined ? { ...attachment, base64: bytes.toString('base64') } : { ...attachment, base64: '', html };
}

/** Bytes as Apps Script has them: from -128 to 127. */
export function signed(bytes: Uint8Array): number[] {
  return Array.from(bytes, (byte) => (byte > 127 ? byte - 256 : byte));
}

/** Bytes from Apps Script's signed ones, or from text. */
export function bytesOf(data: unknown): Buffer {
  if (typeof data === 'string') return Buffer.from(data, 'utf8');
  if (Array.isArray(data)) return Buffer.from(data.map((byte) => Number(byte) & 255));
  throw new ServiceError('Invalid argument: data');
}
