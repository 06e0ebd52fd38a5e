import { PNG } from 'pngjs';
import type { MessageChart } from '../../../shared/messages/message';
import { chooseScale } from '../../core/messages/chart-scale';

/** Twice the displayed size, for high-density screens. */
const [WIDTH, HEIGHT] = [1_080, 300];
const PADDING = 14;
const LINE_WIDTH = 4;
const DOT_WIDTH = 9;
const DASH = 14;

type Colour = readonly [red: number, green: number, blue: number];
/**
 * The background is transparent, for white and dark mails. Line and limit have a contrast of at least 3:1 on both
 * (WCAG 2.2, 1.4.11).
 */
const GRID: Colour = [110, 120, 140];
const LINE: Colour = [53, 119, 240];
const LIMIT: Colour = [199, 116, 0];
const GRID_OPACITY = 0.3;
const AREA_OPACITY = 0.12;

type Point = readonly [x: number, y: number];

/** A chart as a PNG without text, which is beside it in the mail. A time without a measurement is a gap. */
export function chartPicture(chart: MessageChart): Buffer {
  const pixels = Buffer.alloc(WIDTH * HEIGHT * 4);
  const paint = painter(pixels);
  const { step, top } = chooseScale(chart);
  const span = Math.max(chart.to - chart.from, 1);
  const place = (at: number, value: number): Point => [
    PADDING + ((at - chart.from) / span) * (WIDTH - 2 * PADDING),
    HEIGHT - PADDING - (value / top) * (HEIGHT - 2 * PADDING),
  ];
  const across = (value: number) => [place(chart.from, value), place(chart.to, value)] as const;
  for (let value = 0; value <= top + step / 2; value += step)
    stroke(paint, across(value), 2, GRID, { opacity: GRID_OPACITY });
  for (const stretch of findStretches(chart.points, place)) {
    fillBelow(paint, stretch);
    for (const [index, point] of stretch.entries()) {
      stroke(paint, [stretch[index - 1] ?? point, point], LINE_WIDTH, LINE);
    }
    const [only] = stretch;
    if (stretch.length === 1 && only !== undefined) stroke(paint, [only, only], DOT_WIDTH, LINE);
  }
  if (chart.limit !== null) stroke(paint, across(chart.limit), 3, LIMIT, { dash: DASH });
  const picture = new PNG({ width: WIDTH, height: HEIGHT });
  picture.data = pixels;
  // Trying every filter on every line takes longer than sending the mail, with little gain on plain areas. zlib’s own
  // strategy is faster, and its result has a fifteenth of the size.
  return PNG.sync.write(picture, {
    filterType: 0,
    deflateStrategy: 0,
    deflateLevel: 6,
  });
}

/** Points that are joined by a line; a missing value ends one. */
function findStretches(
  points: MessageChart['points'],
  place: (at: number, value: number) => Point,
): readonly (readonly Point[])[] {
  const stretches: Point[][] = [[]];
  for (const [at, value] of points) {
    if (value === null) stretches.push([]);
    else stretches.at(-1)?.push(place(at, value));
  }
  return stretches.filter((stretch) => stretch.length > 0);
}

type Paint = (x: number, y: number, colour: Colour, opacity: number) => void;

function painter(data: Buffer): Paint {
  return (x, y, colour, opacity) => {
    if (x < 0 || x >= WIDTH || y < 0 || y >= HEIGHT) return;
    const start = (y * WIDTH + x) * 4;
    const below = ((data[start + 3] ?? 0) / 255) * (1 - opacity);
    const whole = opacity + below;
    for (let part = 0; part < 3; part++) {
      const mixed = (colour[part] ?? 0) * opacity + (data[start + part] ?? 0) * below;
      data[start + part] = Math.round(mixed / whole);
    }
    data[start + 3] = Math.round(whole * 255);
  };
}

interface StrokeStyle {
  readonly opacity?: number;
  /** Length of dashes and gaps; a solid line without it. */
  readonly dash?: number;
}

/** A line with round ends and antialiasing: each pixel is covered by its share of the line’s width. */
function stroke(
  paint: Paint,
  [[x1, y1], [x2, y2]]: readonly [Point, Point],
  width: number,
  colour: Colour,
  { opacity = 1, dash = Number.POSITIVE_INFINITY }: StrokeStyle = {},
): void {
  const reach = width / 2 + 1;
  const length = Math.hypot(x2 - x1, y2 - y1);
  for (let y = Math.floor(Math.min(y1, y2) - reach); y <= Math.max(y1, y2) + reach; y++) {
    for (let x = Math.floor(Math.min(x1, x2) - reach); x <= Math.max(x1, x2) + reach; x++) {
      const along = length === 0 ? 0 : ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length;
      const foot = Math.min(Math.max(along, 0), length) / (length === 0 ? 1 : length);
      const distance = Math.hypot(x - x1 - foot * (x2 - x1), y - y1 - foot * (y2 - y1));
      const cover = Math.min(Math.max(width / 2 + 0.5 - distance, 0), 1);
      if (cover > 0 && Math.floor(along / dash) % 2 === 0) paint(x, y, colour, cover * opacity);
    }
  }
}

/** A light tint between a line and the base. */
function fillBelow(paint: Paint, stretch: readonly Point[]): void {
  for (const [index, [x2, y2]] of stretch.entries()) {
    const [x1, y1] = stretch[index - 1] ?? [x2, y2];
    for (let x = Math.ceil(x1); x < x2; x++) {
      const y = y1 + ((x - x1) / (x2 - x1)) * (y2 - y1);
      for (let row = Math.ceil(y); row < HEIGHT - PADDING; row++) paint(x, row, LINE, AREA_OPACITY);
    }
  }
}
