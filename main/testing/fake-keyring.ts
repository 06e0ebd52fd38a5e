import type { KeyringAdapter } from '../storage/settings/keyring-secret';

/** A keyring that reverses what it is given, and can be missing, locked (it never answers), changed or made anew. */
export class FakeKeyring implements KeyringAdapter {
  state: 'open' | 'missing' | 'locked' | 'other' | 'new-key' = 'open';
  /** Its name; the keyring of another desktop has another one, and opens nothing of this one's. */
  name = 'gnome_libsecret';
  /** How often it was asked to decrypt. */
  reads = 0;

  backend(): string {
    return this.name;
  }

  isAvailable(): Promise<boolean> {
    return this.state === 'locked' ? new Promise(() => undefined) : Promise.resolve(this.state !== 'missing');
  }

  encrypt(text: string): Promise<string> {
    return Promise.resolve(Buffer.from(`${this.name} ${[...text].reverse().join('')}`).toString('base64'));
  }

  decrypt(ciphertext: string): Promise<string> {
    this.reads += 1;
    const [name, ...rest] = Buffer.from(ciphertext, 'base64').toString().split(' ');
    if (this.state === 'other' || name !== this.name) {
      return Promise.reject(new Error('Error while decrypting the ciphertext'));
    }
    // Another key that happens to fit gives other bytes.
    if (this.state === 'new-key') return Promise.resolve('\u0007\ufffd#');
    return Promise.resolve([...rest.join(' ')].reverse().join(''));
  }
}
