import { formatBytes, formatLatency, formatPercent, formatThroughput } from '../../../shared/format';
import { formatDateTime, formatDuration, type TimeStyle } from '../../../shared/format-time';
import type { Language, Texts } from '../../../shared/i18n';
import { figuresOf, type Run } from '../../../shared/run';
import type { Fact } from '../../components/facts';

/** Every figure of a run that was measured, in words; empty when it has none. */
export function figureFacts(run: Run, texts: Texts, language: Language): readonly Fact[] {
  const figures = figuresOf(run);
  if (figures === null) return [];
  const seconds = (value: number | null) => (value === null ? null : formatDuration(value * 1_000, language));
  const throughput = (value: number | null) => (value === null ? null : formatThroughput(value, language));
  const latency = (value: number | null) => (value === null ? null : formatLatency(value, language));
  const bytes = (value: number | null) => (value === null ? null : formatBytes(value, language));
  const both = (one: string | null, other: string | null) =>
    [one, other].filter((part) => part !== null).join(' · ') || null;
  const ratio = figures.packetLossRatio;
  const words = {
    download: throughput(figures.downloadBitsPerSecond),
    upload: throughput(figures.uploadBitsPerSecond),
    latency: latency(figures.latencyMs),
    latencyMin: latency(figures.latencyMinMs),
    latencyP95: latency(figures.latencyP95Ms),
    jitter: latency(figures.jitterMs),
    loadedDownload: latency(figures.loadedLatencyDownloadMs),
    loadedUpload: latency(figures.loadedLatencyUploadMs),
    packetLoss: ratio === null ? null : formatPercent(ratio, language),
    downloadData: both(bytes(figures.downloadBytes), seconds(figures.downloadSeconds)),
    uploadData: both(bytes(figures.uploadBytes), seconds(figures.uploadSeconds)),
  } as const;
  return (Object.keys(words) as (keyof typeof words)[]).flatMap((figure) => {
    const value = words[figure];
    return value === null ? [] : [{ name: texts(`history:figure.${figure}`), value }];
  });
}

/** How a run came about: who asked for it, by what and against which server it measured, and how long it took. */
export function originFacts(run: Run, texts: Texts, style: TimeStyle): readonly Fact[] {
  const facts: Fact[] = [
    { name: texts('history:origin.trigger'), value: texts(`common:trigger.${run.trigger}`) },
    { name: texts('history:origin.provider'), value: texts(`history:provider.${run.provider}`) },
  ];
  if (run.slotAt !== null && run.slotAt !== run.startedAt) {
    facts.push({ name: texts('history:origin.slot'), value: formatDateTime(run.slotAt, style) });
  }
  if (run.server !== null) {
    facts.push({ name: texts('history:origin.server'), value: run.server.name });
    facts.push({ name: texts('history:origin.address'), value: run.server.url });
  }
  if (run.outcome !== 'running' && run.finishedAt > run.startedAt) {
    const took = formatDuration(run.finishedAt - run.startedAt, style.language);
    facts.push({ name: texts('history:origin.took'), value: took });
  }
  facts.push({ name: texts('history:origin.id'), value: run.id });
  return facts;
}
