import {
  formatLatency,
  formatNumber,
  formatPercent,
  formatThroughput,
  type RateStyle,
} from '../texts/format';
import type { Texts } from '../texts/i18n';
import type { Blame, BlameEvidence } from './blame';
import { placeInWords } from './outage-words';

/** Where a run points and by what evidence, as sentences; the place first. */
export function blameSentences(blame: Blame, texts: Texts, style: RateStyle): readonly string[] {
  return [
    texts(`common:blame.points.${blame.points}`),
    ...blame.evidence.map((evidence) => evidenceInWords(evidence, texts, style)),
  ];
}

function evidenceInWords(evidence: BlameEvidence, texts: Texts, style: RateStyle): string {
  const { language } = style;
  switch (evidence.kind) {
    case 'own-traffic':
      return evidence.bitsPerSecond === null
        ? texts('common:blame.evidence.own-traffic')
        : texts('common:blame.evidence.own-traffic-rate', {
            rate: formatThroughput(evidence.bitsPerSecond, style),
          });
    case 'wifi-signal':
      return texts('common:blame.evidence.wifi-signal', { signal: formatNumber(evidence.dbm, language) });
    case 'wifi-rate':
      return texts('common:blame.evidence.wifi-rate', {
        rate: formatThroughput(evidence.bitsPerSecond, style),
      });
    case 'gateway-slow':
    case 'gateway-fast':
      return texts(`common:blame.evidence.${evidence.kind}`, {
        latency: formatLatency(evidence.latencyMs, language),
      });
    case 'gateway-loss':
    case 'line-loss':
      return texts(`common:blame.evidence.${evidence.kind}`, {
        loss: formatPercent(evidence.ratio, language),
      });
    case 'outage':
      return placeInWords(evidence.place, texts);
    case 'other-servers-fine':
    case 'other-servers-bad':
    case 'other-services-fine':
    case 'other-services-bad':
      return texts(`common:blame.evidence.${evidence.kind}`, { count: evidence.runs });
    case 'line-fine':
    case 'answered':
    case 'no-network':
    case 'login-page':
    case 'process':
    case 'not-watched':
      return texts(`common:blame.evidence.${evidence.kind}`);
  }
}
