import { CHANNEL_KINDS } from '../../../shared/channels';
import { isPausedAt } from '../../../shared/schedule/kinds';
import type { Texts } from '../../../shared/texts/i18n';
import type { Settings } from '../../../shared/settings';

/** What Linewatch does as it is set up, in one sentence. */
export function settingsSentence(
  { schedules, channels }: Pick<Settings, 'schedules' | 'channels'>,
  texts: Texts,
  now: number,
): string {
  const measures = measuresIn(schedules, texts, now);
  return texts('settings:sentence.whole', { measures, tells: tellsIn(channels, texts) });
}

function measuresIn(schedules: Settings['schedules'], texts: Texts, now: number): string {
  const running = schedules.filter(
    ({ isEnabled, pausedUntil }) => isEnabled && !isPausedAt(pausedUntil, now),
  );
  const [only] = running;
  if (only === undefined) return texts('settings:sentence.paused');
  if (running.length > 1) return texts('settings:sentence.measures.several', { count: running.length });
  return texts(`settings:sentence.measures.${only.kind}`, { time: only.dailyAt });
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
