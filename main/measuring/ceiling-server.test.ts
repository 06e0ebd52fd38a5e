import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forkServer, serverReady } from './ceiling-server';

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
    const late = new AbortController();
    const ready = serverReady(started, late.signal);
    late.abort();
    expect(await ready).toBe('the test server was not ready in time');
    expect(await ended).toBe('SIGKILL');
  });
});
