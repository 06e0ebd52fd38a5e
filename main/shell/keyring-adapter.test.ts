import { describe, expect, it } from 'vitest';
import { keyringOf, type SystemEncryption } from './keyring-adapter';

const mirror = (text: string) => Buffer.from([...text].reverse().join(''));
const BLOCKING: SystemEncryption = {
  isEncryptionAvailable: () => true,
  encryptString: mirror,
  decryptString: (ciphertext) => mirror(ciphertext.toString()).toString(),
  getSelectedStorageBackend: () => 'gnome_libsecret',
};
const WAITING: SystemEncryption = {
  ...BLOCKING,
  isAsyncEncryptionAvailable: () => Promise.resolve(true),
  encryptStringAsync: (text) => Promise.resolve(mirror(text)),
  decryptStringAsync: (ciphertext) => Promise.resolve({ result: mirror(ciphertext.toString()).toString() }),
  encryptString: () => {
    throw new Error('blocks');
  },
};
const never = () => Promise.reject<boolean>(new Error('asked a bus that is not there'));

describe.each([
  ['blocking', BLOCKING],
  ['waiting', WAITING],
])('the %s interface', (_name, encryption) => {
  it.each(['win32', 'darwin'] as const)(
    'keeps secrets on %s, which opens its own keyring',
    async (platform) => {
      const keyring = keyringOf({ encryption, platform, isUnlocked: never });
      expect(keyring.backend()).toBe(platform);
      expect(await keyring.isAvailable()).toBe(true);
      const stored = await keyring.encrypt('correct horse');
      expect(stored).toBe(Buffer.from('esroh tcerroc').toString('base64'));
      expect(await keyring.decrypt(stored)).toBe('correct horse');
    },
  );

  it.each(['basic_text', 'unknown'])('refuses a keyring of Linux that is none: %s', async (name) => {
    const plain = { ...encryption, getSelectedStorageBackend: () => name };
    const keyring = keyringOf({
      encryption: plain,
      platform: 'linux',
      isUnlocked: () => Promise.resolve(true),
    });
    expect(await keyring.isAvailable()).toBe(false);
  });
});

it('a locked keyring of Linux is not touched by the interface that would wait for it for ever', async () => {
  const encryption = {
    ...BLOCKING,
    encryptString: () => {
      throw new Error('hangs');
    },
  };
  const keyring = keyringOf({ encryption, platform: 'linux', isUnlocked: () => Promise.resolve(false) });
  expect(await keyring.isAvailable()).toBe(false);
  await expect(keyring.encrypt('x')).rejects.toThrow('the keyring (gnome_libsecret) is locked');
  await expect(keyring.decrypt('x')).rejects.toThrow('is locked');
});
