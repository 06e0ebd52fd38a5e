import type { KeyringAdapter } from '../storage/settings/keyring-secret';

/** Electron's encryption, with what its versions have of it. */
export interface SystemEncryption {
  readonly isAsyncEncryptionAvailable?: () => Promise<boolean>;
  readonly encryptStringAsync?: (text: string) => Promise<Buffer>;
  readonly decryptStringAsync?: (ciphertext: Buffer) => Promise<{ readonly result: string }>;
  readonly isEncryptionAvailable: () => boolean;
  readonly encryptString: (text: string) => Buffer;
  readonly decryptString: (ciphertext: Buffer) => string;
  /** Linux only. */
  readonly getSelectedStorageBackend: () => string;
}

export interface KeyringAround {
  readonly encryption: SystemEncryption;
  readonly platform: NodeJS.Platform;
  /** Whether the keyring of a Linux desktop is open. */
  readonly isUnlocked: () => Promise<boolean>;
}

/** Without a keyring Electron encrypts with a key that everybody knows. */
const PLAIN_TEXT = ['basic_text', 'unknown'];

/** The computer's keyring, behind whichever interface this version of Electron has. Windows and macOS open theirs themselves. */
export function keyringOf({ encryption, platform, isUnlocked }: KeyringAround): KeyringAdapter {
  const backend = () => (platform === 'linux' ? encryption.getSelectedStorageBackend() : platform);
  const isPlainText = () => PLAIN_TEXT.includes(backend());
  const { isAsyncEncryptionAvailable, encryptStringAsync, decryptStringAsync } = encryption;
  // Electron 45 deprecates the blocking interface and 46 removes it; before about 40 there is no other.
  if (isAsyncEncryptionAvailable && encryptStringAsync && decryptStringAsync) {
    return {
      backend,
      isAvailable: async () => !isPlainText() && (await isAsyncEncryptionAvailable()),
      encrypt: async (text) => (await encryptStringAsync(text)).toString('base64'),
      decrypt: async (ciphertext) => (await decryptStringAsync(Buffer.from(ciphertext, 'base64'))).result,
    };
  }
  const isOpen = () => (platform === 'linux' ? isUnlocked() : Promise.resolve(true));
  /** With a locked keyring each call of this interface would hang the whole process: it is asked only when unlocked. */
  const requireOpen = async () => {
    if (!(await isOpen())) throw new Error(`the keyring (${backend()}) is locked`);
  };
  return {
    backend,
    isAvailable: async () => !isPlainText() && (await isOpen()) && encryption.isEncryptionAvailable(),
    encrypt: async (text) => {
      await requireOpen();
      return encryption.encryptString(text).toString('base64');
    },
    decrypt: async (ciphertext) => {
      await requireOpen();
      return encryption.decryptString(Buffer.from(ciphertext, 'base64'));
    },
  };
}
