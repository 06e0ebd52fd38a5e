import type { KeyringAdapter } from '../storage/secrets';

/** A keyring that reverses what it is given, and can be missing, locked (it never answers) or changed. */
export class FakeKeyring implements KeyringAdapter {
  state: 'open' | 'missing' | 'locked' | 'other' = 'open';
  /** How often it was asked to decrypt. */
  reads = 0;

  backend(): string {
    return 'gnome_libsecret';
  }

  isAvailable(): Promise<boolean> {
    return this.state === 'locked' ? new Promise(() => undefined) : Promise.resolve(this.state !== 'missing');
  }

  encrypt(text: string): Promise<string> {
    return Promise.resolve(Buffer.from([...text].reverse().join('')).toString('base64'));
  }

  decrypt(ciphertext: string): Promise<string> {
    this.reads += 1;
    if (this.state === 'other') return Promise.reject(new Error('Error while decrypting the ciphertext'));
    return Promise.resolve([...Buffer.from(ciphertext, 'base64').toString()].reverse().join(''));
  }
}
