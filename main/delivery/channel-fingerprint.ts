import { createHash } from 'node:crypto';
import type { ChannelKind } from '../../shared/channels';
import type { Settings } from '../../shared/settings';

/** Fingerprint of the settings of a channel that a user can correct, without its switch; 16 hexadecimal digits. */
export function channelFingerprint(channel: ChannelKind, { channels, measuring }: Settings): string {
  const { isEnabled: _, ...way } = channels[channel];
  return createHash('sha256')
    .update(JSON.stringify([way, measuring.connection]))
    .digest('hex')
    .slice(0, 16);
}
