import { BUFFERBLOAT_GRADES, bufferbloatMs, type BufferbloatGrade } from '../../../shared/bufferbloat';
import { doubtSentences } from '../../../shared/doubt-words';
import type { RunEvaluation } from '../../../shared/evaluation';
import { packetLossName, responsivenessName } from '../../../shared/figure-names';
import { isLoadUnsettled } from '../../../shared/full-line';
import { formatLatency, formatNumber, formatPercent } from '../../../shared/format';
import type { MessageRow } from '../../../shared/message';
import { USES } from '../../../shared/quality-scores';
import { figuresOf, methodOf, type Figures } from '../../../shared/run';
import type { MessageInput } from './input';

/** The rows that not every test gives: bufferbloat, responsiveness, packet loss. Empty where none was measured. */
export function qualityRows({
  run,
  evaluation,
  usual,
  texts,
  language,
}: MessageInput): readonly MessageRow[] {
  const figures = figuresOf(run);
  if (figures === null) return [];
  const method = methodOf(run);
  const rpm = ({ rpm: value }: Figures) =>
    value === null ? null : texts('message:rpm', { value: formatNumber(value, language) });
  const loss = ({ packetLossRatio: ratio }: Figures) =>
    ratio === null ? null : formatPercent(ratio, language);
  const rows = [
    {
      label: texts('message:row.bufferbloat'),
      now: addedLatency(figures, evaluation.grade, isLoadUnsettled(run), { texts, language }),
      usual: addedLatency(usual, usualGrade(evaluation), false, { texts, language }),
    },
    {
      label: texts(`message:row.${responsivenessName(method)}`),
      now: rpm(figures),
      usual: rpm(usual),
    },
    {
      label: texts(`message:row.${packetLossName(method?.packetLossSource ?? null)}`),
      now: loss(figures),
      usual: loss(usual),
    },
  ];
  return rows.flatMap(({ now, ...row }) => (now === null ? [] : [{ ...row, now, plan: null }]));
}

/** What the load adds to the latency, with its grade where the line was full; null where it was not measured. */
function addedLatency(
  figures: Figures,
  grade: BufferbloatGrade | null,
  isGrowing: boolean,
  { texts, language }: Pick<MessageInput, 'texts' | 'language'>,
): string | null {
  const increaseMs = bufferbloatMs(figures);
  if (increaseMs === null) return null;
  const increase = formatLatency(increaseMs, language);
  if (isGrowing) return texts('message:bufferbloatNotFull', { increase });
  return grade === null ? increase : texts('message:bufferbloat', { increase, grade });
}

function usualGrade({ figures }: RunEvaluation): BufferbloatGrade | null {
  const { usual } = figures.grade;
  return usual === null ? null : (BUFFERBLOAT_GRADES[Math.round(usual)] ?? null);
}

/** What the line is good for, as one sentence; none where too little was measured. */
export function qualitySentences({ evaluation, texts }: MessageInput): readonly string[] {
  const uses = USES.flatMap((use) => {
    const quality = evaluation.uses[use];
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
