import { describe, expect, it } from 'vitest';
import { hardwareAddress } from '../core/network/hardware-address';
import { processorLoad, processorTimes } from './processor';
import { linkRateIn, summarizePower } from './system-tables';
import { getBand, signalIn } from './wifi';

describe('the tables of a system', () => {
  it.each([
    [2_412, '2.4'],
    [5_180, '5'],
    [5_885, '5'],
    [5_955, '6'],
    [60_480, '60'],
    [0, null],
    [900, null],
  ])('%i MHz is in the band of %s GHz', (megahertz, band) => {
    expect(getBand(megahertz)).toBe(band);
  });

  it.each([
    ['1000\n', 1e9],
    ['100', 1e8],
    ['400000', 4e11],
    ['-1', null],
    ['0', null],
    ['65535', null],
    ['4294967295', null],
    ['', null],
    [null, null],
  ])('a speed of %j is %s bit/s', (text, rate) => {
    expect(linkRateIn(text)).toBe(rate);
  });

  it.each(['', 'none', '00:00:00:00:00:00', 'ff:ff:ff:ff:ff:ff', 'a4:2b:b0:11:22', '(incomplete)'])(
    '%j is no hardware address',
    (text) => {
      expect(hardwareAddress(text)).toBeNull();
    },
  );

  it('a signal is told in dBm or not at all', () => {
    expect(signalIn('wlan0: 0000   58.  -52.  -256', 'wlan0')).toBe(-52);
    for (const table of ['', 'wlan0: 0000 58. 204. 0', 'wlan0: 0000 0. -256. -256', 'wlan1: 0 58. -52.'])
      expect(signalIn(table, 'wlan0')).toBeNull();
  });

  it('a battery that is full on the mains is not in use', () => {
    const none = { scope: null, online: null, status: null, capacity: null };
    const battery = { ...none, type: 'Battery' };
    expect(summarizePower([])).toEqual({});
    expect(summarizePower([{ ...battery, status: 'Full', capacity: '100' }])).toEqual({
      isOnBattery: false,
      batteryRatio: 1,
    });
    expect(
      summarizePower([
        { ...none, type: 'Mains', online: '1' },
        { ...battery, status: 'Not charging', capacity: '80' },
        { ...battery, status: 'Unknown', capacity: '60' },
      ]),
    ).toEqual({ isOnBattery: false, batteryRatio: 0.7 });
    expect(summarizePower([{ ...battery, status: 'Unknown' }])).toEqual({});
  });
});

describe('the load of the processors', () => {
  const times = (busy: number, all: number) => ({ busy, all });
  it('is the share of the time between two looks', () => {
    expect(processorLoad(times(0, 0), times(500, 1_000))).toBe(0.5);
    const one = { user: 10, nice: 1, sys: 4, irq: 1, idle: 84 };
    expect(processorTimes([{ times: one }, { times: one }])).toEqual({ busy: 32, all: 200 });
  });
  it('is not known where the counters are missing, stand still or were set back', () => {
    expect(processorTimes([])).toBeNull();
    expect(processorLoad(null, times(1, 2))).toBeNull();
    expect(processorLoad(times(1, 2), times(1, 2))).toBeNull();
    expect(processorLoad(times(900, 1_000), times(10, 2_000))).toBeNull();
  });
});
