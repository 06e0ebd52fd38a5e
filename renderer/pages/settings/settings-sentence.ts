import { CHANNEL_KINDS } from '../../../shared/channels';
import type { Texts } from '../../../shared/texts/i18n';
import type { Settings } from '../../../shared/settings';

/** What Linewatch does as it is set up, in one sentence. */
export function settingsSentence({ schedule, channels }: Settings, texts: Texts): string {
  const measures = schedule.isPaused
    ? texts('settings:sentence.paused')
    : texts(`settings:sentence.measures.${schedule.kind}`, { time: schedule.dailyAt });
  return texts('settings:sentence.whole', { measures, tells: tellsIn(channels, texts) });
}

function tellsIn(channels: Settings['channels'], texts: Texts): string {
  const on = CHANNEL_KINDS.filter((kind) => channels[kind].isEnabled);
  const key = on.join('+');
  if (key === '') return texts('settings:sentence.tells.nobody');
  if (key === 'mail' || key === 'desktop') return texts(`settings:sentence.tells.${key}`);
  if (key === 'mail+desktop') return texts('settings:sentence.tells.both');
  const names = on.map((kind) => texts(`common:channel.${kind}`)).join(texts('common:list.separator'));
  return texts('settings:sentence.tells.ways', { names });
}
