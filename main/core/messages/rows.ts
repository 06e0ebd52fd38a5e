import { formatLatency, formatSetThroughput, formatThroughput } from '../../../shared/format';
import type { MessageRow } from '../../../shared/message';
import { figuresOf, type Figures } from '../../../shared/run';
import type { MessageInput } from './message';
import { qualityRows } from './quality';

/** The table of figures: now, plan, usual. A figure that was not measured is a dash; empty without any figures. */
export function messageRows(input: MessageInput): readonly MessageRow[] {
  const { run, plan, usual, texts, language } = input;
  const now = figuresOf(run);
  if (now === null) return [];
  const row = (
    name: keyof Figures,
    label: string,
    format: (value: number | null) => string,
    promised: number | null = null,
  ): MessageRow => ({
    label,
    now: format(now[name]),
    plan:
      promised === null ? null : withoutUnitOf(now[name], formatSetThroughput(promised, language), format),
    usual: usual[name] === null ? null : withoutUnitOf(now[name], format(usual[name]), format),
  });
  const throughput = (value: number | null) => formatThroughput(value, language);
  const latency = (value: number | null) => formatLatency(value, language);
  return [
    row('downloadBitsPerSecond', texts('message:row.download'), throughput, plan.downloadBitsPerSecond),
    row('uploadBitsPerSecond', texts('message:row.upload'), throughput, plan.uploadBitsPerSecond),
    row('latencyMs', texts('message:row.latency'), latency),
    row('loadedLatencyDownloadMs', texts('message:row.loadedLatencyDownload'), latency),
    row('loadedLatencyUploadMs', texts('message:row.loadedLatencyUpload'), latency),
    row('jitterMs', texts('message:row.jitter'), latency),
    ...qualityRows(input),
  ];
}

/** Beside a figure the unit need not be said again, where it is the same: `71.4 Mbit/s | 100 | 78.9`. */
function withoutUnitOf(now: number | null, text: string, format: (value: number | null) => string): string {
  const unit = /\s(?:[kMG]bit\/s|ms)$/.exec(now === null ? '' : format(now))?.[0];
  return unit !== undefined && text.endsWith(unit) ? text.slice(0, -unit.length) : text;
}
