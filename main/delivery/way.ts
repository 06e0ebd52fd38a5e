import { createHash } from 'node:crypto';
import type { ChannelKind } from '../../shared/channels';
import type { Settings } from '../../shared/settings';

/** A short text that changes with whatever a person can correct of a channel; whether it is on is no part of it. */
export function getWay(channel: ChannelKind, { channels, measuring }: Settings): string {
  const { isEnabled: _, ...way } = channels[channel];
  return createHash('sha256')
    .update(JSON.stringify([way, measuring.connection]))
    .digest('hex')
    .slice(0, 16);
}
