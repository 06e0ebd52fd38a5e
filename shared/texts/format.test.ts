import { describe, expect, it } from 'vitest';
import {
  throughputTick,
  formatAvailability,
  formatBytes,
  formatChange,
  formatLatency,
  formatRoundThroughput,
  formatPercent,
  formatSetLatency,
  formatSetThroughput,
  formatThroughput,
  fromMegabits,
  inRateUnit,
  joinSentences,
  ofRateUnit,
  throughputParts,
  throughputAgainst,
  toMegabits,
  type RateStyle,
} from './format';

const BITS: RateStyle = { language: 'en', rateUnit: 'Mbit/s' };
const BYTES: RateStyle = { language: 'en', rateUnit: 'MB/s' };

describe('throughput', () => {
  it('is worded in Mbit/s with one digit below a hundred', () => {
    expect(formatThroughput(94_123_456, BITS)).toBe('94.1 Mbit/s');
    expect(formatThroughput(38_000_000, BITS)).toBe('38.0 Mbit/s');
    expect(formatThroughput(99_960_000, BITS)).toBe('100 Mbit/s');
  });

  it('stays in Mbit/s around a gigabit, with a thin space between thousands', () => {
    expect(formatThroughput(941_000_000, BITS)).toBe('941 Mbit/s');
    expect(formatThroughput(2_345_000_000, { ...BITS, language: 'zh-CN' })).toBe('2\u202f345 Mbit/s');
    expect(formatThroughput(12_300_000_000, BITS)).toBe('12.3 Gbit/s');
  });

  it('is worded in kbit/s on a very slow line', () => {
    expect(formatThroughput(640_400, BITS)).toBe('640 kbit/s');
    expect(formatThroughput(0, BITS)).toBe('0.0 Mbit/s');
  });

  it('is never 0 where something came through', () => {
    expect(formatThroughput(400, BITS)).toBe('<\u00a01 kbit/s');
    expect(formatRoundThroughput(499, BITS)).toBe('<\u00a01 kbit/s');
    expect(formatThroughput(500, BITS)).toBe('1 kbit/s');
    expect(formatSetThroughput(400, BITS)).toBe('0.4 kbit/s');
    expect(formatSetThroughput(1, BITS)).toBe('<\u00a00.01 kbit/s');
    expect(formatThroughput(3_900, BYTES)).toBe('<\u00a01 kB/s');
  });

  it('is in bytes for a person who has chosen them, with a digit more where it is small', () => {
    expect(formatThroughput(94_123_456, BYTES)).toBe('11.8 MB/s');
    expect(formatThroughput(941_000_000, BYTES)).toBe('118 MB/s');
    expect(formatThroughput(38_000_000, BYTES)).toBe('4.75 MB/s');
    expect(formatThroughput(640_400, BYTES)).toBe('80 kB/s');
    expect(formatThroughput(100e9, BYTES)).toBe('12.5 GB/s');
    expect(formatThroughput(0, BYTES)).toBe('0.0 MB/s');
    expect(formatSetThroughput(100e6, BYTES)).toBe('12.5 MB/s');
    expect(formatSetThroughput(25e6, BYTES)).toBe('3.125 MB/s');
    expect(formatRoundThroughput(94_123_456, BYTES)).toBe('11.8 MB/s');
    expect(throughputAgainst(94_123_456, 100e6, BYTES)).toEqual({ now: '11.8', reference: '12.5 MB/s' });
    expect(throughputTick(40e6, 80e6, BYTES)).toBe('5');
    expect(throughputTick(80e6, 80e6, BYTES)).toBe('10 MB/s');
  });

  it('is a dash when it was not measured', () => {
    expect(formatThroughput(null, BITS)).toBe('–');
    expect(throughputParts(null, BITS)).toEqual({ value: '–', unit: '' });
  });

  it('has no digits that nobody meant when a person set it', () => {
    expect(formatSetThroughput(100_000_000, BITS)).toBe('100 Mbit/s');
    expect(formatSetThroughput(2_500_000, BITS)).toBe('2.5 Mbit/s');
    expect(formatSetThroughput(null, BITS)).toBe('–');
  });

  it('is whole in a sentence from 10 on', () => {
    expect(formatRoundThroughput(94_123_456, BITS)).toBe('94 Mbit/s');
    expect(formatRoundThroughput(6_440_000, BITS)).toBe('6.4 Mbit/s');
    expect(formatRoundThroughput(640_000, BITS)).toBe('640 kbit/s');
    expect(formatRoundThroughput(null, BITS)).toBe('–');
  });

  it('stands beside what it is held against with one unit, or with two that differ', () => {
    const words = (value: number | null, reference: number) => {
      const { now, reference: of } = throughputAgainst(value, reference, BITS);
      return `${now} of ${of}`;
    };
    expect(words(94_123_456, 100e6)).toBe('94 of 100 Mbit/s');
    expect(words(6_440_000, 16e6)).toBe('6.4 of 16 Mbit/s');
    expect(words(100_000, 250e6)).toBe('100 kbit/s of 250 Mbit/s');
    expect(words(940e6, 10e9)).toBe('940 Mbit/s of 10 Gbit/s');
    expect(words(9.4e9, 10e9)).toBe('9\u202f400 Mbit/s of 10 Gbit/s');
    expect(words(null, 100e6)).toBe('– of 100 Mbit/s');
  });

  it('goes into a field and out again unchanged', () => {
    expect(toMegabits(250_500_000)).toBe(250.5);
    expect(fromMegabits(250.5)).toBe(250_500_000);
    expect(fromMegabits(0.1 + 0.2)).toBe(300_000);
    expect(inRateUnit(100e6, 'MB/s')).toBe(12.5);
    expect(ofRateUnit(12.5, 'MB/s')).toBe(100_000_000);
  });
});

describe('latency', () => {
  it('has a digit after the point only when it is short', () => {
    expect(formatLatency(11.4, 'en')).toBe('11 ms');
    expect(formatLatency(9.96, 'en')).toBe('10 ms');
    expect(formatLatency(3, 'en')).toBe('3.0 ms');
    expect(formatLatency(0.8, 'en')).toBe('0.8 ms');
    expect(formatLatency(0.046, 'en')).toBe('0.05 ms');
    expect(formatLatency(1_240, 'en')).toBe('1\u202f240 ms');
    expect(formatLatency(null, 'en')).toBe('–');
    expect(formatSetLatency(80, 'en')).toBe('80 ms');
  });
});

describe('sentences', () => {
  it('stand apart as their language sets them', () => {
    expect(joinSentences(['One.', 'Two.'], 'en')).toBe('One. Two.');
    expect(joinSentences(['一。', '二。'], 'zh-CN')).toBe('一。二。');
    expect(joinSentences(['一。', '二。'], 'ja')).toBe('一。二。');
    expect(joinSentences(['Una.', 'Dos.'], 'es')).toBe('Una. Dos.');
    expect(joinSentences([], 'en')).toBe('');
  });
});

describe('bytes, ratios and changes', () => {
  it('words an amount of data in decimal units', () => {
    expect(formatBytes(24_300_000, 'en')).toBe('24 MB');
    expect(formatBytes(1_240_000_000, 'en')).toBe('1.2 GB');
    expect(formatBytes(999_900, 'en')).toBe('1 MB');
    expect(formatBytes(12, 'en')).toBe('12 B');
    expect(formatBytes(null, 'en')).toBe('–');
  });

  it('words a ratio as a percentage', () => {
    expect(formatPercent(0.941, 'en')).toBe('94\u00a0%');
    expect(formatPercent(0.004, 'zh-CN')).toBe('0.4%');
    expect(formatPercent(0.004, 'es')).toBe('0,4\u00a0%');
    expect(formatPercent(0.004, 'ja')).toBe('0.4%');
    expect(formatPercent(0, 'en')).toBe('0\u00a0%');
    expect(formatPercent(null, 'en')).toBe('–');
  });

  it('shows which way a change goes', () => {
    expect(formatChange(0.012, 'en')).toBe('+1\u00a0%');
    expect(formatChange(-0.12, 'en')).toBe('\u221212\u00a0%');
    expect(formatChange(-0.001, 'en')).toBe('0\u00a0%');
  });

  it('never rounds the availability of a line up', () => {
    expect(formatAvailability(1 - 312 / 86_400, 'en')).toBe('99.63\u00a0%');
    expect(formatAvailability(0.999_999, 'en')).toBe('99.99\u00a0%');
    expect(formatAvailability(1, 'zh-CN')).toBe('100%');
    expect(formatAvailability(0, 'en')).toBe('0\u00a0%');
  });
});

describe('a throughput on an axis', () => {
  const ticks = (values: readonly number[]) =>
    values.map((value) => throughputTick(value, values.at(-1) ?? 0, BITS));
  it('has one unit, which the topmost value shows', () => {
    expect(ticks([0, 50e6, 100e6])).toEqual(['0', '50', '100 Mbit/s']);
    expect(ticks([0, 2.5e6, 5e6])).toEqual(['0', '2.5', '5 Mbit/s']);
    expect(ticks([0, 500e9, 1e12])).toEqual(['0', '500', '1\u202f000 Gbit/s']);
    expect(ticks([0, 200e3, 400e3])).toEqual(['0', '200', '400 kbit/s']);
    expect(ticks([0])).toEqual(['0 Mbit/s']);
  });
});
