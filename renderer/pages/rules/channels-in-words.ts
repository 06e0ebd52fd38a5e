import { TOLD_CHANNEL_KINDS } from '../../../shared/channels';
import type { Texts } from '../../../shared/texts/i18n';
import type { Rule } from '../../../shared/rules/rules';
import type { Settings } from '../../../shared/settings';

/** By which channels a rule tells, those named that are off. */
export function channelsInWords(
  { channels }: Pick<Rule, 'channels'>,
  settings: Pick<Settings, 'channels'>,
  texts: Texts,
): string {
  if (channels === 'all') return texts('rules:page.allChannels');
  if (channels.length === 0) return texts('rules:page.noChannel');
  const names = TOLD_CHANNEL_KINDS.filter((kind) => channels.includes(kind)).map((kind) => {
    const name = texts(`common:channel.${kind}`);
    return settings.channels[kind].isEnabled ? name : texts('rules:page.channelOff', { name });
  });
  return names.join(texts('common:list.separator'));
}
