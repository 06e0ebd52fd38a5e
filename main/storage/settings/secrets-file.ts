import { chmodSync, renameSync } from 'node:fs';
import { z } from 'zod';
import type { SecretName } from '../../../shared/channels';
import { decodeText } from '../../core/settings/settings-text';
import { isFile, NotAFile, readOwnFile } from '../../files/own-file';
import { firstFree } from '../../files/place';
import { isCode, OWNER_ONLY, writeWhole } from '../../files/whole-file';

/** A secret as one keyring encrypted it; base64. */
const encrypted = {
  /** The keyring's name. */
  backend: z.string(),
  ciphertext: z.base64(),
  /** 2: the text begins with a mark that tells whether the keyring gave back what it was given. */
  form: z.literal(2).optional(),
};

const storedSecret = z.discriminatedUnion('storage', [
  /** As typed. Only the file's permissions protect it. */
  z.object({ storage: z.literal('file'), value: z.string() }),
  z.object({
    storage: z.literal('keyring'),
    ...encrypted,
    /** What other keyrings of this computer hold: another desktop has another one. */
    others: z.array(z.object(encrypted)).optional(),
  }),
]);
export type StoredSecret = z.infer<typeof storedSecret>;
export type KeyringSecret = Extract<StoredSecret, { storage: 'keyring' }>;

/**
 * The format, which a person may also write by hand:
 * `{"version":1,"secrets":{"mail.password":{"storage":"file","value":"…"}}}`.
 */
const secretsFile = z.object({
  version: z.literal(1),
  /** By name. Each is read for itself; what is not understood is kept as it is. */
  secrets: z.record(z.string(), z.unknown()),
});
type Entries = z.infer<typeof secretsFile>['secrets'];

/** The content of the file means nothing; it may quote no word of it. */
class UnreadableFile extends Error {}

/** The file that holds secrets. Methods throw what the disk or the file's content says. */
export class SecretsFile {
  readonly #path: string;
  readonly #onPutAside: (kept: string) => void;
  readonly #checkPlace: () => void;

  /** `onPutAside` learns where a damaged file is kept that was replaced. */
  constructor(path: string, onPutAside: (kept: string) => void, checkPlace: () => void) {
    this.#path = path;
    this.#onPutAside = onPutAside;
    this.#checkPlace = checkPlace;
  }

  /** Null when there is none of this name. Takes other accounts' right to read away, if it finds any. */
  read(name: SecretName): StoredSecret | null {
    const entry = this.#entries()[name];
    if (entry === undefined) return null;
    const parsed = storedSecret.safeParse(entry);
    if (!parsed.success) throw new Error(`the entry ${name} of the secrets file has an unknown form`);
    return parsed.data;
  }

  /** Writes or (null) deletes one secret, all or nothing. A damaged file is put aside first. */
  write(name: SecretName, secret: StoredSecret | null): void {
    this.#checkPlace();
    const { [name]: previous, ...others } = this.#entriesOrNone();
    if (secret === null && previous === undefined) return;
    const secrets: Entries = secret === null ? others : { ...others, [name]: secret };
    writeWhole(this.#path, `${JSON.stringify({ version: 1, secrets }, null, 2)}\n`);
  }

  #entries(): Entries {
    const bytes = this.#bytes();
    if (bytes === null) return {};
    const text = decodeText(bytes);
    if (text === null) throw new UnreadableFile('the secrets file is not text in UTF-8');
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch {
      // The parser's words quote the text, and with it perhaps a password.
      throw new UnreadableFile('the secrets file is not JSON');
    }
    const parsed = secretsFile.safeParse(json);
    if (!parsed.success) throw new UnreadableFile('the secrets file has an unknown format');
    return parsed.data.secrets;
  }

  /** Null where there is no file. */
  #bytes(): Uint8Array | null {
    try {
      if (isFile(this.#path)) protect(this.#path);
      return readOwnFile(this.#path);
    } catch (error) {
      if (error instanceof NotAFile) throw new UnreadableFile('the secrets file is not a file');
      throw error;
    }
  }

  /** Only a content that means nothing is put aside: what the disk refuses may be in order. */
  #entriesOrNone(): Entries {
    try {
      return this.#entries();
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      this.#putAside();
      return {};
    }
  }

  #putAside(): void {
    const kept = firstFree(`${this.#path}.damaged`);
    renameSync(this.#path, kept);
    this.#onPutAside(kept);
  }
}

/** A file of another account, or without permissions, stays as it is. */
function protect(path: string): void {
  try {
    if (process.platform !== 'win32') chmodSync(path, OWNER_ONLY);
  } catch (error) {
    if (!isCode(error, 'EPERM', 'ENOTSUP')) throw error;
  }
}
