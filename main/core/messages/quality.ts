import {
  BUFFERBLOAT_GRADES,
  bufferbloatMs,
  type BufferbloatGrade,
} from '../../../shared/figures/bufferbloat';
import { doubtSentences } from '../../../shared/figures/doubt-words';
import type { RunEvaluation } from '../../../shared/figures/evaluation';
import { packetLossName, responsivenessName } from '../../../shared/figures/figure-names';
import { isLoadUnsettled } from '../../../shared/figures/full-line';
import { formatLatency, formatNumber, formatPercent } from '../../../shared/texts/format';
import { tableRow, type MessageCell, type MessageRow } from '../../../shared/messages/message-table';
import { USES } from '../../../shared/figures/quality-scores';
import { getFigures, getMethod, type Figures } from '../../../shared/run';
import type { MessageInput } from './input';

/** The optional rows: bufferbloat, responsiveness, packet loss. Empty if none was measured. */
export function qualityRows({
  run,
  evaluation,
  usual,
  texts,
  language,
}: MessageInput): readonly MessageRow[] {
  const figures = getFigures(run);
  if (figures === null) return [];
  const method = getMethod(run);
  const words = { texts, language };
  const cells = (cell: (of: Figures) => MessageCell | null) => ({
    measured: cell(figures),
    usual: cell(usual),
  });
  const rows = [
    tableRow('addedLatencyMs', texts('message:row.bufferbloat'), {
      measured: addedLatency(figures, evaluation.grade, isLoadUnsettled(run), words),
      usual: addedLatency(usual, usualGrade(evaluation), false, words),
    }),
    tableRow(
      'rpm',
      texts(`message:row.${responsivenessName(method)}`),
      cells(({ rpm: value }) =>
        value === null
          ? null
          : { text: texts('message:rpm', { value: formatNumber(value, language) }), value },
      ),
    ),
    tableRow(
      'packetLossRatio',
      texts(`message:row.${packetLossName(method?.packetLossSource ?? null)}`),
      cells(({ packetLossRatio: value }) =>
        value === null ? null : { text: formatPercent(value, language), value },
      ),
    ),
  ];
  return rows.filter(({ cells: { measured } }) => measured !== undefined);
}

/** The latency increase under load, with its grade if the line was full; null if it was not measured. */
function addedLatency(
  figures: Figures,
  grade: BufferbloatGrade | null,
  isGrowing: boolean,
  { texts, language }: Pick<MessageInput, 'texts' | 'language'>,
): MessageCell | null {
  const value = bufferbloatMs(figures);
  if (value === null) return null;
  const increase = formatLatency(value, language);
  if (isGrowing) return { text: texts('message:bufferbloatNotFull', { increase }), value };
  return { text: grade === null ? increase : texts('message:bufferbloat', { increase, grade }), value };
}

function usualGrade({ figures }: RunEvaluation): BufferbloatGrade | null {
  const { usual } = figures.grade;
  return usual === null ? null : (BUFFERBLOAT_GRADES[Math.round(usual)] ?? null);
}

/** The suitability of the line for uses such as calls, as one sentence; empty if too little was measured. */
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

/**
 * The confidence of each direction, what reduces it, and the skipped providers with the reasons. Empty if nothing is
 * known.
 */
export function certaintySentences(input: MessageInput): readonly string[] {
  const { run, texts } = input;
  const method = getMethod(run);
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
    ...doubtSentences(method, texts, input),
    ...(providers === '' ? [] : [texts('message:method.passedOver', { providers })]),
  ];
}
