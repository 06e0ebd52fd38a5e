import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { ownServer } from '../providers/server-address';
import { measureJob } from '../testing/measure-job';
import { forkServer, serverReady } from './ceiling-server';
import { EngineHost } from './host';
import { nodeEngineSpawn } from './node-spawn';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linewatch-engine-'));
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
});
afterAll(async () => {
  vi.useRealTimers();
  await rm(folder, { recursive: true });
});

it('measures as a process of its own, against a server in another one', async () => {
  await build({
    configFile: false,
    logLevel: 'silent',
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: 'node20.19',
      outDir: folder,
      emptyOutDir: false,
      rolldownOptions: {
        input: {
          serve: 'server/serve.ts',
          engine: 'main/measuring/entry.ts',
          'latency-worker': 'main/engine/latency/latency-worker.ts',
        },
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunk-[name]-[hash].js' },
      },
    },
  });
  const server = await serverReady(forkServer(join(folder, 'serve.js')), new AbortController().signal);
  if (typeof server === 'string') throw new Error(server);
  // However slow the computer is, no deadline of this process ends a measurement.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const address = ownServer('', server.url);
  const outcome = await new EngineHost({ spawn: nodeEngineSpawn(join(folder, 'engine.js')) }).measure(
    measureJob({ mode: 'light', librespeed: { servers: address === null ? [] : [address] } }),
    () => undefined,
    new AbortController().signal,
  );
  server.close();
  expect(outcome).toMatchObject({ kind: 'completed', server: { url: server.url } });
  const { latencyMs, downloadBitsPerSecond, uploadBitsPerSecond } = outcome.figures ?? {};
  for (const figure of [latencyMs, downloadBitsPerSecond, uploadBitsPerSecond])
    expect(figure).toBeGreaterThan(0);
});
