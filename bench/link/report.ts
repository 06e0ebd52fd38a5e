import { fixed } from '../table';
import { cellName, WAYS, type Way } from './cells';
import type { CellResult } from './measure-cell';
import { cpuSecondsPerGigabyte, type Transfer } from './transfer';
import { fullLatencyMs, medianAndWorst, findMedian, relativeError } from './truth';
import type { EngineFigures } from './turns';

/** Beyond it iperf3, which knows nothing but to fill the line, has not filled it. */
const FILLED = 0.01;
const ERRORS =
  'line,way,truth Mbit/s,engine %,worst %,iperf3 %,curl %,engine s,MB,iperf3 s,MB,curl s,MB,load,remark';
const COSTS =
  'line,idle ms,worst,loaded p95 down ms,full buffer,settled,up ms,full buffer,settled,whole run s,engine CPU s/GB,curl,RSS MB,failed';

/** How far each tool is from the truth and what it took: a row for each line and way. */
export function errorRows(results: readonly CellResult[]): readonly (readonly string[])[] {
  return [ERRORS.split(','), ...results.flatMap((result) => WAYS.map((way) => errorRow(result, way)))];
}

function errorRow(result: CellResult, way: Way): readonly string[] {
  const truth = result.truthBitsPerSecond[way];
  const engine = result.engine.map((run) => run[way]).filter((direction) => direction !== null);
  const [iperf3, curl] = [result.iperf3[way], result.curl[way]];
  const errors = medianAndWorst(engine.map(({ bitsPerSecond }) => relativeError(bitsPerSecond, truth)));
  const iperf3Error = medianError(iperf3, truth);
  return [
    cellName(result.cell),
    way === 'download' ? 'down' : 'up',
    fixed(truth / 1e6, 2),
    percent(errors?.median),
    percent(errors?.worst),
    percent(iperf3Error),
    percent(medianError(curl, truth)),
    ...[engine, iperf3, curl].flatMap(costCells),
    fixed(result.loadAverage, 1),
    remark(iperf3Error),
  ];
}

/** What the figures of a line have to be read with. */
function remark(iperf3Error: number | null): string {
  if (iperf3Error === null) return 'iperf3 failed';
  return Math.abs(iperf3Error) > FILLED ? 'iperf3 does not fill it' : '';
}

const medianError = (transfers: readonly Transfer[], truth: number): number | null =>
  findMedian(transfers.map(({ bitsPerSecond }) => relativeError(bitsPerSecond, truth)));

const costCells = (runs: readonly { readonly seconds: number; readonly bytes: number }[]): string[] => [
  fixed(findMedian(runs.map(({ seconds }) => seconds)), 1),
  fixed(megabytes(findMedian(runs.map(({ bytes }) => bytes))), 1),
];

/** Latency beside what the line gives, and what a run takes: a row for each line. */
export function costRows(results: readonly CellResult[]): readonly (readonly string[])[] {
  return [COSTS.split(','), ...results.map(costRow)];
}

function costRow({ cell, engine, curl, failures }: CellResult): readonly string[] {
  const idle = medianAndWorst(engine.map(({ idleLatencyMs }) => (idleLatencyMs?.median ?? NaN) - cell.rttMs));
  const loaded = (way: Way) =>
    findMedian(engine.map(({ loadedLatencyMs }) => loadedLatencyMs[way]?.p95 ?? null));
  return [
    cellName(cell),
    signed(idle?.median, 2),
    signed(idle?.worst, 2),
    ...WAYS.flatMap((way) => [
      fixed(loaded(way), 1),
      fixed(fullLatencyMs(cell, way), 0),
      settled(engine, way),
    ]),
    fixed(findMedian(engine.map(({ seconds }) => seconds)), 1),
    fixed(findMedian(engine.map(engineCpu)), 2),
    fixed(findMedian(WAYS.flatMap((way) => curl[way].map(curlCpu))), 2),
    fixed(megabytes(findMedian(engine.map(({ peakRssBytes }) => peakRssBytes))), 0),
    `${failures.length}/${failures.length + engine.length}`,
  ];
}

/** In how many runs the latency under load had stopped growing. */
function settled(engine: readonly EngineFigures[], way: Way): string {
  const known = engine.map((run) => run[way]?.hasLatencySettled ?? null).filter((value) => value !== null);
  return known.length === 0 ? '–' : `${known.filter(Boolean).length}/${known.length}`;
}

/** Of a whole run, for the data of both ways. */
export const engineCpu = ({ cpuSeconds, download, upload }: EngineFigures): number | null =>
  cpuSecondsPerGigabyte(cpuSeconds, (download?.bytes ?? 0) + (upload?.bytes ?? 0));

export const curlCpu = ({ cpuSeconds, bytes }: Transfer): number | null =>
  cpuSecondsPerGigabyte(cpuSeconds, bytes);

const megabytes = (bytes: number | null): number | null => (bytes === null ? null : bytes / 1e6);

const percent = (share: number | null | undefined): string =>
  signed(share === null || share === undefined ? null : share * 100, 2);

const signed = (value: number | null | undefined, digits: number): string =>
  `${value !== null && value !== undefined && value > 0 ? '+' : ''}${fixed(value, digits)}`;
