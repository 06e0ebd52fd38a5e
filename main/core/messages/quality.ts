import { bufferbloatGrade, bufferbloatMs } from '../../../shared/bufferbloat';
import { doubtSentences } from '../../../shared/doubt-words';
import { packetLossName, responsivenessName } from '../../../shared/figure-names';
import { formatLatency, formatNumber, formatPercent } from '../../../shared/format';
import type { MessageRow } from '../../../shared/message';
import { qualityScores, USES, type QualityScores } from '../../../shared/quality-scores';
import { figuresOf, methodOf, type Figures } from '../../../shared/run';
import type { MessageInput } from './message';

/** The rows that not every test gives: bufferbloat, responsiveness, packet loss. Empty where none was measured. */
export function qualityRows({ run, usual, texts, language }: MessageInput): readonly MessageRow[] {
  const figures = figuresOf(run);
  if (figures === null) return [];
  const method = methodOf(run);
  const bufferbloat = (of: Figures) => {
    const increaseMs = bufferbloatMs(of);
    if (increaseMs === null) return null;
    const increase = formatLatency(increaseMs, language);
    return texts('message:bufferbloat', { increase, grade: bufferbloatGrade(increaseMs) });
  };
  const rpm = ({ rpm: value }: Figures) =>
    value === null ? null : texts('message:rpm', { value: formatNumber(value, language) });
  const loss = ({ packetLossRatio: ratio }: Figures) =>
    ratio === null ? null : formatPercent(ratio, language);
  const rpmName = responsivenessName(method);
  const rows = [
    { label: texts('message:row.bufferbloat'), textOf: bufferbloat },
    { label: texts(`message:row.${rpmName}`), textOf: rpm },
    { label: texts(`message:row.${packetLossName(method?.packetLossSource ?? null)}`), textOf: loss },
  ];
  return rows.flatMap(({ label, textOf }) => {
    const now = textOf(figures);
    return now === null ? [] : [{ label, now, plan: null, usual: textOf(usual) }];
  });
}

/** What the line is good for, as one sentence; none where too little was measured. */
export function qualitySentences({ run, texts }: MessageInput): readonly string[] {
  const figures = figuresOf(run);
  const scores: QualityScores = figures === null ? {} : qualityScores(figures);
  const uses = USES.flatMap((use) => {
    const quality = scores[use];
    return quality === undefined
      ? []
      : [texts(`message:quality.${use}`, { quality: texts(`message:quality.${quality}`) })];
  });
  if (uses.length === 0) return [];
  return [texts('message:quality.sentence', { uses: uses.join(texts('message:separator')) })];
}

/** How sure each direction is, what takes from that, and which providers were passed over and why; only what is known. */
export function certaintySentences({ run, texts, language }: MessageInput): readonly string[] {
  const method = methodOf(run);
  if (method === null) return [];
  const { download, upload } = method;
  const word = ({ confidence }: { readonly confidence: 'high' | 'medium' | 'low' }) => ({
    confidence: texts(`message:confidence.${confidence}`),
  });
  const directions = [
    ...(download === null ? [] : [texts('message:method.confidenceDownload', word(download))]),
    ...(upload === null ? [] : [texts('message:method.confidenceUpload', word(upload))]),
  ].join(texts('message:separator'));
  const providers = method.passedOver
    .map(({ provider, reason }) =>
      texts('message:method.passedOverProvider', {
        provider: texts(`message:provider.${provider}`),
        reason: texts(`message:passedOver.${reason}`),
      }),
    )
    .join(texts('message:separator'));
  return [
    ...(directions === '' ? [] : [texts('message:method.confidence', { directions })]),
    ...doubtSentences(method, texts, language),
    ...(providers === '' ? [] : [texts('message:method.passedOver', { providers })]),
  ];
}
