import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { z } from 'zod';
import type { SecretName } from '../../shared/channels';

const storedSecret = z.discriminatedUnion('storage', [
  /** As typed. Only the file's permissions protect it. */
  z.object({ storage: z.literal('file'), value: z.string() }),
  /** Encrypted by the keyring of that name; base64. */
  z.object({ storage: z.literal('keyring'), backend: z.string(), ciphertext: z.base64() }),
]);
export type StoredSecret = z.infer<typeof storedSecret>;

/**
 * The format, which a person may also write by hand:
 * `{"version":1,"secrets":{"mail.password":{"storage":"file","value":"…"}}}`.
 */
const secretsFile = z.object({
  version: z.literal(1),
  /** By name; those of a newer version are kept as they are. */
  secrets: z.record(z.string(), storedSecret),
});
type Secrets = z.infer<typeof secretsFile>['secrets'];

const ONLY_THIS_ACCOUNT = 0o600;

/** The file that holds secrets. Methods throw what the disk or the file's content says. */
export class SecretsFile {
  constructor(private readonly path: string) {}

  /** Null when there is none of this name. Takes other accounts' right to read away, if it finds any. */
  read(name: SecretName): StoredSecret | null {
    if (!existsSync(this.path)) return null;
    chmodSync(this.path, ONLY_THIS_ACCOUNT);
    return this.#parse()[name] ?? null;
  }

  /** Writes or (null) deletes one secret, all or nothing. A damaged file is put aside first. */
  write(name: SecretName, secret: StoredSecret | null): void {
    const { [name]: previous, ...others } = this.#salvage();
    if (secret === null && previous === undefined) return;
    const secrets: Secrets = secret === null ? others : { ...others, [name]: secret };
    const next = `${this.path}.next`;
    const file = openSync(next, 'w', ONLY_THIS_ACCOUNT);
    try {
      writeSync(file, `${JSON.stringify({ version: 1, secrets }, null, 2)}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    chmodSync(next, ONLY_THIS_ACCOUNT);
    renameSync(next, this.path);
  }

  #parse(): Secrets {
    const text = readFileSync(this.path, 'utf8').replace(/^\uFEFF/, '');
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch {
      // The parser's words quote the text, and with it perhaps a password.
      throw new Error('the secrets file is not JSON');
    }
    const parsed = secretsFile.safeParse(json);
    if (!parsed.success) throw new Error('the secrets file has an unknown format');
    return parsed.data.secrets;
  }

  #salvage(): Secrets {
    if (!existsSync(this.path)) return {};
    try {
      return this.#parse();
    } catch {
      renameSync(this.path, `${this.path}.damaged`);
      return {};
    }
  }
}
