import { formatLatency, formatSetThroughput, formatThroughput } from '../../../shared/texts/format';
import { tableRow, type MessageRow } from '../../../shared/messages/message-table';
import { getFigures, type Figures } from '../../../shared/run';
import type { MessageInput } from './input';
import { qualityRows } from './quality';

/**
 * The table of figures with measured, plan and usual values, each with its unit. A missing value is a dash; empty
 * without any figures.
 */
export function messageRows(input: MessageInput): readonly MessageRow[] {
  const { run, evaluation, usual, texts, language } = input;
  const { download, upload } = evaluation.figures;
  const measured = getFigures(run);
  if (measured === null) return [];
  const row = (
    name: keyof Figures,
    label: string,
    format: (value: number | null) => string,
    plan: number | null = null,
  ): MessageRow =>
    tableRow(name, label, {
      measured: { text: format(measured[name]), value: measured[name] },
      plan: plan === null ? null : { text: formatSetThroughput(plan, input), value: plan },
      usual: usual[name] === null ? null : { text: format(usual[name]), value: usual[name] },
    });
  const throughput = (value: number | null) => formatThroughput(value, input);
  const latency = (value: number | null) => formatLatency(value, language);
  return [
    row('downloadBitsPerSecond', texts('message:row.download'), throughput, download.plan),
    row('uploadBitsPerSecond', texts('message:row.upload'), throughput, upload.plan),
    row('latencyMs', texts('message:row.latency'), latency),
    row('loadedLatencyDownloadMs', texts('message:row.loadedLatencyDownload'), latency),
    row('loadedLatencyUploadMs', texts('message:row.loadedLatencyUpload'), latency),
    row('jitterMs', texts('message:row.jitter'), latency),
    ...qualityRows(input),
  ];
}
