import { isDeepStrictEqual } from 'node:util';
import { SETTINGS_PARTS, type SettingsPart } from '../../../shared/backup/backup';
import { channelOfSecret, MEASURING_PROXY_PASSWORD, type SecretName } from '../../../shared/channels';
import type { Settings } from '../../../shared/settings';

/** Parts that have several members of the settings. */
const MEMBERS: Readonly<Record<string, readonly (keyof Settings)[]>> = {
  general: ['language', 'theme', 'zoomPercent', 'display', 'startAtLogin', 'tray'],
  plan: ['plan', 'planSearch'],
  backup: ['backup', 'records'],
};

/** The parts of the settings that differ, in the order in which they are shown. */
export function changedParts(one: Settings, other: Settings): readonly SettingsPart[] {
  return SETTINGS_PARTS.filter((part) => {
    const members = MEMBERS[part] ?? [part as keyof Settings];
    return members.some((name) => !isDeepStrictEqual(one[name], other[name]));
  });
}

/**
 * Whether a secret may be used with other settings: only where those that it belongs to are the same. A password never
 * goes to a server that another person's backup names.
 */
export function isSameOwner(name: SecretName, one: Settings, other: Settings): boolean {
  if (name === MEASURING_PROXY_PASSWORD) {
    return isDeepStrictEqual(one.measuring.connection, other.measuring.connection);
  }
  const kind = channelOfSecret(name);
  const owner = ({ channels }: Settings) => ({ ...channels[kind], isEnabled: true });
  return isDeepStrictEqual(owner(one), owner(other));
}
