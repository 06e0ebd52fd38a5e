import { describe, expect, it } from 'vitest';
import { textsIn } from '../../../shared/texts/i18n';
import { completed, ended, figures, measuredBy } from '../../testing/runs';
import { methodFacts } from './method-facts';

const EN = { language: 'en', rateUnit: 'Mbit/s' } as const;

const texts = textsIn('en');

describe('how a run was measured', () => {
  it('names kind, service, those passed over and why, server and connection', () => {
    const method = measuredBy({
      passedOver: [{ provider: 'cloudflare', reason: 'timeout', detail: '' }],
      connection: { localAddress: '192.0.2.7', ipVersion: 4, proxy: 'proxy.example.org:3128' },
      network: 'wlan0, 192.0.2.0/24',
      droppedSamples: 2,
      doubts: [{ phase: 'download', reason: 'other-traffic', bitsPerSecond: 25_000_000 }],
    });
    const run = ended(0, { outcome: 'completed', figures: figures(), method });
    expect(methodFacts(run, texts, EN).map(({ name, value }) => `${name}: ${value}`)).toEqual([
      'Kind of test: Quick',
      'Measured by: LibreSpeed',
      'Services not used: Cloudflare: no answer in time',
      'Server: Frankfurt',
      'Address: https://speed.example.org/',
      'Connection: IPv4, from 192.0.2.7, through the proxy proxy.example.org:3128',
      'Network: wlan0, 192.0.2.0/24',
      'Samples discarded: 2',
      'Lower confidence because: Other programs on this computer used the line during the test (download 25.0 Mbit/s): it carries more than was measured.',
    ]);
  });

  it('is only what was kept of an old run', () => {
    const values = methodFacts(completed(0), texts, EN).map(({ value }) => value);
    expect(values).toEqual(['LibreSpeed', 'Frankfurt', 'https://speed.example.org/']);
  });

  it('says only with what a failed run was tried', () => {
    const run = ended(0, { outcome: 'failed', reason: 'dns', detail: '', figures: null, method: null });
    expect(methodFacts(run, texts, EN)[0]).toMatchObject({ name: 'Tried with', value: 'LibreSpeed' });
  });
});
