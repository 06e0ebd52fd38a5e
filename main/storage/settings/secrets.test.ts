import { existsSync, readFileSync, readlinkSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../testing/fake-clock';
import { FakeKeyring } from '../../testing/fake-keyring';
import { temporaryFolder } from '../../testing/folder';
import { SecretStore } from './secrets';

const PASSWORD = 'correct horse';

function storeIn(folder = temporaryFolder()) {
  const path = join(folder, 'secrets.json');
  const keyring = new FakeKeyring();
  const clock = new FakeClock();
  const log: string[] = [];
  const putAside: string[] = [];
  const learnt: string[] = [];
  const deps = {
    onPutAside: (kept: string) => void putAside.push(kept),
    keyring,
    path,
    checkPlace: () => undefined,
    timers: clock,
    learn: (secret: string) => void learnt.push(secret),
    log: (sentence: string) => void log.push(sentence),
  };
  /** What the next start of the application finds. */
  const restarted = () => new SecretStore(deps);
  const mode = () => (statSync(path).mode & 0o777).toString(8);
  return { store: restarted(), restarted, putAside, keyring, clock, path, learnt, log, mode };
}

describe('a password in the keyring', () => {
  it('is read again after a restart, and the file holds no word of it', async () => {
    const { store, restarted, path } = storeIn();
    const status = await store.save('mail.password', PASSWORD, 'keyring');
    expect(status).toEqual({
      name: 'mail.password',
      state: 'stored',
      storage: 'keyring',
      isKeyringAvailable: true,
    });
    expect(await restarted().read('mail.password')).toEqual({ kind: 'value', value: PASSWORD });
    expect(readFileSync(path, 'utf8')).not.toContain(PASSWORD);
    expect(readFileSync(path, 'utf8')).toContain('gnome_libsecret');
  });

  it('is not touched before it is asked for', async () => {
    const { store, restarted, keyring } = storeIn();
    await store.save('mail.password', PASSWORD, 'keyring');
    await restarted().status('mail.password');
    expect(keyring.reads).toBe(0);
  });

  it('is unreadable after five seconds when the keyring is locked and waits for a person', async () => {
    const { store, restarted, keyring, clock } = storeIn();
    await store.save('mail.password', PASSWORD, 'keyring');
    keyring.state = 'locked';
    const later = restarted();
    const reading = later.read('mail.password');
    await clock.advance(5_000);
    expect(await reading).toMatchObject({ kind: 'unreadable' });
    keyring.state = 'open';
    expect(await later.read('mail.password')).toEqual({ kind: 'value', value: PASSWORD });
  });

  it('that this keyring did not encrypt is unreadable, and the status says so', async () => {
    const { store, restarted, keyring } = storeIn();
    await store.save('mail.password', PASSWORD, 'keyring');
    keyring.state = 'other';
    const later = restarted();
    expect(await later.read('mail.password')).toEqual({
      kind: 'unreadable',
      detail: 'Error while decrypting the ciphertext',
    });
    expect(await later.status('mail.password')).toMatchObject({ state: 'unreadable', storage: 'keyring' });
  });

  it('is kept for the session where there is no keyring, and the status says so', async () => {
    const { store, restarted, keyring, log } = storeIn();
    keyring.state = 'missing';
    const status = await store.save('mail.password', PASSWORD, 'keyring');
    expect(status).toMatchObject({ state: 'stored', storage: 'session', isKeyringAvailable: false });
    expect(await store.read('mail.password')).toEqual({ kind: 'value', value: PASSWORD });
    expect(await restarted().read('mail.password')).toEqual({ kind: 'absent' });
    expect(log.join()).not.toContain(PASSWORD);
  });
});

describe('a password that is saved or read', () => {
  it.each(['keyring', 'file', 'session'] as const)(
    'is known, so that no text shows it: %s',
    async (storage) => {
      const { store, restarted, learnt } = storeIn();
      await store.save('mail.password', PASSWORD, storage);
      expect(learnt).toEqual([PASSWORD]);
      const later = storage === 'session' ? store : restarted();
      await later.read('mail.password');
      expect(new Set(learnt)).toEqual(new Set([PASSWORD]));
      expect(learnt).toHaveLength(storage === 'session' ? 1 : 2);
    },
  );
});

describe('a password in a file', () => {
  it('can be read by this account only', async () => {
    const { store, restarted, mode } = storeIn();
    await store.save('mail.password', PASSWORD, 'file');
    expect(mode()).toBe('600');
    expect(await restarted().read('mail.password')).toEqual({ kind: 'value', value: PASSWORD });
  });

  it('may be written by hand, and other accounts lose the right to read it', async () => {
    const { store, path, mode } = storeIn();
    const byHand = '{"version":1,"secrets":{"mail.password":{"storage":"file","value":"typed"}}}';
    writeFileSync(path, byHand, { mode: 0o644 });
    expect(await store.read('mail.password')).toEqual({ kind: 'value', value: 'typed' });
    expect(mode()).toBe('600');
  });

  it('behind a link that leads nowhere is unreadable, and the link stays', async () => {
    const { store, path } = storeIn();
    symlinkSync('/nowhere/secrets.json', path);
    expect(await store.read('mail.password')).toMatchObject({ kind: 'unreadable' });
    await store.save('mail.password', PASSWORD, 'file').catch(() => undefined);
    expect(readlinkSync(path)).toBe('/nowhere/secrets.json');
  });

  it('of a newer version stays where it is', async () => {
    const { store, path } = storeIn();
    const newer = '{"version":1,"secrets":{"pager.code":{"storage":"file","value":"kept"}}}';
    writeFileSync(path, newer);
    await store.save('mail.password', PASSWORD, 'file');
    expect(await store.read('mail.password')).toEqual({ kind: 'value', value: PASSWORD });
    expect(readFileSync(path, 'utf8')).toContain('pager.code');
  });

  it.each(['', '{"version":1,"secrets":{"mail.pass', '{"version":2}', '[]'])(
    'is unreadable, not gone, when the file holds %j, and can be saved afresh',
    async (content) => {
      const { store, path, log } = storeIn();
      writeFileSync(path, content);
      expect(await store.read('mail.password')).toMatchObject({ kind: 'unreadable' });
      expect(await store.status('mail.password')).toMatchObject({ state: 'unreadable' });
      await store.save('mail.password', PASSWORD, 'file');
      expect(await store.read('mail.password')).toEqual({ kind: 'value', value: PASSWORD });
      expect(readFileSync(`${path}.damaged`, 'utf8')).toBe(content);
      expect(log).toEqual(['A stored secret could not be read']);
    },
  );

  it('never appears in the log when the file is damaged right behind it', async () => {
    const { store, path } = storeIn();
    writeFileSync(
      path,
      `{"version":1,"secrets":{"mail.password":{"storage":"file","value":"${PASSWORD}" oops`,
    );
    expect(JSON.stringify(await store.read('mail.password'))).not.toContain(PASSWORD);
  });

  it('is kept for the session when the disk refuses to write', async () => {
    const { store } = storeIn(join(temporaryFolder(), 'missing'));
    expect(await store.save('mail.password', PASSWORD, 'file')).toMatchObject({ storage: 'session' });
    expect(await store.read('mail.password')).toEqual({ kind: 'value', value: PASSWORD });
  });
});

describe('a password for this session', () => {
  it('is on no disk, also when one was stored there before', async () => {
    const { store, restarted, path } = storeIn();
    await store.save('mail.password', 'old one', 'file');
    expect(await store.save('mail.password', PASSWORD, 'session')).toMatchObject({ storage: 'session' });
    expect(readFileSync(path, 'utf8')).not.toMatch(/old one|correct horse/);
    expect(await restarted().read('mail.password')).toEqual({ kind: 'absent' });
  });
});

describe('a password that is forgotten', () => {
  it('is gone from the file and from memory', async () => {
    const { store, path } = storeIn();
    await store.save('mail.password', PASSWORD, 'file');
    expect(await store.forget('mail.password')).toMatchObject({ state: 'absent', storage: null });
    expect(await store.read('mail.password')).toEqual({ kind: 'absent' });
    expect(readFileSync(path, 'utf8')).not.toContain(PASSWORD);
  });
  it('leaves no file where there was none', async () => {
    const { store, path } = storeIn();
    await store.forget('mail.password');
    expect(existsSync(path)).toBe(false);
  });
});
