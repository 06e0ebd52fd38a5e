import { benchPackaged } from '../lib/packaged-bench.mjs';

/**
 * Starts the packaged application on many records and on none.
 *
 * @param {readonly string[]} args for the benchmark
 */
export function run(args) {
  return benchPackaged('bench-history', args);
}
