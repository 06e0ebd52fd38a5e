import { describe, expect, it } from 'vitest';
import { DIRECT } from '../../engine/http/connection-options';
import { useLoopbackTime } from '../../testing/loopback-time';
import { measureWithNdt7 as measure } from '../../testing/ndt7-measuring';
import {
  chatter,
  NDT7_BITS_PER_SECOND,
  receiveAndReport,
  sendWithoutEnd,
  startNdt7Server,
  TCP_INFO,
  trickle,
  type Ndt7Script,
} from '../../testing/ndt7-server';
import { startRawServer } from '../../testing/raw-server';
import { serverKeeper } from '../../testing/speed-server';
import { until } from '../../testing/until';
import { checkNdt7 } from './check';

useLoopbackTime();
const keep = serverKeeper();
const scripted = (script?: Ndt7Script) => keep(startNdt7Server(script));

describe('ndt7 with a server of the user’s own', () => {
  it.each(['quick', 'full', 'light'] as const)('measures both directions in %s mode', async (mode) => {
    const { url, open } = await scripted();
    const { result, figures, server } = await measure({ serverUrl: url }, { mode });
    expect(result).toMatchObject({
      failure: null,
      download: { streams: 1 },
      upload: { streams: 1 },
      packetLossSource: 'retransmissions',
      connection: { localAddress: '127.0.0.1', ipVersion: 4, proxy: null },
      holdOffMs: null,
    });
    expect(figures).toMatchObject({
      latencyMs: 21.5,
      latencyMinMs: 21.5,
      jitterMs: null,
      loadedLatencyDownloadMs: 42,
      loadedLatencyUploadMs: 30,
      packetLossRatio: 0.005,
    });
    for (const rate of [figures.downloadBitsPerSecond, figures.uploadBitsPerSecond]) {
      expect(rate).toBeGreaterThan(0.9 * NDT7_BITS_PER_SECOND);
      expect(rate).toBeLessThan(1.1 * NDT7_BITS_PER_SECOND);
    }
    for (const bytes of [figures.downloadBytes, figures.uploadBytes])
      expect(bytes).toBeGreaterThan(10_000_000);
    expect(server?.url).toBe(url.replace('ws:', 'http:'));
    await until(() => open.size === 0);
  });

  it('measures latency by probes of its own where the server answers them', async () => {
    let requests = 0;
    const { url } = await scripted({
      onRequest: (_request, response) => {
        const delayMs = requests++ % 2 === 0 ? 2 : 4;
        setTimeout(() => response.writeHead(200, { 'Content-Length': 0 }).end(), delayMs);
      },
    });
    const { figures } = await measure({ serverUrl: url });
    expect(figures).toMatchObject({ latencyMinMs: 12, latencyP95Ms: 14, jitterMs: 2 });
  });

  it('leaves absent what the server does not say', async () => {
    const { url } = await scripted({
      download: (webSocket) => {
        sendWithoutEnd(webSocket, undefined);
      },
      upload: (webSocket) => {
        receiveAndReport(webSocket, 'AppInfo');
      },
    });
    const { result, figures } = await measure({ serverUrl: url });
    expect(result).toMatchObject({ failure: null, packetLossSource: null });
    expect(figures).toMatchObject({
      latencyMs: null,
      packetLossRatio: null,
      loadedLatencyDownloadMs: null,
      loadedLatencyUploadMs: null,
    });
    expect(figures.uploadBitsPerSecond).toBeGreaterThan(1_000_000);
  });

  it.each(['quick', 'full'] as const)(
    'keeps what it has when the server ends the test, in %s mode',
    async (mode) => {
      const { url } = await scripted({
        download: (webSocket) => {
          sendWithoutEnd(webSocket, TCP_INFO);
          setTimeout(() => {
            webSocket.terminate();
          }, 200);
        },
      });
      const { result, figures } = await measure({ serverUrl: url }, { mode });
      expect(result.failure).toBeNull();
      expect(figures.downloadBitsPerSecond).toBeGreaterThan(1_000_000);
    },
  );

  it.each<[string, Ndt7Script, string]>([
    ['another subprotocol', { subprotocol: 'soap' }, 'bad-answer'],
    ['nothing', { download: () => undefined }, 'timeout'],
    [
      'a byte now and then',
      {
        download: (_one, socket) => {
          trickle(socket);
        },
      },
      'timeout',
    ],
    [
      'an end at once',
      {
        download: (one) => {
          one.close();
        },
      },
      'refused',
    ],
    [
      'a message above the limit',
      {
        download: (one) => {
          one.send(Buffer.alloc((1 << 24) + 1));
        },
      },
      'bad-answer',
    ],
    [
      'a frame that is none',
      {
        download: (_one, socket) => {
          socket.write('GARBAGE GARBAGE');
        },
      },
      'bad-answer',
    ],
  ])('fails on %s', async (_, script, reason) => {
    const { url, open } = await scripted(script);
    expect((await measure({ serverUrl: url })).result.failure?.reason).toBe(reason);
    await until(() => open.size === 0);
  });

  it('fails on an upload of which the server says nothing, and keeps the download', async () => {
    const { url } = await scripted({
      upload: (one) => {
        receiveAndReport(one, 'nothing');
      },
    });
    const { result, figures } = await measure({ serverUrl: url });
    expect(result.failure?.reason).toBe('timeout');
    expect(result.download).not.toBeNull();
    expect(figures.uploadBitsPerSecond).toBeNull();
    expect(figures.uploadBytes).toBeGreaterThan(0);
  });

  it('outlives texts without end', async () => {
    const { url } = await scripted({
      download: (one) => {
        chatter(one);
      },
    });
    const { result, figures } = await measure({ serverUrl: url }, { mode: 'full' });
    expect(result.failure).toBeNull();
    expect(figures.latencyMs).toBeNull();
  });

  it.each([
    ['an error', 'HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n', 'http-status'],
    ['too many requests', 'HTTP/1.1 429 Too Many\r\nContent-Length: 0\r\n\r\n', 'refused-by-provider'],
    [
      'a login page',
      'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5\r\n\r\nLogin',
      'captive-portal',
    ],
    ['a change to nothing known', 'HTTP/1.1 101 Switching\r\nUpgrade: websocket\r\n\r\n', 'bad-answer'],
    ['no HTTP', 'SSH-2.0-OpenSSH\r\n\r\n', 'bad-answer'],
    ['a head without end', `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(100_000)}`, 'bad-answer'],
    ['a close', null, 'refused'],
    ['silence', '', 'timeout'],
  ])('fails on %s in the handshake', async (_, answer, reason) => {
    const server = await keep(
      startRawServer((socket) => {
        socket.on('data', () => (answer === null ? socket.destroy() : socket.write(answer)));
      }),
    );
    const { result } = await measure({ serverUrl: server.url });
    expect(result).toMatchObject({ failure: { reason }, holdOffMs: null });
    expect(await checkNdt7(server.url, DIRECT, 300)).toMatchObject({ kind: 'fails', reason });
    await until(() => server.open.size === 0);
  });

  it('fails when nobody listens, and on what is no address', async () => {
    expect((await measure({ serverUrl: 'ws://127.0.0.1:1/' })).result.failure?.reason).toBe('refused');
    expect((await measure({ serverUrl: 'ftp://127.0.0.1/' })).result.failure?.reason).toBe('no-server');
  });

  it.each(['connecting', 'download', 'upload'])('can be cancelled while %s', async (phase) => {
    const { url, open } = await scripted();
    const cancel = new AbortController();
    let cancelledAtMs = 0;
    const { result } = await measure(
      { serverUrl: url },
      {
        mode: 'full',
        signal: cancel.signal,
        onPhase: (now) => {
          if (now !== phase || cancel.signal.aborted) return;
          setTimeout(() => {
            cancelledAtMs = performance.now();
            cancel.abort();
          }, 0);
        },
      },
    );
    expect(result.failure).toBeNull();
    expect(result.upload).toBeNull();
    expect(performance.now() - cancelledAtMs).toBeLessThan(200);
    await until(() => open.size === 0);
  });
});

describe('checkNdt7', () => {
  it('tells that a server answers', async () => {
    const { url, open } = await scripted();
    const address = url.replace('ws:', 'http:');
    expect(await checkNdt7(address)).toMatchObject({ kind: 'answers', address });
    await until(() => open.size === 0);
  });

  it('refuses what is no address', async () => {
    expect(await checkNdt7('nas')).toMatchObject({ kind: 'fails', reason: 'no-server' });
  });
});
