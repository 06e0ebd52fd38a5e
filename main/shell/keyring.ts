import { execFile } from 'node:child_process';
import { safeStorage } from 'electron';
import type { KeyringAdapter } from '../storage/settings/keyring-secret';

/** Asks the Secret Service whether the keyring that Electron would use is locked, without opening it. */
const IS_LOCKED = [
  '--session',
  '--print-reply=literal',
  '--reply-timeout=2000',
  '--dest=org.freedesktop.secrets',
  '/org/freedesktop/secrets/aliases/default',
  'org.freedesktop.DBus.Properties.Get',
  'string:org.freedesktop.Secret.Collection',
  'string:Locked',
];

/** The computer's keyring as Electron reaches it. To be built when the application is ready. */
export function safeStorageKeyring(): KeyringAdapter {
  // Electron 45 deprecates the blocking interface and 46 removes it; before about 40 there is no other.
  return typeof safeStorage.isAsyncEncryptionAvailable === 'function' ? waitingKeyring : blockingKeyring;
}

const waitingKeyring: KeyringAdapter = {
  backend,
  isAvailable: async () => !isPlainText() && (await safeStorage.isAsyncEncryptionAvailable()),
  encrypt: async (text) => (await safeStorage.encryptStringAsync(text)).toString('base64'),
  decrypt: async (ciphertext) =>
    (await safeStorage.decryptStringAsync(Buffer.from(ciphertext, 'base64'))).result,
};

/** With a locked keyring each call of this interface would hang the whole process: it is asked only when unlocked. */
const blockingKeyring: KeyringAdapter = {
  backend,
  isAvailable: async () => !isPlainText() && (await isUnlocked()) && safeStorage.isEncryptionAvailable(),
  encrypt: async (text) => {
    await requireUnlocked();
    return safeStorage.encryptString(text).toString('base64');
  },
  decrypt: async (ciphertext) => {
    await requireUnlocked();
    return safeStorage.decryptString(Buffer.from(ciphertext, 'base64'));
  },
};

function backend(): string {
  return process.platform === 'linux' ? safeStorage.getSelectedStorageBackend() : process.platform;
}

/** Without a keyring Electron would encrypt with a key that everybody knows. */
function isPlainText(): boolean {
  return ['basic_text', 'unknown'].includes(backend());
}

async function requireUnlocked(): Promise<void> {
  if (!(await isUnlocked())) throw new Error(`the keyring (${backend()}) is locked`);
}

function isUnlocked(): Promise<boolean> {
  if (process.platform !== 'linux') return Promise.resolve(true);
  return new Promise((resolve) => {
    execFile('dbus-send', IS_LOCKED, { timeout: 3_000 }, (error, reply) => {
      resolve(error === null && /boolean\s+false/.test(reply));
    });
  });
}
