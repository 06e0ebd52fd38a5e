import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { startLine } from '../main/testing/line';
import { useLoopbackTime } from '../main/testing/loopback-time';
import { serverKeeper } from '../main/testing/speed-server';
import { startServer, type SpeedServerOptions } from './speed-server';

const SUBPROTOCOL = 'net.measurementlab.ndt.v7';
useLoopbackTime();
const keep = serverKeeper();

/** Connects to a server limited to 100 Mbit/s. */
async function connect(
  path: string,
  subprotocols = [SUBPROTOCOL],
  options: Pick<SpeedServerOptions, 'ndt7DownloadMs' | 'rateLimits'> = { ndt7DownloadMs: 300 },
): Promise<WebSocket> {
  const { port } = await keep(startServer({ host: '127.0.0.1', port: 0, ...options }));
  const { url } = await keep(startLine({ port, bitsPerSecond: 100_000_000, delayMs: 1 }));
  return new WebSocket(new URL(path, url), subprotocols);
}

interface Measurement {
  readonly AppInfo: { readonly ElapsedTime: number; readonly NumBytes: number };
}

/** All messages until the server closes the connection. */
async function getMessages(client: WebSocket): Promise<{ sizes: number[]; told: Measurement[] }> {
  const sizes: number[] = [];
  const told: Measurement[] = [];
  client.on('message', (message: Buffer, isBinary: boolean) => {
    if (isBinary) sizes.push(message.length);
    else told.push(JSON.parse(message.toString()) as Measurement);
  });
  await once(client, 'close');
  return { sizes, told };
}

const total = (sizes: readonly number[]): number => sizes.reduce((sum, size) => sum + size, 0);

describe('an NDT7 download', () => {
  it('sends messages of growing size and reports the number of bytes at the end', async () => {
    const { sizes, told } = await getMessages(await connect('/ndt/v7/download'));
    expect(sizes[0]).toBe(8_192);
    expect(sizes.every((size, index) => size >= (sizes[index - 1] ?? 0))).toBe(true);
    expect(sizes.at(-1)).toBeGreaterThan(8_192);
    expect(sizes.at(-1)).toBeLessThanOrEqual(1_048_576);
    expect(total(sizes)).toBeGreaterThan(3_750_000);
    expect(told.at(-1)).toMatchObject({
      AppInfo: { NumBytes: total(sizes) },
      ConnectionInfo: { Client: expect.stringContaining('127.0.0.1:') as string },
      Origin: 'server',
      Test: 'download',
    });
    expect(told.at(-1)?.AppInfo.ElapsedTime).toBeGreaterThanOrEqual(300_000);
  });

  it('ends early if the client allows it', async () => {
    const { sizes } = await getMessages(
      await connect('/ndt/v7/download?early_exit=1', [SUBPROTOCOL], { ndt7DownloadMs: 10_000 }),
    );
    expect(total(sizes)).toBeGreaterThanOrEqual(1_000_000);
    expect(total(sizes)).toBeLessThan(1_200_000);
  });
});

describe('an NDT7 upload', () => {
  it('is measured by the server', async () => {
    const client = await connect('/ndt/v7/upload');
    await once(client, 'open');
    const heard = once(client, 'message');
    let sent = 0;
    const sending = setInterval(() => {
      client.send(Buffer.alloc(8_192));
      client.send('{"AppInfo":{"ElapsedTime":1,"NumBytes":1}}');
      sent += 8_192;
    }, 5);
    const [message] = (await heard) as [Buffer];
    clearInterval(sending);
    const { AppInfo } = JSON.parse(message.toString()) as Measurement;
    expect(AppInfo.NumBytes % 8_192).toBe(0);
    expect(AppInfo.NumBytes).toBeLessThanOrEqual(sent);
    expect(AppInfo.ElapsedTime).toBeGreaterThanOrEqual(250_000);
    client.close();
    await once(client, 'close');
  });

  it('applies the rate limit to each message, however many arrive at once', async () => {
    const bytesPerSecond = 1_000_000;
    const limits = { rateLimits: { up: 8 * bytesPerSecond } };
    const client = await connect('/ndt/v7/upload', [SUBPROTOCOL], limits);
    const told: Measurement['AppInfo'][] = [];
    const hasHeardEnough = new Promise<void>((resolve) =>
      client.on('message', (message: Buffer) => {
        told.push((JSON.parse(message.toString()) as Measurement).AppInfo);
        if (told.length === 4) resolve();
      }),
    );
    await once(client, 'open');
    for (let count = 0; count < 400; count++) client.send(Buffer.alloc(8_192));
    await hasHeardEnough;
    for (const { ElapsedTime, NumBytes } of told) {
      const seconds = ElapsedTime / 1_000_000;
      expect(NumBytes / (seconds + 0.05)).toBeLessThanOrEqual(bytesPerSecond);
    }
    client.terminate();
    await once(client, 'close');
  });
});

it.each([
  ['another path', '/other', [SUBPROTOCOL], 404],
  ['no subprotocol of its own', '/ndt/v7/download', ['chat'], 400],
])('refuses a WebSocket with %s', async (_, path, subprotocols, status) => {
  const client = await connect(path, subprotocols);
  const [error] = (await once(client, 'error').catch((cause: unknown) => [cause])) as [Error];
  expect(error.message).toBe(`Unexpected server response: ${String(status)}`);
});
