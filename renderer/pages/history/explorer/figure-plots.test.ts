import { describe, expect, it } from 'vitest';
import type { ChartPoint } from '../../../../shared/history/chart-data';
import { textsIn } from '../../../../shared/texts/i18n';
import { evaluated } from '../../../testing/evaluations';
import { completed } from '../../../testing/runs';
import { formatFigure, getFiguresWithData, getMarks, getPlots } from './figure-plots';

const EN = { language: 'en', rateUnit: 'Mbit/s' } as const;

const POINT: ChartPoint = {
  at: 1,
  runs: 1,
  downloadBitsPerSecond: 94e6,
  uploadBitsPerSecond: null,
  latencyMs: null,
  loadedLatencyMs: null,
  jitterMs: null,
  packetLossRatio: 0,
  rpm: null,
  spreads: null,
};

describe('the plots', () => {
  it('are those of figures that any run has', () => {
    const figures = getFiguresWithData([POINT, { ...POINT, rpm: 800 }]);
    expect(figures).toEqual(['download', 'packetLoss', 'rpm']);
    expect(getPlots(figures).map(({ name, figures: shown }) => [name, shown])).toEqual([
      ['throughput', ['download']],
      ['packetLoss', ['packetLoss']],
      ['rpm', ['rpm']],
    ]);
    expect(getPlots(getFiguresWithData([]))).toEqual([]);
  });
  it('are held against plan, usual and limit, each once', () => {
    const [throughput] = getPlots(['download', 'upload']);
    if (throughput === undefined) throw new Error('no plot');
    const { evaluation } = evaluated(completed(0), { download: { usual: 90e6 } });
    const marks = getMarks(throughput, evaluation, textsIn('en'), EN);
    expect(marks.map(({ label }) => label)).toContain('usual 90 Mbit/s');
    expect(new Set(marks.map(({ label }) => label)).size).toBe(marks.length);
    expect(getMarks(throughput, null, textsIn('en'), EN)).toEqual([]);
  });
  it('word their figures with units', () => {
    expect(formatFigure('packetLoss', 0.005, EN)).toBe('0.5\u00a0%');
    expect(formatFigure('rpm', 812, EN)).toBe('812 RPM');
    expect(formatFigure('jitter', null, EN)).toBe('–');
  });
});
