/** Throughputs that a plan may have, in Mbit/s. */
export const THROUGHPUT_MBIT = { least: 0.001, most: 1_000_000 };
