import type { HttpChannelKind } from '../../shared/channels';
import { DEFAULT_SETTINGS } from '../../shared/settings';
import { HttpChannel, type HttpChannelDeps } from '../channels/http/channel';

export interface HttpChannelSetting {
  readonly settings?: Readonly<Record<string, unknown>>;
  /** By their names within the channel. */
  readonly secrets?: Readonly<Record<string, string>>;
  readonly deps?: Partial<HttpChannelDeps>;
}

/** 23 November 2026, 20:40:00 UTC. */
export const TRIED_AT = Date.parse('2026-11-23T20:40:00Z');

/** A channel with these settings and secrets, as they would be after a person entered them. */
export function httpChannel(kind: HttpChannelKind, { settings, secrets = {}, deps }: HttpChannelSetting) {
  const channels = DEFAULT_SETTINGS.channels;
  const all = {
    ...channels,
    [kind]: { ...channels[kind], isEnabled: true, ...settings },
  };
  return new HttpChannel(kind, {
    settings: () => all,
    secret: (name) => {
      const value = secrets[name.slice(kind.length + 1)];
      return Promise.resolve(value === undefined ? { kind: 'absent' } : { kind: 'value', value });
    },
    learn: () => undefined,
    proxyTo: () => Promise.resolve(null),
    clock: { now: () => TRIED_AT },
    log: () => undefined,
    ...deps,
  });
}

/** Settings and secrets with which a channel delivers to this address. */
export function setUp(
  kind: HttpChannelKind,
  url: string,
): Required<Pick<HttpChannelSetting, 'settings' | 'secrets'>> {
  const bySecret = kind === 'discord' || kind === 'slack' ? { webhookUrl: url } : { url };
  return {
    settings: { server: url, url, topic: 'line', chatId: '-42' },
    secrets: { token: '1:a', user: 'u', key: 'k', ...bySecret },
  };
}
