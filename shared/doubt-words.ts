import { formatThroughput } from './format';
import type { Language, Texts } from './i18n';
import type { Doubt, Method } from './run';

/** What takes from the sureness of a measurement, as sentences; empty where nothing is known to. */
export function doubtSentences(method: Method | null, texts: Texts, language: Language): readonly string[] {
  const doubts = method?.doubts ?? [];
  const rate = ({ bitsPerSecond }: Doubt) => formatThroughput(bitsPerSecond, language);
  const loads = doubts.filter(({ phase }) => phase !== 'latency');
  const busy = loads.filter(({ reason }) => reason === 'other-traffic');
  const still = loads.filter(({ reason }) => reason === 'standstill');
  const list = (parts: readonly string[]) => parts.join(texts('common:list.separator'));
  return [
    ...doubts
      .filter(({ phase }) => phase === 'latency')
      .map((doubt) => texts('message:doubt.latency', { rate: rate(doubt) })),
    ...(busy.length === 0
      ? []
      : [
          texts('message:doubt.other-traffic', {
            parts: list(
              busy.map((doubt) =>
                texts('message:doubt.part', {
                  direction: texts(`message:doubt.${phaseOf(doubt)}`),
                  rate: rate(doubt),
                }),
              ),
            ),
          }),
        ]),
    ...(still.length === 0
      ? []
      : [
          texts('message:doubt.standstill', {
            parts: list(still.map((doubt) => texts(`message:doubt.${phaseOf(doubt)}`))),
          }),
        ]),
  ];
}

const phaseOf = ({ phase }: Doubt): 'download' | 'upload' => (phase === 'upload' ? 'upload' : 'download');
