import { describe, expect, it } from 'vitest';
import { textsIn } from '../../../../shared/texts/i18n';
import type { ProviderState } from '../../../../shared/ipc';
import { DEFAULT_SETTINGS } from '../../../../shared/settings';
import { toMeasuringForm } from '../measuring-form';
import { byNetwork, likelyService, monthInWords } from './month-use';

const { service } = toMeasuringForm(DEFAULT_SETTINGS.measuring);
const estimatedBytes = { quick: 25_000_000, full: 100_000_000, light: 4_000_000 };
const state = (kind: ProviderState['kind'], problem: ProviderState['problem'] = null): ProviderState => ({
  kind,
  problem,
  notBefore: null,
  lastUsedAt: null,
  estimatedBytes,
  program: null,
});

describe('the service that tests probably use', () => {
  const busy = state('librespeed', { reason: 'refused-by-provider', detail: '' });

  it('is the chosen one', () => {
    const chosen = { ...service, provider: 'librespeed' } as const;
    expect(likelyService(chosen, [busy, state('cloudflare')])?.kind).toBe('librespeed');
  });

  it('is the first without a problem, else the first of the order', () => {
    expect(likelyService(service, [busy, state('cloudflare')])?.kind).toBe('cloudflare');
    expect(likelyService(service, [busy])?.kind).toBe('librespeed');
    expect(likelyService(service, [])).toBeNull();
  });
});

describe('what a month of scheduled tests comes to', () => {
  it('follows schedule and mode', () => {
    expect(monthInWords(estimatedBytes, 'quick', ['hourly'], textsIn('en'), 'en')).toBe(
      'Up to 720 scheduled tests a month come to about 18 GB.',
    );
    expect(monthInWords(estimatedBytes, 'quick', ['hourly', 'cron'], textsIn('en'), 'en')).toBeNull();
  });
});

describe('the use of this month', () => {
  const use = (limitBytes: number | null) =>
    byNetwork({
      from: 0,
      limitBytes,
      currentNetwork: 'wlan0 192.0.2.0/24',
      networks: [
        { network: null, runs: 1, downloadBytes: 300, uploadBytes: 0 },
        { network: 'eth0', runs: 4, downloadBytes: 500, uploadBytes: 100 },
        { network: 'wlan0 192.0.2.0/24', runs: 2, downloadBytes: 80, uploadBytes: 20 },
      ],
    });

  it('begins with the network in use, then the one that used most', () => {
    expect(use(null).map(({ network, bytes }) => [network, bytes])).toEqual([
      ['wlan0 192.0.2.0/24', 100],
      ['eth0', 600],
      [null, 300],
    ]);
  });

  it('is set against the limit, where there is one', () => {
    expect(use(400).map(({ share }) => share)).toEqual([0.25, 1, 0.75]);
    expect(use(null)[0]?.share).toBeNull();
  });
});
