import { joinSentences } from '../../../shared/texts/format';
import { formatDuration, formatShortDateTime } from '../../../shared/texts/format-time';
import { placeInWords } from '../../../shared/history/outage-words';
import { routeInWords } from '../../../shared/history/route-words';
import { conditionInWords, valueInWords } from '../../../shared/rules/rule-words';
import type { OccasionDetail } from '../../../shared/rules/verdict';
import type { OccasionInput, OccasionParts } from './occasion-input';

type Words = Pick<OccasionParts, 'tone' | 'title' | 'summary'>;
type Detail<Kind> = Extract<OccasionDetail, { kind: Kind }>;

/** An outage with start and end (or only its start while it lasts), its network and likely place, and the way out. */
export function outageWords(
  { startedAt, endedAt, place, isEndObserved, hasMoved, network, route }: Detail<'outage'>,
  input: OccasionInput,
): Words & Pick<OccasionParts, 'method'> {
  const { texts, language } = input;
  const where =
    network === undefined ? [] : [texts('message:outage.network', { network: input.nameNetwork(network) })];
  const method = route === undefined ? '' : routeInWords(route, texts, language);
  const from = formatShortDateTime(startedAt, input);
  const points = placeInWords(place, texts);
  if (endedAt === null) {
    const written = formatShortDateTime(input.occasion.at, input);
    return {
      tone: 'bad',
      title: texts('message:outage.started'),
      summary: joinSentences([texts('message:outage.since', { from, written }), ...where, points], language),
      method,
    };
  }
  const duration = formatDuration(endedAt - startedAt, language);
  const to = formatShortDateTime(endedAt, input);
  const end = isEndObserved ? 'times' : hasMoved === true ? 'timesMoved' : 'timesUnobserved';
  const times = texts(`message:outage.${end}`, { from, to });
  return {
    tone: 'warning',
    title: texts('message:outage.ended', { duration }),
    summary: joinSentences([times, ...where, points], language),
    method,
  };
}

/** The number of outages within a day. */
export function outageCountWords({ outages, downMs }: Detail<'outage-count'>, input: OccasionInput): Words {
  const { texts, language, verdict } = input;
  const total = texts('message:outageCount.total', { duration: formatDuration(downMs, language) });
  if (verdict.reason === 'recovered') {
    return { tone: 'good', title: texts('message:outageCount.over', { count: outages }), summary: total };
  }
  return { tone: 'bad', title: texts('message:outageCount.title', { count: outages }), summary: total };
}

/** Packet loss or latency of the line between the tests. */
export function lineWords({ figure, value, minutes }: Detail<'line'>, input: OccasionInput): Words {
  const { texts, language, verdict } = input;
  const words = { value: valueInWords(figure, value, input) };
  const summary = joinSentences(
    [
      texts('message:line.over', { time: texts('rules:minutes', { count: minutes }) }),
      texts('message:line.rule', { rule: conditionInWords(verdict.rule.condition, texts, input) }),
    ],
    language,
  );
  if (verdict.reason === 'recovered') {
    return { tone: 'good', title: texts(`message:line.${figure}Within`, words), summary };
  }
  return { tone: 'bad', title: texts(`message:line.${figure}`, words), summary };
}
