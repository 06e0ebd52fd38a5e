import type { ChannelKind } from '../../../shared/channels';
import type { Texts } from '../../../shared/texts/i18n';

/** What the button says that opens the settings of a channel. */
export function openSettingsWords(channel: ChannelKind, texts: Texts): string {
  if (channel === 'mail' || channel === 'desktop') return texts(`delivery:openSettings.${channel}`);
  return texts('delivery:openSettings.other', { channel: texts(`common:channel.${channel}`) });
}
