import { fixed } from '../table';
import { WAYS } from './cells';
import type { LoopbackResult } from './loopback';
import { curlCpu, engineCpu } from './report';
import { findMedian } from './truth';

const HEADER =
  'transport,engine down Gbit/s,curl,ratio,engine up Gbit/s,curl,ratio,engine CPU s/GB,curl,ratio,RSS MB,failed';

/** The engine beside curl: a row for each transport; medians, and the engine's share of curl's. */
export function loopbackRows(results: readonly LoopbackResult[]): readonly (readonly string[])[] {
  return [HEADER.split(','), ...results.map(row)];
}

function row({ transport, engine, failures, curl }: LoopbackResult): readonly string[] {
  const rates = WAYS.flatMap((way) =>
    pair(
      gigabits(findMedian(engine.map((run) => run[way]?.bitsPerSecond))),
      gigabits(findMedian(curl[way].map(({ bitsPerSecond }) => bitsPerSecond))),
    ),
  );
  const curlWhole = findMedian(WAYS.map((way) => findMedian(curl[way].map(curlCpu))));
  return [
    transport,
    ...rates,
    ...pair(findMedian(engine.map(engineCpu)), curlWhole),
    fixed(findMedian(engine.map(({ peakRssBytes }) => peakRssBytes / 1e6)), 0),
    `${failures.length}/${failures.length + engine.length}`,
  ];
}

const gigabits = (bits: number | null): number | null => (bits === null ? null : bits / 1e9);

const pair = (ours: number | null, theirs: number | null): string[] => [
  fixed(ours, 2),
  fixed(theirs, 2),
  fixed(ours === null || theirs === null ? null : ours / theirs, 2),
];
