import { bufferbloatMs } from '../../../shared/figures/bufferbloat';
import { packetLossName, responsivenessName } from '../../../shared/figures/figure-names';
import { formatLatency, formatNumber, formatPercent } from '../../../shared/texts/format';
import type { ExplainedFact } from '../../components/run/explained-facts';
import type { ResultInput } from './result-facts';

/** How quickly the idle line answers. */
export function idleFacts({ figures, texts, language }: ResultInput): readonly ExplainedFact[] {
  const fact = (key: 'latency' | 'latencyMin' | 'latencyP95' | 'jitter', milliseconds: number | null) => ({
    name: texts(`history:figure.${key}`),
    value: milliseconds === null ? null : formatLatency(milliseconds, language),
    note: null,
    about: texts(`history:about.${key}`),
  });
  const median = fact('latency', figures.latencyMs);
  if (figures.latencyMs === null) return [median];
  return [
    median,
    fact('latencyMin', figures.latencyMinMs),
    fact('latencyP95', figures.latencyP95Ms),
    fact('jitter', figures.jitterMs),
  ];
}

/** How the line answers while it is full, and what gets lost. */
export function loadFacts(input: ResultInput): readonly ExplainedFact[] {
  const { figures, method, texts, language } = input;
  const increaseMs = bufferbloatMs(figures);
  const rpmName = responsivenessName(method);
  const loss = packetLossName(figures.packetLossRatio === null ? null : (method?.packetLossSource ?? null));
  const isLossUnknown = figures.packetLossRatio === null;
  return [
    loadedFact(input, 'Download'),
    loadedFact(input, 'Upload'),
    {
      name: texts('message:row.bufferbloat'),
      value: increaseMs === null ? null : addedInWords(increaseMs, input),
      note: null,
      about: texts('history:about.bufferbloat'),
    },
    {
      name: texts(`message:row.${rpmName}`),
      value:
        figures.rpm === null ? null : texts('message:rpm', { value: formatNumber(figures.rpm, language) }),
      note: null,
      about: texts(method?.rpmKind === 'foreign' ? 'history:about.rpmForeign' : 'history:about.rpm'),
    },
    {
      name: texts(`message:row.${loss}`),
      value: isLossUnknown ? null : formatPercent(figures.packetLossRatio, language),
      note: null,
      about: texts(isLossUnknown ? 'history:about.packetLossAbsent' : `history:about.${loss}`),
    },
  ];
}

/** What the load adds, with its grade where the line was full. */
function addedInWords(increaseMs: number, { grade, isGrowing, texts, language }: ResultInput): string {
  const increase = formatLatency(increaseMs, language);
  if (isGrowing && grade === null) return texts('message:bufferbloatNotFull', { increase });
  return grade === null ? increase : texts('message:bufferbloat', { increase, grade });
}

function loadedFact(
  { figures, texts, language }: ResultInput,
  direction: 'Download' | 'Upload',
): ExplainedFact {
  const median = figures[`loadedLatency${direction}Ms`];
  const p95 = figures[`loadedLatency${direction}P95Ms`];
  return {
    name: texts(`message:row.loadedLatency${direction}`),
    value: median === null ? null : formatLatency(median, language),
    note:
      median === null || p95 === null
        ? null
        : texts('history:loadedWithin', { value: formatLatency(p95, language) }),
    about: texts('history:about.loaded'),
  };
}
