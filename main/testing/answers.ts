import { startLine } from './line';
import { startRawServer, type RawServer } from './raw-server';

/** One HTTP answer as it goes over the wire. */
export const createAnswer = (status: string, body = '', ...headers: readonly string[]): string =>
  [`HTTP/1.1 ${status}`, ...headers, `Content-Length: ${String(body.length)}`, '', body].join('\r\n');

/** The document of networkQuality for a server whose three addresses begin alike. */
export const nqDocument = (url: string): string =>
  createAnswer(
    '200 OK',
    JSON.stringify({
      version: 1,
      urls: {
        large_download_url: `${url}large`,
        small_download_url: `${url}small`,
        upload_url: `${url}upload`,
      },
    }),
    'Content-Type: application/json',
  );

/**
 * A server at the other end of a line (100 Mbit/s, 10 ms there and back) that answers each GET or POST by its target,
 * whatever a test gives back; null is silence.
 */
export async function startTalkingServer(
  answer: (target: string, url: string) => string | null,
): Promise<RawServer> {
  const server = await startRawServer((socket) => {
    socket.on('data', (bytes) => {
      for (const [, target = ''] of bytes.toString('latin1').matchAll(/(?:GET|POST) (\S+) HTTP\/1\.1\r\n/g)) {
        const text = answer(target, line.url);
        if (text !== null && !socket.destroyed) socket.write(text, 'latin1');
      }
    });
  });
  const line = await startLine({
    port: Number(new URL(server.url).port),
    bitsPerSecond: 100_000_000,
    delayMs: 5,
  });
  const close = async () => {
    await line.close();
    await server.close();
  };
  return { url: line.url, open: server.open, close };
}
