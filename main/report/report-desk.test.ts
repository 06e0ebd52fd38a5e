import { describe, expect, it } from 'vitest';
import type { ReportOrder } from '../../shared/report/report-order';
import { DEFAULT_SETTINGS } from '../../shared/settings';
import { fakeClock } from '../testing/records';
import { rangeOfDays, ReportDesk } from './report-desk';

const utc = (from: string, to: string) => ({ from: Date.parse(from), to: Date.parse(to) });
const NOW = Date.parse('2026-11-23T14:37:10Z');

describe('days of a report', () => {
  it.each([
    [
      'the last one included',
      '2026-11-01',
      '2026-11-30',
      'UTC',
      utc('2026-11-01T00:00:00Z', '2026-12-01T00:00:00Z'),
    ],
    [
      'one day',
      '2026-11-05',
      '2026-11-05',
      'Asia/Shanghai',
      utc('2026-11-04T16:00:00Z', '2026-11-05T16:00:00Z'),
    ],
    [
      'the day on which the clock is set back',
      '2026-10-25',
      '2026-10-25',
      'Europe/Berlin',
      utc('2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z'),
    ],
    [
      'a day without midnight',
      '2026-09-06',
      '2026-09-06',
      'America/Santiago',
      utc('2026-09-06T04:00:00Z', '2026-09-07T03:00:00Z'),
    ],
    ['until now', '2026-11-20', null, 'UTC', utc('2026-11-20T00:00:00Z', '2026-11-23T14:37:10Z')],
    ['the last 30 days', null, null, 'UTC', utc('2026-10-24T14:37:10Z', '2026-11-23T14:37:10Z')],
    ['30 days until a day', null, '2026-11-09', 'UTC', utc('2026-10-11T00:00:00Z', '2026-11-10T00:00:00Z')],
  ])('are those of the zone: %s', (_what, from, to, timeZone, range) => {
    expect(rangeOfDays(from, to, timeZone, NOW)).toEqual(range);
  });
});

describe('a report that somebody asks for in words', () => {
  const HOME = { network: 'eth0, 10.0.0.0/24', label: null, isCurrent: true };
  const CAFE = { network: 'wlan0, 10.1.0.0/24', label: 'Café', isCurrent: false };

  function desk() {
    const orders: ReportOrder[] = [];
    let left = 3;
    const made = new ReportDesk({
      reports: {
        page: () => Promise.resolve({ kind: 'not-ready' }),
        write: (path, _format, order) => {
          orders.push(order);
          return Promise.resolve({ kind: 'written', path, tests: left });
        },
      },
      isInDataFolder: (path) => path.startsWith('/data/'),
      networks: () => [HOME, CAFE],
      settings: () => ({
        networks: [{ network: HOME.network, name: 'Home', plan: DEFAULT_SETTINGS.plan }],
      }),
      print: () => Promise.reject(new Error('not asked for')),
      language: () => 'en',
      log: () => undefined,
      timeZone: () => 'UTC',
      clock: fakeClock(),
      adoption: { next: () => (left = Math.max(0, left - 1)) > 0 },
    });
    return { desk: made, orders };
  }
  const ask = { path: '/r.json', from: null, to: null, network: null, paper: null };

  it.each([
    ['home', HOME.network],
    [' CAFÉ ', CAFE.network],
    [CAFE.network, CAFE.network],
    [null, null],
  ])('knows the network %j by each of its names', async (name, network) => {
    const { desk: made, orders } = desk();
    await made.write({ ...ask, network: name });
    expect(orders).toMatchObject([{ network, format: 'json' }]);
  });

  it('says which networks there are where none is called so', async () => {
    const { desk: made, orders } = desk();
    expect(await made.write({ ...ask, network: 'Office' })).toEqual({
      kind: 'unknown-network',
      network: 'Office',
      known: ['Home', 'Café'],
    });
    expect(orders).toEqual([]);
  });

  it.each(['csv', 'json', 'pdf'])('writes no %s file into the data folder', async (extension) => {
    const { desk: made, orders } = desk();
    const path = `/data/report.${extension}`;
    expect(await made.write({ ...ask, path })).toEqual({ kind: 'in-data-folder', path });
    expect(orders).toEqual([]);
  });

  it.each(['txt', 'pdf'] as const)('writes no letter into the data folder, as %s', async (format) => {
    const path = `/data/settings.${format}`;
    const letter = { text: 'Dear Sir or Madam', format, language: 'en' } as const;
    expect(await desk().desk.writeLetter(path, letter)).toEqual({ kind: 'in-data-folder', path });
  });

  it('takes earlier records into the chain first where nothing else waits', async () => {
    expect(await desk().desk.write(ask)).toMatchObject({ tests: 3 });
    expect(await desk().desk.writeAlone(ask)).toMatchObject({ tests: 0 });
  });
});
