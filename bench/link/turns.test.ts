import { describe, expect, it } from 'vitest';
import { takeTurns, type EngineFigures } from './turns';

const FOUND: EngineFigures = {
  download: null,
  upload: null,
  idleLatencyMs: null,
  loadedLatencyMs: { download: null, upload: null },
  seconds: 4,
  cpuSeconds: 0.3,
  peakRssBytes: 70_000_000,
};

/** Turns whose engine gives these results, one after the other; what happened is written down. */
function turns(results: readonly (EngineFigures | string)[]) {
  const stop = new AbortController();
  const log: string[] = [];
  const left = [...results];
  const taken = takeTurns({
    runs: results.length,
    signal: stop.signal,
    say: (sentence) => log.push(sentence),
    engine: () => {
      const next = left.shift() ?? 'nothing left';
      if (next === 'stop') stop.abort();
      return Promise.resolve(next);
    },
    others: (run) => Promise.resolve(void log.push(`others ${run}`)),
  });
  return { taken, log };
}

describe('takeTurns', () => {
  it('gives the other tools their turn after each run, and tells of runs that found nothing', async () => {
    const { taken, log } = turns([FOUND, 'The server could not be reached.', FOUND]);
    expect(await taken).toEqual({ engine: [FOUND, FOUND], failures: ['The server could not be reached.'] });
    expect(log).toEqual(['others 1', 'run 2: The server could not be reached.', 'others 2', 'others 3']);
  });

  it('does not count the run during which it was ended', async () => {
    const { taken, log } = turns([FOUND, 'stop', FOUND]);
    expect(await taken).toEqual({ engine: [FOUND], failures: [] });
    expect(log).toEqual(['others 1']);
  });
});
