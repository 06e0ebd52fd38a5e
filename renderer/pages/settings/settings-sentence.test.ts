import { describe, expect, it } from 'vitest';
import { textsIn } from '../../../shared/texts/i18n';
import { DEFAULT_SETTINGS, settingsSchema } from '../../../shared/settings';
import { settingsSentence } from './settings-sentence';

describe('the sentence of the settings', () => {
  it('says when it measures and how it tells', () => {
    expect(settingsSentence(DEFAULT_SETTINGS, textsIn('en'))).toBe(
      'Measures every hour and notifies you on the desktop',
    );
    const daily = settingsSchema.parse({
      schedule: { kind: 'daily', dailyAt: '06:30' },
      channels: { mail: { isEnabled: true }, desktop: { isEnabled: true } },
    });
    expect(settingsSentence(daily, textsIn('en'))).toBe(
      'Measures daily at 06:30 and notifies you by mail and on the desktop',
    );
  });
});
