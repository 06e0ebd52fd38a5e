import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../../shared/settings';
import { NO_FIGURES } from '../plan-figures';
import { faultsOfNetworks, toNetworks, toRows, toTypedNetworks, withNetwork } from './networks-form';

const STORED = [
  {
    network: 'wlan0, 192.168.1.0/24',
    name: 'Home',
    plan: { ...DEFAULT_SETTINGS.plan, downloadBitsPerSecond: 100e6, minimumUploadBitsPerSecond: 10_500_000 },
  },
];
const typed = (network: string, change = {}) => ({
  network,
  name: '',
  download: '',
  upload: '',
  more: NO_FIGURES,
  ...change,
});

describe('the form of networks', () => {
  it('gives the same settings back, and none for a network of which nothing is said', () => {
    expect(toNetworks(toTypedNetworks(STORED))).toEqual(STORED);
    expect(toNetworks([typed('a'), typed('b', { name: ' Office ', upload: '0.5' })])).toEqual([
      { network: 'b', name: 'Office', plan: { ...DEFAULT_SETTINGS.plan, uploadBitsPerSecond: 500_000 } },
    ]);
  });

  it('keeps a network of which only the minimum speed is said', () => {
    expect(toNetworks([typed('a', { more: { ...NO_FIGURES, minimumDownload: '60' } })])).toEqual([
      { network: 'a', name: '', plan: { ...DEFAULT_SETTINGS.plan, minimumDownloadBitsPerSecond: 60e6 } },
    ]);
  });

  it('lists known networks in their order, then those that only the settings name', () => {
    const rows = toRows(
      [typed('gone', { name: 'Cabin' }), typed('b', { name: 'Office' })],
      [
        { network: 'a', label: 'Guest', isCurrent: true },
        { network: 'b', label: null, isCurrent: false },
      ],
    );
    expect(rows.map((row) => [row.typed.network, row.typed.name, row.label, row.isCurrent])).toEqual([
      ['a', '', 'Guest', true],
      ['b', 'Office', null, false],
      ['gone', 'Cabin', null, false],
    ]);
  });

  it('takes what is typed at its network', () => {
    const next = withNetwork([typed('a')], typed('b', { name: 'B' }));
    expect(withNetwork(next, typed('a', { name: 'A' })).map(({ name }) => name)).toEqual(['A', 'B']);
  });

  it('names a plan that is none', () => {
    const faults = faultsOfNetworks([typed('a', { download: 'fast', upload: '0' })]);
    expect(faults.map((found) => found.problem)).toEqual(['not-a-number', 'throughput-range']);
  });

  it('names a figure out of order at its field of its network', () => {
    const more = { ...NO_FIGURES, normalDownload: '80', minimumUpload: '50' };
    const faults = faultsOfNetworks([typed('a'), typed('b', { download: '70', upload: '40', more })]);
    expect(faults).toEqual([
      { field: 'network-normal-download-b', problem: 'normal-above-maximum', value: '80' },
      { field: 'network-minimum-upload-b', problem: 'minimum-above-maximum', value: '50' },
    ]);
  });
});
