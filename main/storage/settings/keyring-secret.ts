import { errorText } from '../../../shared/texts/error-text';
import type { KeyringSecret } from './secrets-file';

/** The computer's keyring. Its promises may stay open, for it may wait for a person: the store sets the deadline. */
export interface KeyringAdapter {
  /** The keyring's name, kept beside what it encrypted: `gnome_libsecret`, `kwallet6`, `keychain`. */
  backend(): string;
  isAvailable(): Promise<boolean>;
  /** Returns base64. Rejects when the keyring refuses. */
  encrypt(text: string): Promise<string>;
  /** Takes base64. Rejects when the keyring refuses or did not encrypt this. */
  decrypt(ciphertext: string): Promise<string>;
}

type Encrypted = Pick<KeyringSecret, 'backend' | 'ciphertext' | 'form'>;

/** With another key, decrypting seldom fails but gives other bytes: what begins otherwise is not what was stored. */
const MARK = 'linewatch:';
/** Keyrings of other desktops on this computer that are remembered. */
const OTHERS_KEPT = 4;

/**
 * A secret for the keyring in use. What other keyrings hold of it stays beside it, since the next session may be on
 * another desktop.
 */
export async function toKeyring(
  keyring: KeyringAdapter,
  value: string,
  before: KeyringSecret | null,
): Promise<KeyringSecret> {
  const backend = keyring.backend();
  const ciphertext = await keyring.encrypt(MARK + value);
  const others = before === null ? [] : [before, ...(before.others ?? [])].map(getEncrypted);
  const kept = others.filter((other) => other.backend !== backend).slice(0, OTHERS_KEPT);
  return {
    storage: 'keyring',
    backend,
    ciphertext,
    form: 2,
    ...(kept.length > 0 && { others: kept }),
  };
}

/** The secret, from the keyring in use or another one that it can open. Rejects with why the keyring refuses. */
export async function openByKeyring(keyring: KeyringAdapter, stored: KeyringSecret): Promise<string> {
  const backend = keyring.backend();
  const all: readonly Encrypted[] = [stored, ...(stored.others ?? [])];
  const isOwn = (one: Encrypted) => one.backend === backend;
  const inOrder = [...all.filter(isOwn), ...all.filter((one) => !isOwn(one))];
  const faults: string[] = [];
  for (const one of inOrder) {
    try {
      return await decrypt(keyring, one);
    } catch (error) {
      faults.push(errorText(error));
    }
  }
  const [fault = ''] = faults;
  if (all.some(isOwn)) throw new Error(fault);
  throw new Error(`it is in the keyring ${stored.backend}, and this session has ${backend} (${fault})`);
}

async function decrypt(keyring: KeyringAdapter, { ciphertext, form }: Encrypted): Promise<string> {
  const text = await keyring.decrypt(ciphertext);
  if (form !== 2) return text;
  if (!text.startsWith(MARK)) throw new Error('the keyring has another key than when this was stored');
  return text.slice(MARK.length);
}

function getEncrypted({ backend, ciphertext, form }: Encrypted): Encrypted {
  return { backend, ciphertext, ...(form !== undefined && { form }) };
}
