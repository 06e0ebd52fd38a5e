import { describe, expect, it } from 'vitest';
import { textsIn } from '../../../shared/texts/i18n';
import { DEFAULT_SETTINGS, settingsSchema } from '../../../shared/settings';
import { settingsSentence } from './settings-sentence';

describe('the sentence of the settings', () => {
  it('says when it measures and how it tells', () => {
    expect(settingsSentence(DEFAULT_SETTINGS, textsIn('en'), 0)).toBe(
      'Measures every hour and notifies you on the desktop',
    );
    const daily = settingsSchema.parse({
      schedules: [{ kind: 'daily', dailyAt: '06:30' }],
      channels: { mail: { isEnabled: true }, desktop: { isEnabled: true } },
    });
    expect(settingsSentence(daily, textsIn('en'), 0)).toBe(
      'Measures daily at 06:30 and notifies you by mail and on the desktop',
    );
  });
  it('counts several schedules, without those that are off or paused', () => {
    const say = (schedules: unknown[], now = 0) =>
      settingsSentence(settingsSchema.parse({ schedules }), textsIn('en'), now);
    const night = { id: 'night', kind: 'daily', dailyAt: '03:00' };
    expect(say([{}, night])).toBe('Measures by 2 schedules and notifies you on the desktop');
    expect(say([{ isEnabled: false }, night])).toMatch(/^Measures daily at 03:00/);
    expect(say([{ pausedUntil: 1_000 }, night], 999)).toMatch(/^Measures daily at 03:00/);
    expect(say([{ pausedUntil: 1_000 }, night], 1_000)).toMatch(/^Measures by 2 schedules/);
    expect(say([{ pausedUntil: 'resumed' }])).toMatch(/^Measures only when asked/);
    expect(say([])).toMatch(/^Measures only when asked/);
  });
});
