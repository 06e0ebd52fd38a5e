import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { measureJob } from '../testing/measure-job';
import { EngineHost } from './host';
import { nodeEngineSpawn } from './node-spawn';

const JOB = measureJob();

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linewatch-spawn-'));
  // However long a process takes to start, no deadline runs out before a test lets it.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(async () => {
  vi.useRealTimers();
  await rm(folder, { recursive: true });
});

/** Measures with a child process that does what the script says. */
async function measureWith(
  script: string,
  signal = new AbortController().signal,
  onProgress: () => void = () => undefined,
) {
  const entry = join(folder, 'engine.mjs');
  await writeFile(entry, script);
  return new EngineHost({ spawn: nodeEngineSpawn(entry) }).measure(JOB, onProgress, signal);
}

describe('an engine in plain Node', () => {
  it('answers by message', async () => {
    const outcome = { kind: 'failed', reason: 'dns', detail: 'run-1', server: null, figures: null };
    const script = `process.on('message', (request) => {
      if (request.kind === 'received') process.exit(0);
      const outcome = { ...${JSON.stringify(outcome)}, detail: request.job.runId };
      process.send({ kind: 'outcome', outcome, details: {} });
    });`;
    expect(await measureWith(script)).toEqual(outcome);
  });

  it.each([
    ['ends by itself', `process.on('message', () => process.exit(3));`, 'exit code 3'],
    ['is killed', `process.on('message', () => process.kill(process.pid, 'SIGKILL'));`, 'ended by SIGKILL'],
  ])('counts as crashed when it %s', async (_, script, detail) => {
    expect(await measureWith(script)).toEqual({
      provider: 'librespeed',
      method: null,
      holdOffs: [],
      kind: 'failed',
      reason: 'engine-crashed',
      detail,
      server: null,
      figures: null,
    });
  });

  it('is killed when it does not react to cancelling', async () => {
    const cancel = new AbortController();
    const heard = vi.fn(() => {
      if (heard.mock.calls.length === 1) cancel.abort();
      else vi.advanceTimersByTime(500);
    });
    const script = `process.on('message', () => process.send({ kind: 'progress', progress: {} }));`;
    expect((await measureWith(script, cancel.signal, heard)).kind).toBe('cancelled');
    expect(heard).toHaveBeenCalledTimes(2);
  });
});
