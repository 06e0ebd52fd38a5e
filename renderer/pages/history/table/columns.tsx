import type { ReactNode } from 'react';
import type { HistoryRow } from '../../../../shared/ipc';
import { networkName, type NetworkEntry } from '../../../../shared/network-label';
import { getFigures, getMethod, type Figures, type Run } from '../../../../shared/run';
import type { Settings } from '../../../../shared/settings';
import { scheduleName } from '../../../../shared/schedule/schedule-words';
import { loadedLatencyMs } from '../../../../shared/figures/bufferbloat';
import {
  formatBytes,
  formatLatency,
  formatNumber,
  formatPercent,
  formatThroughput,
} from '../../../../shared/texts/format';
import { formatShortDateTime } from '../../../../shared/texts/format-time';
import type { TextStyle } from '../../../../shared/texts/text-style';
import type { Texts } from '../../../../shared/texts/i18n';
import { NoteMark } from '../../../components/notes/note-mark';
import { RunOutcome } from '../../../components/run/run-outcome';
import { originInWords } from '../run-facts';
import { toldInWords } from '../told-words';

/** Columns of the table, in their order. Persisted. */
export const COLUMNS = [
  'time',
  'trigger',
  'schedule',
  'network',
  'provider',
  'server',
  'mode',
  'outcome',
  'download',
  'upload',
  'latency',
  'loadedLatency',
  'jitter',
  'packetLoss',
  'rpm',
  'bytes',
  'told',
] as const;
export type Column = (typeof COLUMNS)[number];

/** Columns that are there unless a person chooses. */
export const DEFAULT_COLUMNS: readonly Column[] = [
  'time',
  'trigger',
  'network',
  'outcome',
  'download',
  'upload',
  'latency',
  'loadedLatency',
  'told',
];

/** What the cells of a row are worded with. */
export interface CellWords {
  readonly texts: Texts;
  readonly style: TextStyle;
  readonly settings: Settings;
  readonly networks: readonly NetworkEntry[];
}

interface ColumnFacts {
  /** Its least width, in CSS pixels. */
  readonly minPx: number;
  /** Its part of the width that is left; 0 where it needs no more than the least. */
  readonly share: number;
  readonly isNumeric?: true;
  readonly cell: (row: HistoryRow, words: CellWords) => ReactNode;
}

const ofFigures =
  (format: (figures: Figures, words: CellWords) => string) =>
  ({ run }: HistoryRow, words: CellWords): string => {
    const figures = getFigures(run);
    return figures === null ? '–' : format(figures, words);
  };

/** How each column is shown and sorted. */
export const COLUMN_FACTS: Readonly<Record<Column, ColumnFacts>> = {
  time: {
    minPx: 140,
    share: 0.9,
    cell: ({ run, note }, { style }) => (
      <>
        {formatShortDateTime(run.startedAt, style)}
        {note !== undefined && <NoteMark note={note} tabIndex={-1} />}
      </>
    ),
  },
  trigger: {
    minPx: 80,
    share: 0.8,
    cell: ({ run }, { texts }) => originInWords(run, texts),
  },
  schedule: {
    minPx: 100,
    share: 0.9,
    cell: ({ run }, words) => wordSchedule(run, words),
  },
  network: {
    minPx: 90,
    share: 1,
    cell: ({ run }, words) => wordNetwork(run, words),
  },
  provider: {
    minPx: 100,
    share: 0.8,
    cell: ({ run }, { texts }) => texts(`history:provider.${run.provider}`),
  },
  server: {
    minPx: 120,
    share: 1,
    cell: ({ run }) => <bdi title={run.server?.url}>{run.server?.name ?? ''}</bdi>,
  },
  mode: {
    minPx: 72,
    share: 0,
    cell: ({ run }, { texts }) => {
      const mode = getMethod(run)?.mode;
      return mode === undefined ? '' : texts(`history:mode.${mode}`);
    },
  },
  outcome: {
    minPx: 128,
    share: 1.3,
    cell: ({ run, evaluation }) => <RunOutcome run={run} state={evaluation.state} />,
  },
  download: {
    minPx: 90,
    share: 0.8,
    isNumeric: true,
    cell: ofFigures((figures, { style }) => formatThroughput(figures.downloadBitsPerSecond, style)),
  },
  upload: {
    minPx: 90,
    share: 0.8,
    isNumeric: true,
    cell: ofFigures((figures, { style }) => formatThroughput(figures.uploadBitsPerSecond, style)),
  },
  latency: {
    minPx: 64,
    share: 0.6,
    isNumeric: true,
    cell: ofFigures((figures, { style }) => formatLatency(figures.latencyMs, style.language)),
  },
  loadedLatency: {
    minPx: 84,
    share: 0.7,
    isNumeric: true,
    cell: ofFigures((figures, { style }) => formatLatency(loadedLatencyMs(figures), style.language)),
  },
  jitter: {
    minPx: 70,
    share: 0.6,
    isNumeric: true,
    cell: ofFigures((figures, { style }) => formatLatency(figures.jitterMs, style.language)),
  },
  packetLoss: {
    minPx: 84,
    share: 0.6,
    isNumeric: true,
    cell: ofFigures((figures, { style }) => formatPercent(figures.packetLossRatio, style.language)),
  },
  rpm: {
    minPx: 100,
    share: 0.6,
    isNumeric: true,
    cell: ofFigures(({ rpm }, { style }) => (rpm === null ? '–' : formatNumber(rpm, style.language))),
  },
  bytes: {
    minPx: 84,
    share: 0.7,
    isNumeric: true,
    cell: ofFigures(({ downloadBytes, uploadBytes }, { style }) =>
      formatBytes(
        downloadBytes === null && uploadBytes === null ? null : (downloadBytes ?? 0) + (uploadBytes ?? 0),
        style.language,
      ),
    ),
  },
  told: { minPx: 84, share: 1, cell: ({ told }, { texts }) => toldInWords(told, texts) },
};

function wordNetwork(run: Run, { networks, settings }: CellWords): ReactNode {
  const network = getMethod(run)?.network ?? null;
  if (network === null) return '';
  const known = networks.find((entry) => entry.network === network);
  return <bdi>{networkName({ network, label: known?.label ?? null }, settings.networks)}</bdi>;
}

function wordSchedule({ schedule }: Run, { settings, texts }: CellWords): ReactNode {
  if (schedule === undefined) return '';
  const known = settings.schedules.find(({ id }) => id === schedule.id);
  return <bdi>{known === undefined ? schedule.name : scheduleName(known, texts)}</bdi>;
}

/** The room between two columns, in CSS pixels. */
const GAP_PX = 14;

/** Columns as the tracks of a CSS grid, and the least width of all, in CSS pixels. */
export function getTracks(columns: readonly Column[]): { readonly tracks: string; readonly minPx: number } {
  const facts = columns.map((column) => COLUMN_FACTS[column]);
  return {
    tracks: facts
      .map(({ minPx, share }) => (share === 0 ? `${minPx}px` : `minmax(${minPx}px, ${share}fr)`))
      .join(' '),
    minPx: facts.reduce((sum, { minPx }) => sum + minPx + GAP_PX, 0),
  };
}
