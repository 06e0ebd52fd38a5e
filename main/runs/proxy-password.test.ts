import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '../../shared/settings';
import { SecretStore } from '../storage/settings/secrets';
import { FakeClock } from '../testing/fake-clock';
import { FakeKeyring } from '../testing/fake-keyring';
import { temporaryFolder } from '../testing/folder';
import { ProxyPassword } from './proxy-password';

/** Settings with a proxy, and their secrets. */
function settingsWith(proxyUrl: string, passwordStorage: 'keyring' | 'file' = 'keyring') {
  const { measuring, channels } = DEFAULT_SETTINGS;
  const connection = { ...measuring.connection, proxy: 'manual' as const, proxyUrl };
  let current: Settings = {
    ...DEFAULT_SETTINGS,
    measuring: { ...measuring, connection },
    channels: { ...channels, mail: { ...channels.mail, passwordStorage } },
  };
  const settings = {
    get current() {
      return current;
    },
    save: (next: Settings) => {
      current = next;
      return { kind: 'saved' } as const;
    },
  };
  const keyring = new FakeKeyring();
  const secrets = new SecretStore({
    onPutAside: () => undefined,
    keyring,
    path: join(temporaryFolder(), 'secrets.json'),
    checkPlace: () => undefined,
    timers: new FakeClock(),
    learn: () => undefined,
    log: () => undefined,
  });
  const password = new ProxyPassword({ settings, secrets, log: () => undefined });
  const proxyUrlNow = () => current.measuring.connection.proxyUrl;
  const enter = (next: string) => {
    const entered = { ...current.measuring.connection, proxyUrl: next };
    current = { ...current, measuring: { ...current.measuring, connection: entered } };
  };
  return { password, secrets, keyring, proxyUrlNow, enter };
}

describe('the password of a proxy', () => {
  it.each(['100%25', 's%40fe', '50%'])(
    '%s moves from the URL to the keyring, and is added for use',
    async (typed) => {
      const { password, proxyUrlNow } = settingsWith(`http://ann:${typed}@proxy.example:3128`);
      await password.moveOut();
      expect(proxyUrlNow()).toBe('http://ann@proxy.example:3128/');
      const decoded = typed === '50%' ? '50%' : decodeURIComponent(typed);
      const within = new URL(await password.within(proxyUrlNow()));
      expect(decodeURIComponent(within.password)).toBe(decoded);
      expect(within.username).toBe('ann');
    },
  );

  it('stays in the URL without a keyring and permission for a file, so that it is not lost', async () => {
    const { password, keyring, proxyUrlNow } = settingsWith('http://ann:pw@proxy.example:3128');
    keyring.state = 'missing';
    await password.moveOut();
    expect(proxyUrlNow()).toBe('http://ann:pw@proxy.example:3128');
    expect(await password.within(proxyUrlNow())).toBe('http://ann:pw@proxy.example:3128');
  });

  it('moves to the secrets file if the user allowed that for other passwords', async () => {
    const { password, keyring, secrets, proxyUrlNow } = settingsWith(
      'http://ann:pw@proxy.example:3128',
      'file',
    );
    keyring.state = 'missing';
    await password.moveOut();
    expect(proxyUrlNow()).toBe('http://ann@proxy.example:3128/');
    expect(await secrets.read('measuring.proxyPassword')).toEqual({ kind: 'value', value: 'pw' });
  });

  it('is replaced by a new one, and deleted with the user name', async () => {
    const { password, secrets, enter, proxyUrlNow } = settingsWith('http://ann:old@proxy.example:3128');
    await password.follow();
    enter('http://ann:new@proxy.example:3128');
    await password.follow();
    expect(await password.within(proxyUrlNow())).toBe('http://ann:new@proxy.example:3128/');
    enter('http://proxy.example:3128');
    await password.follow();
    expect(await secrets.read('measuring.proxyPassword')).toEqual({ kind: 'absent' });
    expect(await password.within(proxyUrlNow())).toBe('http://proxy.example:3128');
  });
});
