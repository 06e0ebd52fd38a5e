import { expect, it } from 'vitest';
import { BeatWatch, type BeatFinding } from './beat-watch';

const START = Date.parse('2026-11-23T20:00:00Z');

/** A main process that is looked at once a second. */
function watched() {
  const watch = new BeatWatch();
  const found: BeatFinding[] = [];
  let [wallMs, monotonicMs, beats, doing] = [START, 5_000, 0, ''];
  const look = () => {
    const finding = watch.look({ wallMs, monotonicMs, beats, doing });
    if (finding !== null) found.push(finding);
  };
  const pass = (seconds: number, isAlive: boolean) => {
    for (let second = 0; second < seconds; second += 1) {
      wallMs += 1_000;
      monotonicMs += 1_000;
      if (isAlive) beats += 1;
      look();
    }
  };
  look();
  return {
    found,
    lives: (seconds: number) => pass(seconds, true),
    standsStill: (seconds: number) => pass(seconds, false),
    begins: (name: string) => (doing = name),
    sleeps: (milliseconds: number, isCounted: boolean) => {
      wallMs += milliseconds;
      if (isCounted) monotonicMs += milliseconds;
    },
  };
}

it('a process that gives its signs of life is left in peace, also after 29 seconds without one', () => {
  const main = watched();
  main.lives(60);
  main.standsStill(29);
  main.lives(60);
  expect(main.found).toEqual([]);
});

it('a standstill is found after 30 seconds, written again while it lasts, and measured when it is over', () => {
  const main = watched();
  main.lives(10);
  main.begins('request history:read');
  main.standsStill(40);
  const standstill = { startedAt: START + 10_000, doing: 'request history:read' };
  expect(main.found).toEqual([
    { kind: 'lasts', standstill: { ...standstill, durationMs: 30_000 } },
    { kind: 'lasts', standstill: { ...standstill, durationMs: 40_000 } },
  ]);
  main.lives(1);
  expect(main.found.at(-1)).toEqual({ kind: 'over', standstill: { ...standstill, durationMs: 41_000 } });
  main.lives(60);
  expect(main.found).toHaveLength(3);
});

it('a second standstill is found like the first', () => {
  const main = watched();
  main.standsStill(30);
  main.lives(5);
  main.standsStill(30);
  expect(main.found.map(({ kind }) => kind)).toEqual(['lasts', 'over', 'lasts']);
  expect(main.found.at(-1)?.standstill).toEqual({ startedAt: START + 35_000, durationMs: 30_000, doing: '' });
});

it.each([
  ['whose monotonic clock stands still meanwhile', false],
  ['whose monotonic clock goes on meanwhile', true],
])('a computer that sleeps %s stands still for nobody', (_name, isCounted) => {
  const main = watched();
  main.lives(10);
  main.sleeps(8 * 3_600_000, isCounted);
  main.standsStill(20);
  main.lives(10);
  expect(main.found).toEqual([]);
});
