import { describe, expect, it } from 'vitest';
import { textsIn } from '../../../shared/texts/i18n';
import { ended, figures } from '../../testing/runs';
import { surroundingsFacts } from './surroundings-facts';

const EN = { language: 'en', rateUnit: 'Mbit/s' } as const;

describe('the surroundings of a run in words', () => {
  it('name what is known, and nothing else', () => {
    const run = ended(0, {
      outcome: 'completed',
      figures: figures(),
      method: null,
      surroundings: {
        interfaceName: 'wlp2s0',
        linkKind: 'wifi',
        linkBitsPerSecond: 866_700_000,
        ssid: 'Home',
        wifiBand: '2.4',
        signalRatio: 0.71,
        signalDbm: -52,
        hasVpn: false,
        isOnBattery: true,
        batteryRatio: 0.64,
        otherTrafficBytes: { latency: 0, download: 1_500_000 },
        secondsSinceWake: 90,
        secondsWaitedForLine: 250,
        wasLineBusy: false,
      },
    });
    const facts = surroundingsFacts(run, textsIn('en'), EN).map(({ name, value }) =>
      `${name}: ${value}`.replaceAll('\u00a0', ' '),
    );
    expect(facts).toEqual([
      'Connected by: Wi-Fi, wlp2s0, 866.7 Mbit/s',
      'Wi-Fi network: Home',
      'Wi-Fi signal: 2.4 GHz, 71 %, −52 dBm',
      'VPN active: no',
      'Power: on battery, battery at 64 %',
      'Other traffic of this computer: idle 0 B, download 1.5 MB',
      'Waited for the line: 4 min 10 s, until other traffic of this computer was below the limit',
      'Time since wake: 1 min 30 s',
    ]);
  });

  it('are nothing where nothing is known', () => {
    const completed = ended(0, { outcome: 'completed', figures: figures(), method: null });
    for (const run of [completed, ended(1, { outcome: 'interrupted' })]) {
      expect(surroundingsFacts(run, textsIn('zh-CN'), { ...EN, language: 'zh-CN' })).toEqual([]);
    }
  });
});
