import { isDeepStrictEqual } from 'node:util';
import { SETTINGS_PARTS, type SettingsPart } from '../../../shared/backup/backup';
import { channelOfSecret, MEASURING_PROXY_PASSWORD, type SecretName } from '../../../shared/channels';
import type { Settings } from '../../../shared/settings';

const GENERAL = ['language', 'theme', 'zoomPercent', 'startAtLogin'] as const;

/** The parts of the settings that differ, in the order in which they are shown. */
export function changedParts(one: Settings, other: Settings): readonly SettingsPart[] {
  return SETTINGS_PARTS.filter((part) =>
    part === 'general'
      ? GENERAL.some((name) => one[name] !== other[name])
      : !isDeepStrictEqual(one[part], other[part]),
  );
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
