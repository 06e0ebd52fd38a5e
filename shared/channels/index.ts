import { z } from 'zod';
import { apprise } from './apprise';
import { desktop } from './desktop';
import { discord } from './discord';
import { gotify } from './gotify';
import { mail } from './mail';
import { ntfy } from './ntfy';
import { ping } from './ping';
import { pushover } from './pushover';
import type { SecretStorage } from './secret-storage';
import { slack } from './slack';
import { telegram } from './telegram';
import { webhook } from './webhook';

export type { MailSecurity } from './mail';
export { SECRET_STORAGES, type SecretStorage } from './secret-storage';

/** Every way to tell, in the order in which they are shown. */
export const CHANNELS = {
  mail,
  desktop,
  webhook,
  ntfy,
  gotify,
  telegram,
  discord,
  slack,
  pushover,
  apprise,
  ping,
} as const;
type Channels = typeof CHANNELS;

/** Ways to tell. Persisted. */
export type ChannelKind = keyof Channels;
export const CHANNEL_KINDS = Object.keys(CHANNELS) as readonly ChannelKind[];

/** Ways to tell that rules name. Ping is not among them: it gets a heartbeat after each run, whatever rules say. */
export type ToldChannelKind = Exclude<ChannelKind, 'ping'>;
export const TOLD_CHANNEL_KINDS = CHANNEL_KINDS.filter((kind): kind is ToldChannelKind => kind !== 'ping');

/** Settings of every channel, and of one. */
export type ChannelSettings<Kind extends ChannelKind = ChannelKind> = z.output<Channels[Kind]['schema']>;

type Shape = { [Kind in ChannelKind]: z.ZodPrefault<Channels[Kind]['schema']> };

/** The part of the settings that is about channels. */
export const channelsSchema = z.object(
  Object.fromEntries(
    CHANNEL_KINDS.map((kind) => [kind, (CHANNELS[kind].schema as z.ZodObject).prefault({})]),
  ) as Shape,
);

/** Names of the secrets of a channel. */
export type SecretOf<Kind extends ChannelKind> = Extract<keyof Channels[Kind]['secrets'], string>;

/** The password of the proxy that measurements go through; the one secret that belongs to no channel. Persisted. */
export const MEASURING_PROXY_PASSWORD = 'measuring.proxyPassword';

/** Names of the secrets that Linewatch may hold; never part of settings, logs or exports. Persisted. */
export type SecretName =
  { [Kind in ChannelKind]: `${Kind}.${SecretOf<Kind>}` }[ChannelKind] | typeof MEASURING_PROXY_PASSWORD;
export const SECRET_NAMES: readonly SecretName[] = [
  ...CHANNEL_KINDS.flatMap((kind) =>
    Object.keys(CHANNELS[kind].secrets).map((secret) => `${kind}.${secret}` as SecretName),
  ),
  MEASURING_PROXY_PASSWORD,
];

/** The secrets of a channel. */
export function getSecrets(kind: ChannelKind): readonly SecretName[] {
  return SECRET_NAMES.filter((name) => name.startsWith(`${kind}.`));
}

/** The channel that a secret belongs to. */
export function channelOfSecret(name: SecretName): ChannelKind {
  return name.slice(0, name.indexOf('.')) as ChannelKind;
}

/** What is known of a secret without reading it. `unreadable`: it is stored, but could not be decrypted. */
export interface SecretStatus {
  readonly name: SecretName;
  readonly state: 'absent' | 'stored' | 'unreadable';
  readonly storage: SecretStorage | null;
  /** Whether this computer offers a keyring; without one the user chooses between session and file. */
  readonly isKeyringAvailable: boolean;
}

/** Ways to tell that are one HTTP request. */
export type HttpChannelKind = Exclude<ChannelKind, 'mail' | 'desktop'>;
export const HTTP_CHANNEL_KINDS = CHANNEL_KINDS.filter(
  (kind): kind is HttpChannelKind => kind !== 'mail' && kind !== 'desktop',
);
