import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../testing/fake-clock';
import { FakeKeyring } from '../../testing/fake-keyring';
import { temporaryFolder } from '../../testing/folder';
import { actAsOther, canActAsOther } from '../../testing/other-account';
import { SecretStore } from './secrets';

const PASSWORD = 'correct horse';

function secretsIn(content?: string) {
  const folder = temporaryFolder();
  const path = join(folder, 'secrets.json');
  if (content !== undefined) writeFileSync(path, content);
  const keyring = new FakeKeyring();
  const putAside: string[] = [];
  const store = (checkPlace: () => void = () => undefined) =>
    new SecretStore({
      checkPlace,
      keyring,
      path,
      timers: new FakeClock(),
      learn: () => undefined,
      log: () => undefined,
      onPutAside: (kept) => void putAside.push(kept),
    });
  return { folder, path, keyring, store, putAside, text: () => readFileSync(path, 'utf8') };
}

describe('an entry of the secrets file that cannot be read', () => {
  const FOREIGN = [
    ['of another kind', '{"storage":"cloud","url":"https://example.org"}'],
    ['that is a text', '"hunter2"'],
    ['that is null', 'null'],
    ['with a broken ciphertext', '{"storage":"keyring","backend":"kwallet6","ciphertext":"%%%"}'],
    ['without its value', '{"storage":"file"}'],
  ] as const;

  it.each(FOREIGN)('(%s) costs only itself', async (_name, entry) => {
    const { store, text } = secretsIn(
      `{"version":1,"secrets":{"ntfy.token":${entry},"mail.password":{"storage":"file","value":"${PASSWORD}"}}}`,
    );
    expect(await store().read('mail.password')).toEqual({ kind: 'value', value: PASSWORD });
    expect(await store().read('ntfy.token')).toMatchObject({ kind: 'unreadable' });
    expect(await store().status('ntfy.token')).toMatchObject({ state: 'unreadable' });
    await store().save('gotify.token', 'new', 'file');
    expect(JSON.parse(text())).toMatchObject({
      secrets: { 'ntfy.token': JSON.parse(entry) as unknown, 'gotify.token': { value: 'new' } },
    });
  });

  it('can be saved again', async () => {
    const { store } = secretsIn('{"version":1,"secrets":{"ntfy.token":7}}');
    await store().save('ntfy.token', 'new', 'file');
    expect(await store().read('ntfy.token')).toEqual({ kind: 'value', value: 'new' });
  });

  it('is named without a word of what it holds', async () => {
    const { store } = secretsIn('{"version":1,"secrets":{"ntfy.token":{"value":"hunter2"}}}');
    expect(JSON.stringify(await store().read('ntfy.token'))).not.toContain('hunter2');
  });
});

describe('a secrets file', () => {
  it('written in UTF-16 is read', async () => {
    const { store, path } = secretsIn();
    const text = `\uFEFF{"version":1,"secrets":{"mail.password":{"storage":"file","value":"${PASSWORD}"}}}`;
    writeFileSync(path, Buffer.from(text, 'utf16le'));
    expect(await store().read('mail.password')).toEqual({ kind: 'value', value: PASSWORD });
  });

  it('that is damaged is kept each time, and that is said', async () => {
    const { store, path, putAside } = secretsIn('{"version":1,"secr');
    await store().save('mail.password', PASSWORD, 'file');
    writeFileSync(path, 'damaged again');
    await store().save('mail.password', PASSWORD, 'file');
    expect(putAside).toEqual([`${path}.damaged`, `${path}.damaged-2`]);
    expect(putAside.map((kept) => readFileSync(kept, 'utf8'))).toEqual([
      '{"version":1,"secr',
      'damaged again',
    ]);
  });

  it('is not made in the place of a data folder that is away: the password is kept for the session', async () => {
    const { store, folder } = secretsIn();
    const away = store(() => {
      throw new Error('the data folder is not at its place');
    });
    expect(await away.save('mail.password', PASSWORD, 'file')).toMatchObject({ storage: 'session' });
    expect(await away.read('mail.password')).toEqual({ kind: 'value', value: PASSWORD });
    expect(readdirSync(folder)).toEqual([]);
  });

  it.runIf(canActAsOther)(
    'that may not be read is not damaged, and stays (as an account that is not root)',
    async () => {
      const { store, path, folder, putAside } = secretsIn('{"version":1,"secrets":{}}');
      chmodSync(path, 0o600);
      actAsOther(folder);
      expect(await store().read('mail.password')).toMatchObject({ kind: 'unreadable' });
      expect(await store().save('mail.password', PASSWORD, 'file')).toMatchObject({ storage: 'session' });
      expect(putAside).toEqual([]);
      expect(readdirSync(folder)).toEqual(['secrets.json']);
    },
  );
});

describe('a password in the keyring', () => {
  it('stays there while the session has the keyring of another desktop', async () => {
    const { store, keyring, text } = secretsIn();
    await store().save('mail.password', PASSWORD, 'keyring');
    const before = text();
    keyring.name = 'kwallet6';
    expect(await store().read('mail.password')).toEqual({
      kind: 'unreadable',
      detail:
        'it is in the keyring gnome_libsecret, and this session has kwallet6 (Error while decrypting the ciphertext)',
    });
    expect(text()).toBe(before);
    keyring.name = 'gnome_libsecret';
    expect(await store().read('mail.password')).toEqual({ kind: 'value', value: PASSWORD });
  });

  it('is in both keyrings after it was entered on both desktops', async () => {
    const { store, keyring } = secretsIn();
    await store().save('mail.password', PASSWORD, 'keyring');
    keyring.name = 'kwallet6';
    await store().save('mail.password', PASSWORD, 'keyring');
    for (const name of ['gnome_libsecret', 'kwallet6']) {
      keyring.name = name;
      expect(await store().read('mail.password')).toEqual({ kind: 'value', value: PASSWORD });
    }
  });

  it('is unreadable, and not other bytes, where the keyring was made anew', async () => {
    const { store, keyring } = secretsIn();
    await store().save('mail.password', PASSWORD, 'keyring');
    keyring.state = 'new-key';
    expect(await store().read('mail.password')).toEqual({
      kind: 'unreadable',
      detail: 'the keyring has another key than when this was stored',
    });
  });

  it('of an earlier version is read', async () => {
    const { store, keyring, path } = secretsIn();
    const ciphertext = await keyring.encrypt(PASSWORD);
    const stored = { storage: 'keyring', backend: 'gnome_libsecret', ciphertext };
    writeFileSync(path, JSON.stringify({ version: 1, secrets: { 'mail.password': stored } }));
    expect(await store().read('mail.password')).toEqual({ kind: 'value', value: PASSWORD });
  });

  it('is in no keyring any more once it is kept in the file, or forgotten', async () => {
    const { store, keyring, text } = secretsIn();
    await store().save('mail.password', PASSWORD, 'keyring');
    keyring.name = 'kwallet6';
    await store().save('mail.password', PASSWORD, 'file');
    expect(text()).not.toContain('gnome_libsecret');
    await store().forget('mail.password');
    expect(JSON.parse(text())).toEqual({ version: 1, secrets: {} });
  });
});
