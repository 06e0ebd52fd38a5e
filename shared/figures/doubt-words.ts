import { formatThroughput, type RateStyle } from '../texts/format';
import type { Texts } from '../texts/i18n';
import type { Method } from '../run';
import type { Doubt } from '../figures/doubt';

/** What is missing of a measurement, and what takes from its sureness, as sentences; empty where nothing is known to. */
export function doubtSentences(method: Method | null, texts: Texts, style: RateStyle): readonly string[] {
  const doubts = method?.doubts ?? [];
  const rate = ({ bitsPerSecond }: Doubt) => formatThroughput(bitsPerSecond, style);
  const loads = doubts.filter(({ phase }) => phase !== 'latency');
  const busy = loads.filter(({ reason }) => reason === 'other-traffic');
  const still = loads.filter(({ reason }) => reason === 'standstill');
  const list = (parts: readonly string[]) => parts.join(texts('common:list.separator'));
  return [
    ...missingSentences(method, texts),
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
                  direction: texts(`message:doubt.${getPhase(doubt)}`),
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
            parts: list(still.map((doubt) => texts(`message:doubt.${getPhase(doubt)}`))),
          }),
        ]),
    ...fillingSentences(method, texts),
  ];
}

/** Which parts could not be measured, and why; empty where every part was. */
function missingSentences(method: Method | null, texts: Texts): readonly string[] {
  const parts = (method?.missing ?? []).map(({ part, reason }) =>
    texts('message:missing.part', {
      part: texts(`message:missing.${part}`),
      reason: texts(`message:passedOver.${reason}`),
    }),
  );
  if (parts.length === 0) return [];
  return [texts('message:missing.sentence', { parts: parts.join(texts('common:list.separator')) })];
}

/** In which directions a buffer was still filling; empty where the latency under load is that of a full line. */
function fillingSentences(method: Method | null, texts: Texts): readonly string[] {
  const filling = (['download', 'upload'] as const).filter(
    (direction) => method?.[direction]?.hasLatencySettled === false,
  );
  if (filling.length === 0) return [];
  const parts = filling.map((direction) => texts(`message:doubt.${direction}`));
  return [texts('message:doubt.filling', { parts: parts.join(texts('common:list.separator')) })];
}

const getPhase = ({ phase }: Doubt): 'download' | 'upload' => (phase === 'upload' ? 'upload' : 'download');
