import { execFile } from 'node:child_process';
import { safeStorage } from 'electron';
import type { KeyringAdapter } from '../storage/settings/keyring-secret';
import { keyringOf, type SystemEncryption } from './keyring-adapter';

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
  return keyringOf({ encryption: bound(), platform: process.platform, isUnlocked });
}

/** The methods of Electron's object work on that object alone. */
function bound(): SystemEncryption {
  const isWaiting = typeof safeStorage.isAsyncEncryptionAvailable === 'function';
  return {
    ...(isWaiting && {
      isAsyncEncryptionAvailable: () => safeStorage.isAsyncEncryptionAvailable(),
      encryptStringAsync: (text: string) => safeStorage.encryptStringAsync(text),
      decryptStringAsync: (ciphertext: Buffer) => safeStorage.decryptStringAsync(ciphertext),
    }),
    isEncryptionAvailable: () => safeStorage.isEncryptionAvailable(),
    encryptString: (text) => safeStorage.encryptString(text),
    decryptString: (ciphertext) => safeStorage.decryptString(ciphertext),
    getSelectedStorageBackend: () => safeStorage.getSelectedStorageBackend(),
  };
}

function isUnlocked(): Promise<boolean> {
  return new Promise((resolve) => {
    execFile('dbus-send', IS_LOCKED, { timeout: 3_000 }, (error, reply) => {
      resolve(error === null && /boolean\s+false/.test(reply));
    });
  });
}
