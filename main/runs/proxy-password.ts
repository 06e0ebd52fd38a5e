import { addressWith, parseAddress } from '../../shared/address';
import { MEASURING_PROXY_PASSWORD, type SecretStorage } from '../../shared/channels';
import type { Settings } from '../../shared/settings';
import type { SettingsKeeper } from '../storage/settings/settings-keeper';
import type { SecretStore } from '../storage/settings/secrets';

export interface ProxyPasswordDeps {
  readonly settings: Pick<SettingsKeeper, 'current' | 'save'>;
  readonly secrets: Pick<SecretStore, 'save' | 'read' | 'forget' | 'status'>;
  readonly log: (sentence: string, error?: unknown) => void;
}

/**
 * The password of the proxy for measurements. The user enters it in the URL of the proxy, from where it moves to the
 * other secrets; if these cannot store it beyond this session, it stays in the URL.
 */
export class ProxyPassword {
  readonly #deps: ProxyPasswordDeps;

  constructor(deps: ProxyPasswordDeps) {
    this.#deps = deps;
  }

  /**
   * After a change of the settings: moves the password, and deletes the stored one if the URL has no user name any
   * more.
   */
  async follow(): Promise<void> {
    const { settings, secrets } = this.#deps;
    const address = parseAddress(settings.current.measuring.connection.proxyUrl, ['http']);
    if (address?.credentials == null) await secrets.forget(MEASURING_PROXY_PASSWORD);
    else await this.moveOut();
  }

  /** Moves a password out of the settings, which an older version or the user may have written there. */
  async moveOut(): Promise<void> {
    const { settings, secrets, log } = this.#deps;
    const before = settings.current;
    const { proxyUrl } = before.measuring.connection;
    const address = parseAddress(proxyUrl, ['http']);
    const { user, password } = address?.credentials ?? { user: '', password: '' };
    if (address === null || password === '') return;
    const { isKeyringAvailable } = await secrets.status(MEASURING_PROXY_PASSWORD);
    const storage = storageFor(before, isKeyringAvailable);
    if (storage === 'session') return;
    const kept = await secrets.save(MEASURING_PROXY_PASSWORD, password, storage);
    // The settings may have changed meanwhile.
    if (kept.storage === 'session' || settings.current.measuring.connection.proxyUrl !== proxyUrl) return;
    const rest = addressWith(address.url, { user, password: '' });
    const saved = settings.save(withProxyUrl(settings.current, rest));
    if (saved.kind === 'not-written') log(`The password of the proxy stays in the settings: ${saved.detail}`);
  }

  /** The URL of a proxy with its stored password, if it has a user name and there is one. */
  async within(proxyUrl: string): Promise<string> {
    const address = parseAddress(proxyUrl, ['http']);
    if (address?.credentials == null || address.credentials.password !== '') return proxyUrl;
    const reading = await this.#deps.secrets.read(MEASURING_PROXY_PASSWORD);
    if (reading.kind !== 'value') return proxyUrl;
    return addressWith(address.url, { user: address.credentials.user, password: reading.value });
  }
}

/** Without a keyring, the storage that the user chose for other passwords. */
function storageFor({ channels }: Settings, isKeyringAvailable: boolean): SecretStorage {
  if (isKeyringAvailable) return 'keyring';
  return channels.mail.passwordStorage === 'file' ? 'file' : 'session';
}

function withProxyUrl(settings: Settings, proxyUrl: string): Settings {
  const connection = { ...settings.measuring.connection, proxyUrl };
  return { ...settings, measuring: { ...settings.measuring, connection } };
}
