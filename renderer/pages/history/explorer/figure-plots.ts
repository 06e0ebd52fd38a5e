import {
  CHART_FIGURES,
  POINT_FIELDS,
  type ChartFigure,
  type ChartPoint,
} from '../../../../shared/history/chart-data';
import type { RunEvaluation } from '../../../../shared/figures/evaluation';
import type { JudgedFigure } from '../../../../shared/rules/rules';
import { limitInWords, valueInWords } from '../../../../shared/rules/rule-words';
import {
  formatNumber,
  formatPercent,
  latencyTick,
  throughputTick,
  type RateStyle,
} from '../../../../shared/texts/format';
import type { Texts } from '../../../../shared/texts/i18n';
import type { Line } from '../../../charts/canvas';
import type { LegendEntry } from '../../../charts/legend';
import { getDash } from '../../../charts/network-lines';
import type { Mark } from '../../../charts/plot';

/** One of the plots above each other: figures of one unit. */
export interface FigurePlot {
  readonly name: 'throughput' | 'latency' | 'jitter' | 'packetLoss' | 'rpm';
  readonly figures: readonly ChartFigure[];
  /** In CSS pixels. */
  readonly height: number;
}

const PLOTS: readonly FigurePlot[] = [
  { name: 'throughput', figures: ['download', 'upload'], height: 190 },
  { name: 'latency', figures: ['loadedLatency', 'latency'], height: 110 },
  { name: 'jitter', figures: ['jitter'], height: 72 },
  { name: 'packetLoss', figures: ['packetLoss'], height: 72 },
  { name: 'rpm', figures: ['rpm'], height: 72 },
];

const COLORS: Readonly<Record<ChartFigure, Line['color']>> = {
  download: '--lw-download',
  upload: '--lw-upload',
  latency: '--lw-latency',
  loadedLatency: '--lw-other',
  jitter: '--lw-latency',
  packetLoss: '--lw-other',
  rpm: '--lw-other',
};
const TONES: Readonly<Record<ChartFigure, LegendEntry['tone']>> = {
  download: 'download',
  upload: 'upload',
  latency: 'latency',
  loadedLatency: 'other',
  jitter: 'latency',
  packetLoss: 'other',
  rpm: 'other',
};
/** What rules call the figures. */
const JUDGED: Readonly<Record<ChartFigure, JudgedFigure>> = {
  download: 'download',
  upload: 'upload',
  latency: 'latency',
  loadedLatency: 'loaded-latency',
  jitter: 'jitter',
  packetLoss: 'packet-loss',
  rpm: 'rpm',
};

/** The figures that any point has, in their order. */
export function getFiguresWithData(points: readonly ChartPoint[]): readonly ChartFigure[] {
  return CHART_FIGURES.filter((figure) => points.some((point) => point[POINT_FIELDS[figure]] !== null));
}

/** The plots of some figures: one without any of its figures is left out. */
export function getPlots(figures: readonly ChartFigure[]): readonly FigurePlot[] {
  return PLOTS.map((plot) => ({
    ...plot,
    figures: plot.figures.filter((figure) => figures.includes(figure)),
  })).filter((plot) => plot.figures.length > 0);
}

/** The colour of the line of a figure. */
export function getColor(figure: ChartFigure): Line['color'] {
  return COLORS[figure];
}

/** A figure in words, with its unit; a dash where it was not measured. */
export function formatFigure(figure: ChartFigure, value: number | null, style: RateStyle): string {
  return valueInWords(JUDGED[figure], value, style);
}

/** The limit of a figure by the newest evaluation; null without one. */
export function getLimit(figure: ChartFigure, evaluation: RunEvaluation | null): number | null {
  return evaluation?.figures[JUDGED[figure]].limit?.value ?? null;
}

/** A value on the axis of a plot; the topmost one has the unit. */
export function wordTick(name: FigurePlot['name'], value: number, top: number, style: RateStyle): string {
  const { language } = style;
  switch (name) {
    case 'throughput':
      return throughputTick(value, top, style);
    case 'latency':
    case 'jitter':
      return latencyTick(value, top, language);
    case 'packetLoss':
      return formatPercent(value, language);
    case 'rpm':
      return `${formatNumber(value, language)}${value === top ? ' RPM' : ''}`;
  }
}

/**
 * What the lines of a plot are called where there are several; where it is said, also what those across it are. Where
 * networks have the colours, a figure is told by its dashes.
 */
export function getLegend(
  plot: FigurePlot,
  hasMarks: boolean,
  texts: Texts,
  isByNetwork = false,
): readonly LegendEntry[] {
  const word = (figure: ChartFigure) =>
    figure === 'latency' || figure === 'loadedLatency'
      ? texts(`history:chart.${figure}`)
      : texts(`history:chart.figure.${figure}`);
  const named = plot.figures.length > 1 || plot.name === 'throughput' || plot.name === 'latency';
  const figures = named ? plot.figures : [];
  const toneOf = (figure: ChartFigure) => (isByNetwork ? getDash(figure) : TONES[figure]);
  const entries = figures.map((figure): LegendEntry => ({ tone: toneOf(figure), label: word(figure) }));
  return hasMarks ? [...entries, { tone: 'mark', label: texts('history:chart.marks') }] : entries;
}

/** What a figure is held against now, by the newest evaluation: plan, usual at this hour, limit of a rule. */
export function getMarks(
  plot: FigurePlot,
  evaluation: RunEvaluation | null,
  texts: Texts,
  style: RateStyle,
): readonly Mark[] {
  if (evaluation === null) return [];
  const marks = plot.figures.flatMap((figure) => {
    const { plan, usual, limit } = evaluation.figures[JUDGED[figure]];
    const against = { plan, usual, limit: limit?.value ?? null };
    return (['plan', 'usual', 'limit'] as const).flatMap((kind): Mark[] => {
      const value = against[kind];
      const words = limitInWords(JUDGED[figure], value, style);
      return value === null ? [] : [{ value, label: texts(`history:chart.${kind}`, { value: words }) }];
    });
  });
  return marks.filter((mark, index) => marks.findIndex(({ label }) => label === mark.label) === index);
}
