import { benchPackaged } from '../lib/packaged-bench.mjs';

/**
 * Compares the packaged application with a bare Electron on the same runtime.
 *
 * @param {readonly string[]} args for the benchmark
 */
export function run(args) {
  return benchPackaged('bench-app', args);
}
