import type { Rectangle } from 'electron';

/** Where the window was last, in device-independent pixels; while it was maximised, where it was before. */
export interface WindowPlace extends Rectangle {
  readonly isMaximized: boolean;
}

/** How a window opens. */
export interface OpeningPlace {
  readonly bounds: Rectangle;
  readonly minWidth: number;
  readonly minHeight: number;
  readonly isMaximized: boolean;
}

const USUAL = { width: 1280, height: 900 };
/** Narrower or lower the pages do not fit; on a smaller screen the window fills it. */
const LEAST = { width: 900, height: 600 };

/**
 * Where the window opens: where it was, as far as that is on a screen of now; a screen may be gone, or have another scale
 * or size. Without a place to go back to, in the middle of the first screen.
 *
 * @param areas what windows may cover of each screen, the primary one first
 */
export function getOpeningPlace(last: WindowPlace | null, areas: readonly Rectangle[]): OpeningPlace {
  const isMaximized = last?.isMaximized ?? false;
  const reached = last === null ? [] : areas.filter((area) => overlap(last, area) > 0);
  const [area = { x: 0, y: 0, ...USUAL }] =
    last === null || reached.length === 0 ? areas : byOverlap(reached, last);
  const minWidth = Math.min(LEAST.width, area.width);
  const minHeight = Math.min(LEAST.height, area.height);
  const place = { minWidth, minHeight, isMaximized };
  if (last !== null && isVisible(last, areas) && last.width >= minWidth && last.height >= minHeight) {
    const { x, y, width, height } = last;
    return { ...place, bounds: { x, y, width, height } };
  }
  const width = clamp(last?.width ?? USUAL.width, minWidth, area.width);
  const height = clamp(last?.height ?? USUAL.height, minHeight, area.height);
  const isThere = last !== null && reached.length > 0;
  const x = isThere ? clamp(last.x, area.x, area.x + area.width - width) : middle(area.x, area.width, width);
  const y = isThere
    ? clamp(last.y, area.y, area.y + area.height - height)
    : middle(area.y, area.height, height);
  return { ...place, bounds: { x, y, width, height } };
}

/** A place as it was stored; null for anything that is none. */
export function parseWindowPlace(stored: unknown): WindowPlace | null {
  const { x, y, width, height, isMaximized } = Object(stored) as Partial<Record<keyof WindowPlace, unknown>>;
  if (![x, y, width, height].every(Number.isSafeInteger)) return null;
  const bounds = { x, y, width, height } as Rectangle;
  if (bounds.width <= 0 || bounds.height <= 0) return null;
  return { ...bounds, isMaximized: isMaximized === true };
}

/** Whether screens cover all of a window, one or several of them; screens that show the same lie over each other. */
function isVisible(window: Rectangle, [area, ...others]: readonly Rectangle[]): boolean {
  if (area === undefined) return false;
  return getOutside(window, area).every((part) => isVisible(part, others));
}

/** The parts of a window that a screen does not cover: above, below, left and right of it. */
function getOutside({ x, y, width, height }: Rectangle, area: Rectangle): readonly Rectangle[] {
  const [right, bottom] = [x + width, y + height];
  const [left, end] = [clamp(area.x, x, right), clamp(area.x + area.width, x, right)];
  const [top, foot] = [clamp(area.y, y, bottom), clamp(area.y + area.height, y, bottom)];
  const parts = [
    { x, y, width, height: top - y },
    { x, y: foot, width, height: bottom - foot },
    { x, y: top, width: left - x, height: foot - top },
    { x: end, y: top, width: right - end, height: foot - top },
  ];
  return parts.filter((part) => part.width > 0 && part.height > 0);
}

function byOverlap(areas: readonly Rectangle[], window: Rectangle): readonly Rectangle[] {
  return [...areas].sort((one, other) => overlap(window, other) - overlap(window, one));
}

/** The area that two rectangles share, in square pixels. */
function overlap(one: Rectangle, other: Rectangle): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return Math.max(0, width) * Math.max(0, height);
}

function middle(start: number, length: number, own: number): number {
  return start + Math.floor((length - own) / 2);
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
