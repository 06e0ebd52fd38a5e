import {
  formatAvailability,
  formatLatency,
  formatPercent,
  joinSentences,
} from '../../../shared/texts/format';
import {
  formatDuration,
  formatExact,
  formatShortDateTime,
  type TimeStyle,
} from '../../../shared/texts/format-time';
import type { Texts } from '../../../shared/texts/i18n';
import { lossRatio, type Availability, type LineStretch } from '../../../shared/history/outages';
import { placeInWords } from '../../../shared/history/outage-words';
import { routeInWords } from '../../../shared/history/route-words';
import type { LineGap } from '../../charts/line-columns';

/** What happened in a time in which the line was down or was not observed. */
export function wordGapKind({ kind }: LineGap, texts: Texts): string {
  return texts(kind === 'unobserved' ? 'outages:band.unobserved' : `outages:kind.${kind}`);
}

/** From when until when, to the second where it was recorded so. */
export function wordGapSpan({ from, to, event }: LineGap, texts: Texts, style: TimeStyle): string {
  if (event === null) {
    return texts('outages:band.span', {
      from: formatShortDateTime(from, style),
      to: formatShortDateTime(to, style),
    });
  }
  const begin = formatExact(event.startedAt, style);
  if (event.endedAt === null) return texts('outages:band.since', { from: begin });
  const end = formatExact(event.endedAt, style);
  return texts('outages:band.span', {
    from: begin,
    to: event.isEndObserved ? end : texts('outages:notObservedFrom', { time: end }),
  });
}

/** How long it was, whole also where a chart shows only a part of it. */
export function wordGapLength({ from, to, event }: LineGap, style: TimeStyle): string {
  const length = event === null ? to - from : (event.endedAt ?? to) - event.startedAt;
  return formatDuration(length, style.language);
}

/** Where it points; null where that is nothing of the line. */
export function wordGapPlace({ event }: LineGap, texts: Texts): string | null {
  if (event?.kind !== 'outage' && event?.kind !== 'no-network') return null;
  return placeInWords(event.place, texts);
}

/** The way out when it began, and whether the computer then left the network; null where nothing was recorded of it. */
export function wordGapRoute({ event }: LineGap, texts: Texts, { language }: TimeStyle): string | null {
  const words = [
    ...(event?.route === undefined ? [] : [routeInWords(event.route, texts, language)]),
    ...(event?.hasMoved === true ? [texts('common:outage.moved')] : []),
  ];
  return words.length === 0 ? null : joinSentences(words, language);
}

/** A gap in sentences, to be read out. */
export function wordGap(gap: LineGap, texts: Texts, style: TimeStyle): string {
  const sentence = texts('outages:band.gapReadout', {
    kind: wordGapKind(gap, texts),
    span: wordGapSpan(gap, texts, style),
    length: wordGapLength(gap, style),
  });
  const parts = [sentence, wordGapPlace(gap, texts), wordGapRoute(gap, texts, style)];
  return joinSentences(
    parts.filter((part) => part !== null),
    style.language,
  );
}

/** A column in one sentence, to be read out. */
export function wordColumn({ at, far, gateway }: LineStretch, texts: Texts, style: TimeStyle): string {
  const { language } = style;
  return texts('outages:band.readout', {
    time: formatShortDateTime(at, style),
    far: formatLatency(far.medianMs, language),
    farHighest: formatLatency(far.highestMs, language),
    loss: formatPercent(lossRatio(far), language),
    gateway: formatLatency(gateway.medianMs, language),
  });
}

/** How the line was, in two parts: the share of the observed time in which it was up, and its outages. */
export function wordAvailability(
  { ratio, outages, longestMs, downMs, observedMs }: Availability,
  texts: Texts,
  { language }: TimeStyle,
): { readonly figure: string; readonly note: string } {
  if (ratio === null) return { figure: texts('outages:unknown'), note: texts('outages:notObserved') };
  const observed = formatDuration(observedMs, language);
  return {
    figure: formatAvailability(ratio, language),
    note:
      outages === 0
        ? texts('outages:observedNone', { observed })
        : texts(outages === 1 ? 'outages:observedOne' : 'outages:observed', {
            outages: texts('outages:count', { count: outages }),
            down: formatDuration(downMs, language),
            longest: formatDuration(longestMs, language),
            observed,
          }),
  };
}
