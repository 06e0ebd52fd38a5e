import type { Texts } from '../../../shared/i18n';
import type { Settings } from '../../../shared/settings';

/** What Linewatch does as it is set up, in one sentence. */
export function settingsSentence({ schedule, channels }: Settings, texts: Texts): string {
  const measures = schedule.isPaused
    ? texts('settings:sentence.paused')
    : texts(`settings:sentence.measures.${schedule.kind}`, { time: schedule.dailyAt });
  const { mail, desktop } = channels;
  const way = mail.isEnabled
    ? desktop.isEnabled
      ? 'both'
      : 'mail'
    : desktop.isEnabled
      ? 'desktop'
      : 'nobody';
  return texts('settings:sentence.whole', { measures, tells: texts(`settings:sentence.tells.${way}`) });
}
