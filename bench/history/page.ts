import { DAY_MS } from '../../shared/durations';
import { PATTERN_FIGURES } from '../../shared/history/patterns';
import { median } from '../../main/core/statistics';
import type { BenchApplication, OperationFigures } from './application';

/** Done in the window as a person does it; `drawn` waits for what was done before, and ends in the second frame after. */
const HELPERS = `globalThis.bench = {
  frames: (count) => new Promise((resolve) => {
    const step = (left) => (left === 0 ? resolve() : requestAnimationFrame(() => step(left - 1)));
    step(count);
  }),
  settled: async () => {
    let [text, since] = ['', performance.now()];
    while (performance.now() - since < 2000) {
      const now = bench.shown() + bench.rows();
      if (now !== text) [text, since] = [now, performance.now()];
      await bench.frames(1);
    }
  },
  drawn: async (getText, act) => {
    await bench.settled();
    const before = getText();
    const begun = performance.now();
    act();
    while (getText() === before || getText() === '') {
      if (performance.now() - begun > 60000) throw new Error('nothing was drawn');
      await bench.frames(1);
    }
    await bench.frames(2);
    return performance.now() - begun;
  },
  shown: () => document.querySelector('section [role=status]')?.textContent ?? '',
  grid: () => document.querySelector('[role=grid][aria-rowcount]'),
  rows: () => bench.grid().getAttribute('aria-rowcount'),
  sorted: () => bench.grid().querySelector('[aria-rowindex="2"]').textContent + bench.grid().querySelector('[aria-sort]')?.ariaSort,
  sort: (column) => bench.grid().querySelectorAll('[role=columnheader] button')[column].click(),
  hours: () => document.querySelector('[role=gridcell]:not([data-column])')?.ariaLabel ?? '',
  percentiles: () => document.querySelectorAll('section section')[1]?.querySelector('dl')?.textContent ?? '',
  compared: () => document.querySelectorAll('section section')[2]?.querySelector('table')?.textContent ?? '',
  plot: () => document.querySelector('[data-plot]'),
  gesture: async (count, act) => {
    const times = [];
    for (let nth = 0; nth < count; nth += 1) {
      act(nth);
      const begun = performance.now();
      await bench.frames(1);
      times.push(performance.now() - begun);
    }
    return times.sort((one, other) => one - other)[Math.floor(0.95 * (times.length - 1))];
  },
}`;
const OPEN = `(async () => {
  location.hash = '#history';
  [...document.querySelectorAll('nav button')][1].click();
  while (bench.grid() === null || bench.plot() === null) await bench.frames(1);
  await bench.frames(5);
})()`;
const wheel = (init: string) => `(nth) => {
  const box = bench.plot().getBoundingClientRect();
  bench.plot().dispatchEvent(new WheelEvent('wheel', { bubbles: true, cancelable: true,
    clientX: box.left + box.width * 0.6, clientY: box.top + 40, ${init} }));
}`;
const select = (query: string) => `() => { location.hash = '#history${query}'; }`;
/** The first with figures, of the columns that are there unless a person chooses. */
const SORTED_COLUMN = 4;
const FRAMES = 90;
const TIMES = 5;

/** What the page of the history takes from the act of a person until its picture is there, and while it moves. */
export interface PageFigures {
  /** From the choice of a range until it is drawn, in ms: the medians. */
  readonly rangeMs: number;
  readonly filterMs: number;
  /** From the click on the head of a column until its rows are there, in ms: the median. */
  readonly sortMs: number;
  /** From the choice of a figure or a day until its pattern is drawn, in ms: the medians. */
  readonly hoursMs: number;
  readonly distributionMs: number;
  readonly comparisonMs: number;
  /** From one frame to the next while the charts are zoomed and moved, in ms: the 95th percentile. */
  readonly zoomFrameMs: number;
  readonly panFrameMs: number;
  /** The longest time in which the main process did nothing else meanwhile, in ms. */
  readonly longestBlockMs: number;
  /** Memory of the process of the window, in bytes. */
  readonly windowBytes: number;
}

/** Opens the page of the history in the window, and does with it what a person does. */
export async function measurePage(application: BenchApplication, now: number): Promise<PageFigures> {
  await application.read(HELPERS);
  await application.read(OPEN);
  const toMoment = (days: number) => new Date(now - days * DAY_MS).toISOString();
  const read = async (expression: string) => Number(await application.read(expression));
  const ranges: number[] = [];
  const filters: number[] = [];
  const sorts: number[] = [];
  const hours: number[] = [];
  const distributions: number[] = [];
  const comparisons: number[] = [];
  let zoomFrameMs = 0;
  let panFrameMs = 0;
  const watched: OperationFigures = await application.during(async () => {
    for (let time = 0; time < TIMES; time += 1) {
      const from = new Date(now - (300 + 10 * time) * DAY_MS).toISOString();
      const to = new Date(now - 10 * time * DAY_MS).toISOString();
      ranges.push(await read(`bench.drawn(bench.shown, ${select(`?from=${from}&to=${to}`)})`));
      filters.push(await read(`bench.drawn(bench.rows, ${select('?range=all&service=ndt7')})`));
      await read(`bench.drawn(bench.rows, ${select('?range=all')})`);
      sorts.push(await read(`bench.drawn(bench.sorted, () => bench.sort(${SORTED_COLUMN}))`));
    }
    zoomFrameMs = await read(`bench.gesture(${FRAMES}, ${wheel('deltaY: nth < 45 ? -40 : 40')})`);
    panFrameMs = await read(
      `bench.gesture(${FRAMES}, ${wheel('shiftKey: true, deltaY: nth < 45 ? -30 : 30')})`,
    );
    const { length } = PATTERN_FIGURES;
    const pattern = (time: number, day: number) =>
      select(`?range=all&view=patterns&figure=${PATTERN_FIGURES[time % length]}&against=${toMoment(day)}`);
    await read(`bench.drawn(bench.hours, ${pattern(1, 100)})`);
    for (let time = 2; time < 2 + TIMES; time += 1) {
      hours.push(await read(`bench.drawn(bench.hours, ${pattern(time, 100)})`));
      distributions.push(await read(`bench.drawn(bench.percentiles, ${pattern(time + 1, 100)})`));
      comparisons.push(await read(`bench.drawn(bench.compared, ${pattern(time + 1, 100 * time)})`));
    }
  });
  return {
    rangeMs: median(ranges) ?? 0,
    filterMs: median(filters) ?? 0,
    sortMs: median(sorts) ?? 0,
    hoursMs: median(hours) ?? 0,
    distributionMs: median(distributions) ?? 0,
    comparisonMs: median(comparisons) ?? 0,
    zoomFrameMs,
    panFrameMs,
    longestBlockMs: watched.longestBlockMs,
    windowBytes: application.windowBytes(),
  };
}
