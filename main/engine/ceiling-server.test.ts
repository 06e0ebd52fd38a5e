import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measureCeiling } from './ceiling';
import { forkServer, serverReady } from './ceiling-server';
import { EngineHost } from './host';
import { nodeEngineSpawn } from './node-spawn';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linewatch-ceiling-'));
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
});
afterAll(() => rm(folder, { recursive: true }));

const never = new AbortController().signal;

async function script(text: string): Promise<string> {
  const entry = join(folder, 'server.mjs');
  await writeFile(entry, text);
  return entry;
}

describe('a server in a process of its own', () => {
  it('is ready when it says where it is', async () => {
    const entry = await script(
      `process.stdout.write('Ready at http://127.0');
       setTimeout(() => process.stdout.write('.0.1:4711/\\n'), 5);
       setInterval(() => undefined, 1_000);`,
    );
    const started = forkServer(entry);
    const ended = new Promise((resolve) => {
      started.onExit(resolve);
    });
    const server = await serverReady(started, never);
    expect(server).toMatchObject({ url: 'http://127.0.0.1:4711/' });
    if (typeof server !== 'string') server.close();
    expect(await ended).toBe('SIGKILL');
  });

  it('says how it ended before', async () => {
    const entry = await script('process.exit(3);');
    expect(await serverReady(forkServer(entry), never)).toBe('the test server ended with 3');
  });

  it('is ended when it takes too long', async () => {
    const entry = await script('setInterval(() => undefined, 1_000);');
    const started = forkServer(entry);
    const ended = new Promise((resolve) => {
      started.onExit(resolve);
    });
    expect(await serverReady(started, AbortSignal.timeout(20))).toBe('the test server was not ready in time');
    expect(await ended).toBe('SIGKILL');
  });
});

it('finds the ceiling of this computer in plain Node', async () => {
  await build({
    ...{ configFile: false, logLevel: 'silent', publicDir: false, ssr: { noExternal: true } },
    build: {
      ...{ ssr: true, target: 'node20.19', outDir: folder, emptyOutDir: false },
      rolldownOptions: {
        input: {
          serve: 'server/serve.ts',
          engine: 'main/engine/entry.ts',
          'latency-worker': 'main/engine/latency-worker.ts',
        },
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunk-[name]-[hash].js' },
      },
    },
  });
  const answer = await measureCeiling({
    measurer: new EngineHost({ spawn: nodeEngineSpawn(join(folder, 'engine.js')) }),
    startServer: (signal) => serverReady(forkServer(join(folder, 'serve.js')), signal),
    clock: { now: () => 1_800_000_000_000 },
    signal: never,
    deadlineMs: 20_000,
  });
  expect(answer).toMatchObject({ kind: 'measured', ceiling: { measuredAt: 1_800_000_000_000 } });
});
