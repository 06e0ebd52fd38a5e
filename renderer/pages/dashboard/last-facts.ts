import { formatNumber, formatPercent } from '../../../shared/texts/format';
import type { Language, Texts } from '../../../shared/texts/i18n';
import { getMethod, type EndedRun, type Method } from '../../../shared/run';

type Completed = Extract<EndedRun, { outcome: 'completed' }>;

/** What the last result has to say besides its four figures; only what is known of it. */
export function lastFacts(
  run: Completed,
  texts: Texts,
  language: Language,
): readonly { readonly name: string; readonly value: string }[] {
  const { rpm, packetLossRatio } = run.figures;
  const method = getMethod(run);
  const confidence = confidenceWords(method, texts);
  const source = method?.packetLossSource ?? null;
  const lossKey = source === 'retransmissions' ? 'packetLossRetransmissions' : 'packetLoss';
  const rpmKey = method?.rpmKind === 'foreign' ? 'responsivenessForeign' : 'responsiveness';
  return [
    ...(confidence === '' ? [] : [{ name: texts('dashboard:last.certainty'), value: confidence }]),
    ...doubtFacts(method, texts),
    ...(rpm === null
      ? []
      : [
          {
            name: texts(`message:row.${rpmKey}`),
            value: texts('message:rpm', { value: formatNumber(rpm, language) }),
          },
        ]),
    ...(packetLossRatio === null
      ? []
      : [{ name: texts(`message:row.${lossKey}`), value: formatPercent(packetLossRatio, language) }]),
  ];
}

/** What takes from the sureness, in a few words; the history says more. */
function doubtFacts(
  method: Method | null,
  texts: Texts,
): readonly { readonly name: string; readonly value: string }[] {
  const reasons = new Set((method?.doubts ?? []).map(({ reason }) => reason));
  const words = [
    ...(reasons.has('other-traffic') ? [texts('message:doubt.short')] : []),
    ...(reasons.has('standstill') ? [texts('message:doubt.shortStandstill')] : []),
  ];
  if (words.length === 0) return [];
  return [{ name: texts('history:origin.doubts'), value: words.join(texts('common:list.separator')) }];
}

/** How sure each direction is, in the words of the mails; empty where nothing is known of either. */
function confidenceWords(method: Method | null, texts: Texts): string {
  const words = [];
  for (const [name, direction] of [
    ['confidenceDownload', method?.download],
    ['confidenceUpload', method?.upload],
  ] as const) {
    if (direction == null) continue;
    const confidence = texts(`message:confidence.${direction.confidence}`);
    words.push(texts(`message:method.${name}`, { confidence }));
  }
  return words.join(texts('common:list.separator'));
}
