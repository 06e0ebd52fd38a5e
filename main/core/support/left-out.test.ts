import { expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../shared/settings';
import { leaveOutTexts } from './left-out';

it('the settings of a new installation keep what is chosen, and lose what could be a name', () => {
  const kept = JSON.stringify(leaveOutTexts(DEFAULT_SETTINGS));
  expect(kept).toContain('"theme":"system"');
  expect(kept).toContain('"startAtLogin":');
});

it('what a person has typed is left out, also as the name of a member', () => {
  const settings = {
    theme: 'dark',
    zoomPercent: 110,
    measuring: { connection: { proxyUrl: 'http://anna:geheim@proxy.example:3128' } },
    channels: { mail: { host: 'smtp.example.org', port: 587 }, webhook: { headers: ['X-Key: 4711'] } },
    schedules: [{ cron: '0 */2 * * *' }, { cron: 'Annas Plan' }],
    'Wi-Fi Familie Muster': 'Zuhause',
  };
  expect(leaveOutTexts(settings)).toEqual({
    theme: 'dark',
    zoomPercent: 110,
    measuring: { connection: { proxyUrl: '[left out, 37 characters]' } },
    channels: {
      mail: { host: '[left out, 16 characters]', port: 587 },
      webhook: { headers: ['[left out, 11 characters]'] },
    },
    schedules: [{ cron: '0 */2 * * *' }, { cron: '[left out, 10 characters]' }],
    '[left out 6]': '[left out, 7 characters]',
  });
});
