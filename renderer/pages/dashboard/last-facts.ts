import { formatNumber, formatPercent } from '../../../shared/format';
import type { Language, Texts } from '../../../shared/i18n';
import { methodOf, type DirectionMethod, type EndedRun } from '../../../shared/run';
import { certaintyWords } from '../../components/certainty-words';

type Completed = Extract<EndedRun, { outcome: 'completed' }>;

const FROM_LEAST_SURE = ['low', 'medium', 'high'] as const;

/** What the last result has to say besides its four figures; only what is known of it. */
export function lastFacts(
  run: Completed,
  texts: Texts,
  language: Language,
): readonly { readonly name: string; readonly value: string }[] {
  const { rpm, packetLossRatio } = run.figures;
  const method = methodOf(run);
  const certainty = leastSure([method?.download ?? null, method?.upload ?? null]);
  const source = method?.packetLossSource ?? null;
  const lossKey = source === 'retransmissions' ? 'packetLossRetransmissions' : 'packetLoss';
  const rpmKey = method?.rpmKind === 'foreign' ? 'responsivenessForeign' : 'responsiveness';
  return [
    ...(certainty === null
      ? []
      : [{ name: texts('dashboard:last.certainty'), value: certaintyWords(certainty, texts, language) }]),
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

/** The direction of which the least is known; null when nothing is known of either. */
function leastSure(directions: readonly (DirectionMethod | null)[]): DirectionMethod | null {
  const known = directions.filter((direction) => direction !== null);
  const rank = ({ confidence }: DirectionMethod) => FROM_LEAST_SURE.indexOf(confidence);
  const width = ({ relativeHalfWidth }: DirectionMethod) => relativeHalfWidth ?? 0;
  return known.toSorted((one, other) => rank(one) - rank(other) || width(other) - width(one))[0] ?? null;
}
