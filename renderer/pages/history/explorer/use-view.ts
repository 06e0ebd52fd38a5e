import { useEffect, useMemo, useRef, useState } from 'react';
import { MINUTE_MS } from '../../../../shared/durations';
import type { Selection } from '../../../../shared/history/selection';
import type { TimeRange } from '../../../../shared/time-range';
import { toSelected, type Bounds } from './zoom';

interface ViewOptions {
  readonly selected: Selection['range'];
  /** What is asked for. */
  readonly asked: TimeRange;
  /** What was asked for when the data that is there was read. */
  readonly data: TimeRange;
  /** The part of it with anything to show. */
  readonly shown: TimeRange;
  /** When the first run began; null while it is not known. */
  readonly firstAt: number | null;
  readonly readAt: number;
  readonly onSelect: (range: Selection['range']) => void;
}

/** A range that is shown before its data is there. */
interface Preview {
  readonly view: TimeRange;
  /** What was selected before. */
  readonly before: Selection['range'];
  /** As what it was selected; null while the hand still moves. */
  readonly selectedAs: Selection['range'] | null;
}

/** The data of a range is asked for when nothing has moved for so long. Our choice. */
const REST_MS = 150;
/** The first run does not stand at the very edge. */
const MARGIN_RATIO = 0.01;

/**
 * What the charts show at this moment. A zoom shows the data that is there at once, and selects its range when the hand
 * rests; any other range is shown when its data is there.
 */
export function useView({ selected, asked, data, shown, firstAt, readAt, onSelect }: ViewOptions) {
  const [preview, setPreview] = useState<Preview | null>(null);
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined);
  const selectedKey = JSON.stringify(selected);
  // Whatever is selected meanwhile goes before a range that only rests.
  useEffect(() => () => clearTimeout(rest.current), [selectedKey]);
  const isFresh = data.from === asked.from && data.to === asked.to;
  const isSpan = selected.kind === 'span';
  const isPreviewed =
    preview !== null &&
    (preview.selectedAs === null
      ? isSame(preview.before, selected)
      : isSame(preview.selectedAs, selected) && !isFresh);
  const from = isPreviewed ? preview.view.from : isFresh && isSpan ? asked.from : shown.from;
  const to = isPreviewed ? preview.view.to : isFresh && isSpan ? asked.to : shown.to;
  const view = useMemo((): TimeRange => ({ from, to }), [from, to]);
  const end = Math.max(readAt + MINUTE_MS, view.to);
  const begin = firstAt === null ? view.from : firstAt - MARGIN_RATIO * (end - firstAt);
  const bounds: Bounds = { from: Math.max(0, Math.min(begin, view.from)), to: end };

  function select(next: TimeRange): void {
    clearTimeout(rest.current);
    const selectedAs = toSelected(next, bounds);
    setPreview({ view: next, before: selected, selectedAs });
    onSelect(selectedAs);
  }

  return {
    view,
    bounds,
    /** Shows another range at once, and selects it soon. */
    onView: (next: TimeRange) => {
      clearTimeout(rest.current);
      setPreview({ view: next, before: selected, selectedAs: null });
      rest.current = setTimeout(() => select(next), REST_MS);
    },
    /** Shows another range, and selects it. */
    onRange: select,
    /** Gives up a range that is shown and not yet selected. */
    cancel: () => {
      clearTimeout(rest.current);
      setPreview(null);
    },
  };
}

function isSame(one: Selection['range'], other: Selection['range']): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
