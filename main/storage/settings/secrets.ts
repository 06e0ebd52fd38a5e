import { errorText } from '../../../shared/texts/error-text';
import type { SecretName, SecretStatus, SecretStorage } from '../../../shared/channels';
import type { SecretReading, Timers } from '../../core/ports';
import { openByKeyring, toKeyring, type KeyringAdapter } from './keyring-secret';
import { SecretsFile, type KeyringSecret, type StoredSecret } from './secrets-file';

export interface SecretStoreDeps {
  readonly keyring: KeyringAdapter;
  /** Path of the secrets file; its folder exists. */
  readonly path: string;
  /** Throws while the data folder is not at its place. */
  readonly checkPlace: () => void;
  readonly timers: Timers;
  /** Learns where a damaged secrets file is kept that was replaced, and whether by the last good copy. */
  readonly onPutAside: (kept: string, isRestored: boolean) => void;
  /** Called with every secret that is saved or read, so that other texts can be cleaned of it. */
  readonly learn: (secret: string) => void;
  readonly log: (sentence: string, error?: unknown) => void;
}

/** A locked keyring asks a person; nobody may be there. */
const KEYRING_DEADLINE_MS = 5_000;

/**
 * Passwords: in the computer's keyring, in a file that only this account can read, or in memory until
 * Linewatch ends. Nothing is read before it is asked for, and no method throws or waits without a deadline.
 */
export class SecretStore {
  readonly #deps: SecretStoreDeps;

  readonly #file: SecretsFile;
  readonly #session = new Map<SecretName, string>();
  readonly #unreadable = new Set<SecretName>();

  constructor(deps: SecretStoreDeps) {
    this.#deps = deps;

    this.#file = new SecretsFile(deps);
  }

  /**
   * Keeps a secret where the user wants it. Where that is impossible (no keyring, a full disk), it is kept for
   * this session, and the status says `session`.
   */
  async save(name: SecretName, value: string, storage: SecretStorage): Promise<SecretStatus> {
    this.#deps.learn(value);
    this.#session.set(name, value);
    this.#unreadable.delete(name);
    try {
      if (storage === 'session') this.#file.write(name, null);
      else {
        this.#file.write(name, await this.#toStore(name, value, storage));
        this.#session.delete(name);
      }
    } catch (error) {
      this.#deps.log(`A secret could not be stored (${storage}) and is kept for this session only`, error);
    }
    return this.status(name);
  }

  /** The secret itself. A reading that fails is tried afresh at the next call. */
  async read(name: SecretName): Promise<SecretReading> {
    const inSession = this.#session.get(name);
    if (inSession !== undefined) return { kind: 'value', value: inSession };
    try {
      const stored = this.#file.read(name);
      if (stored === null) return { kind: 'absent' };
      const value = await this.#open(stored);
      this.#deps.learn(value);
      this.#unreadable.delete(name);
      return { kind: 'value', value };
    } catch (error) {
      this.#unreadable.add(name);
      this.#deps.log('A stored secret could not be read', error);
      return { kind: 'unreadable', detail: errorText(error) };
    }
  }

  /** What is known without opening the secret; `unreadable` when the last reading failed. */
  async status(name: SecretName): Promise<SecretStatus> {
    const isKeyringAvailable = await this.#isKeyringAvailable();
    if (this.#session.has(name)) return { name, state: 'stored', storage: 'session', isKeyringAvailable };
    try {
      const stored = this.#file.read(name);
      if (stored === null) return { name, state: 'absent', storage: null, isKeyringAvailable };
      const state = this.#unreadable.has(name) ? 'unreadable' : 'stored';
      return { name, state, storage: stored.storage, isKeyringAvailable };
    } catch {
      return { name, state: 'unreadable', storage: 'file', isKeyringAvailable };
    }
  }

  /** Deletes a secret everywhere. */
  async forget(name: SecretName): Promise<SecretStatus> {
    this.#session.delete(name);
    this.#unreadable.delete(name);
    try {
      this.#file.write(name, null);
    } catch (error) {
      this.#deps.log('A stored secret could not be deleted', error);
    }
    return this.status(name);
  }

  async #toStore(name: SecretName, value: string, storage: 'keyring' | 'file'): Promise<StoredSecret> {
    if (storage === 'file') return { storage, value };
    const { keyring } = this.#deps;
    if (!(await this.#isKeyringAvailable())) throw new Error(`no keyring (${keyring.backend()})`);
    return this.#withDeadline(toKeyring(keyring, value, this.#keyringSecret(name)));
  }

  async #open(stored: StoredSecret): Promise<string> {
    if (stored.storage === 'file') return stored.value;
    const { keyring } = this.#deps;
    if (!(await this.#isKeyringAvailable()))
      throw new Error(`the keyring (${stored.backend}) does not answer`);
    return this.#withDeadline(openByKeyring(keyring, stored));
  }

  /** What keyrings hold of a secret; null where it is elsewhere, or cannot be read. */
  #keyringSecret(name: SecretName): KeyringSecret | null {
    try {
      const stored = this.#file.read(name);
      return stored?.storage === 'keyring' ? stored : null;
    } catch {
      return null;
    }
  }

  async #isKeyringAvailable(): Promise<boolean> {
    try {
      return await this.#withDeadline(this.#deps.keyring.isAvailable());
    } catch {
      return false;
    }
  }

  #withDeadline<Value>(promise: Promise<Value>): Promise<Value> {
    return new Promise((resolve, reject) => {
      const cancel = this.#deps.timers.after(KEYRING_DEADLINE_MS, () =>
        reject(new Error('the keyring did not answer within 5 seconds')),
      );
      promise.then(resolve, reject).finally(cancel);
    });
  }
}
