import { chmodSync, copyFileSync, renameSync, rmSync } from 'node:fs';
import { z } from 'zod';
import type { SecretName } from '../../../shared/channels';
import { decodeText } from '../../core/settings/settings-text';
import { isFile, NotAFile, readOwnFile } from '../../files/own-file';
import { firstFree } from '../../files/place';
import { isCode, OWNER_ONLY, writeWhole } from '../../files/whole-file';
import { keepCopy } from '../kept-files';

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

export interface SecretsFileDeps {
  readonly path: string;
  /** Throws while the data folder is not at its place. */
  readonly checkPlace: () => void;
  /** Learns where a damaged file is kept that was replaced, and whether by the last good copy. */
  readonly onPutAside: (kept: string, isRestored: boolean) => void;
}

/**
 * The file that holds secrets, with its last good state beside it in `secrets.bak.json`. Methods throw what the disk or
 * the file's content says. Who deletes the file deletes the secrets: its copy goes with it.
 */
export class SecretsFile {
  readonly #deps: SecretsFileDeps;
  readonly #path: string;
  readonly #copyPath: string;
  /** Whether what was found at first has been compared with the copy. */
  #hasLooked = false;

  constructor(deps: SecretsFileDeps) {
    this.#deps = deps;
    this.#path = deps.path;
    this.#copyPath = deps.path.replace(/(\.json)?$/, '.bak$1');
  }

  /** Null when there is none of this name. Takes other accounts' right to read away, if it finds any. */
  read(name: SecretName): StoredSecret | null {
    const entry = this.#entries()[name];
    if (entry === undefined) return null;
    const parsed = storedSecret.safeParse(entry);
    if (!parsed.success) throw new Error(`the entry ${name} of the secrets file has an unknown form`);
    return parsed.data;
  }

  /** Writes or (null) deletes one secret, all or nothing, in the copy too. A damaged file is put aside first. */
  write(name: SecretName, secret: StoredSecret | null): void {
    this.#deps.checkPlace();
    const { [name]: previous, ...others } = this.#entriesOrNone();
    if (secret === null && previous === undefined) return;
    const secrets: Entries = secret === null ? others : { ...others, [name]: secret };
    // What is forgotten is in no copy, also where the new one cannot be written.
    if (secret === null) this.#dropCopy();
    const content = Buffer.from(`${JSON.stringify({ version: 1, secrets }, null, 2)}\n`);
    writeWhole(this.#path, content);
    this.#keepCopy(content);
  }

  #entries(): Entries {
    try {
      const bytes = this.#bytes();
      if (bytes === null) {
        this.#dropCopy();
        return {};
      }
      const entries = entriesIn(bytes);
      if (!this.#hasLooked) this.#keepCopy(bytes);
      return entries;
    } catch (error) {
      const copy = error instanceof UnreadableFile ? this.#readCopy() : null;
      if (copy === null) throw error;
      this.#restore(copy.bytes);
      return copy.entries;
    }
  }

  /** Puts the copy in the place of a damaged file. Where the disk refuses that, the copy counts all the same. */
  #restore(copy: Uint8Array): void {
    const kept = firstFree(`${this.#path}.damaged`);
    try {
      // A file stays at its place until the other one takes it: none there would mean that it was deleted.
      if (isFile(this.#path)) copyFileSync(this.#path, kept);
      else renameSync(this.#path, kept);
      writeWhole(this.#path, copy);
    } catch {
      if (isFile(this.#path)) rmSync(kept, { force: true });
      return;
    }
    this.#deps.onPutAside(kept, true);
  }

  /** The last good state; null where there is none that can be read, or no secret in it. */
  #readCopy(): { readonly bytes: Uint8Array; readonly entries: Entries } | null {
    try {
      const bytes = readOwnFile(this.#copyPath);
      const entries = bytes === null ? {} : entriesIn(bytes);
      return bytes === null || Object.keys(entries).length === 0 ? null : { bytes, entries };
    } catch {
      return null;
    }
  }

  /** A disk that refuses it costs only the copy. */
  #keepCopy(content: Uint8Array): void {
    this.#hasLooked = true;
    try {
      keepCopy(this.#copyPath, content);
    } catch {
      this.#dropCopy();
    }
  }

  /** An older copy may hold what was forgotten since. */
  #dropCopy(): void {
    try {
      rmSync(this.#copyPath, { force: true });
    } catch {
      // Nothing is there that this account could have made.
    }
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
      const kept = firstFree(`${this.#path}.damaged`);
      renameSync(this.#path, kept);
      this.#deps.onPutAside(kept, false);
      return {};
    }
  }
}

/** @throws {UnreadableFile} */
function entriesIn(bytes: Uint8Array): Entries {
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

/** A file of another account, or without permissions, stays as it is. */
function protect(path: string): void {
  try {
    if (process.platform !== 'win32') chmodSync(path, OWNER_ONLY);
  } catch (error) {
    if (!isCode(error, 'EPERM', 'ENOTSUP')) throw error;
  }
}
