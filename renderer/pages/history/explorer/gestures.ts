import { useEffect, useRef, useState, type PointerEvent, type RefObject } from 'react';
import type { TimeRange } from '../../../../shared/time-range';
import { timeAt } from '../../../charts/time-share';
import { panBy, rangeBetween, zoomAt, type Bounds } from './zoom';

/** What a person does with pointer and wheel over the charts. */
export interface GestureActions {
  /** Shows another range at once; it is selected when the hand rests. */
  readonly onView: (view: TimeRange) => void;
  /** Shows another range, and selects it. */
  readonly onRange: (view: TimeRange) => void;
  /** A click that was no drag. */
  readonly onClick: (at: number) => void;
}

interface Drag {
  readonly kind: 'select' | 'pan';
  readonly startX: number;
  readonly box: DOMRect;
  readonly view: TimeRange;
  readonly isMoved: boolean;
}

/** A pointer that moves less than this between down and up has clicked, in CSS pixels. */
const CLICK_PX = 4;
/** One step of a usual wheel is 100 px, and zooms by a fifth. */
const ZOOM_PER_PX = Math.log(1.2) / 100;
/** A wheel that counts in lines rather than pixels. */
const PX_PER_LINE = 33;
const MIDDLE_BUTTON = 1;

function plotUnder(target: EventTarget | null): Element | null {
  return target instanceof Element ? target.closest('[data-plot]') : null;
}

/**
 * Drag over a plot to zoom to what was dragged over; drag with Shift or the middle button to pan; turn the wheel to zoom
 * at the pointer, or sideways to pan. Where the wheel has nothing to zoom out to, it scrolls the page.
 */
export function useGestures(
  host: RefObject<HTMLElement | null>,
  view: TimeRange,
  bounds: Bounds,
  actions: GestureActions,
) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const [draggedTo, setDraggedTo] = useState<number | null>(null);
  const latest = useRef({ view, bounds, actions });
  useEffect(() => {
    latest.current = { view, bounds, actions };
  });
  useEffect(() => {
    const element = host.current;
    const onWheel = (event: WheelEvent) => {
      const plot = plotUnder(event.target);
      if (plot === null || event.ctrlKey) return;
      const next = turned(event, plot.getBoundingClientRect(), latest.current.view, latest.current.bounds);
      if (next === null) return;
      event.preventDefault();
      latest.current.view = next;
      latest.current.actions.onView(next);
    };
    // React listens without a right to keep the page from scrolling.
    element?.addEventListener('wheel', onWheel, { passive: false });
    return () => element?.removeEventListener('wheel', onWheel);
  }, [host]);

  const handlers = {
    onPointerDown: (event: PointerEvent) => {
      const plot = plotUnder(event.target);
      const isPan = event.button === MIDDLE_BUTTON || (event.button === 0 && event.shiftKey);
      if (plot === null || (event.button !== 0 && !isPan)) return;
      // Otherwise the middle button scrolls by itself, and a drag marks texts.
      event.preventDefault();
      host.current?.focus({ preventScroll: true });
      event.currentTarget.setPointerCapture(event.pointerId);
      const box = plot.getBoundingClientRect();
      setDrag({ kind: isPan ? 'pan' : 'select', startX: event.clientX, box, view, isMoved: false });
    },
    onPointerMove: (event: PointerEvent) => {
      if (drag === null) return;
      const isMoved = drag.isMoved || Math.abs(event.clientX - drag.startX) >= CLICK_PX;
      if (!isMoved) return;
      if (!drag.isMoved) setDrag({ ...drag, isMoved });
      const from = timeAt(drag.startX, drag.box, drag.view);
      const to = timeAt(event.clientX, drag.box, drag.view);
      if (drag.kind === 'pan') actions.onView(panBy(drag.view, from - to, bounds));
      else setDraggedTo(to);
    },
    onPointerUp: (event: PointerEvent) => {
      if (drag === null) return;
      const from = timeAt(drag.startX, drag.box, drag.view);
      const to = timeAt(event.clientX, drag.box, drag.view);
      end();
      if (!drag.isMoved) {
        if (drag.kind === 'select') actions.onClick(from);
      } else if (drag.kind === 'select') actions.onRange(rangeBetween(from, to, bounds));
      else actions.onRange(panBy(drag.view, from - to, bounds));
    },
    onPointerCancel: end,
  };
  const selected =
    drag?.kind !== 'select' || draggedTo === null
      ? null
      : toRange(timeAt(drag.startX, drag.box, drag.view), draggedTo);
  return { handlers, selected, isPanning: drag?.kind === 'pan' && drag.isMoved, cancel: end };

  function end(): void {
    setDrag(null);
    setDraggedTo(null);
  }
}

function toRange(one: number, other: number): TimeRange {
  return { from: Math.min(one, other), to: Math.max(one, other) };
}

/** Where a turn of the wheel leads to; null where it leads nowhere. */
function turned(event: WheelEvent, box: DOMRect, view: TimeRange, bounds: Bounds): TimeRange | null {
  const scale = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? PX_PER_LINE : 1;
  const sideways = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
  const isPan = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
  const next = isPan
    ? panBy(view, ((sideways * scale) / box.width) * (view.to - view.from), bounds)
    : zoomAt(view, timeAt(event.clientX, box, view), Math.exp(event.deltaY * scale * ZOOM_PER_PX), bounds);
  return next.from === view.from && next.to === view.to ? null : next;
}
