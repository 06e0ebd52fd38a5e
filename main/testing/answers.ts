import { startRawServer, type RawServer } from './raw-server';

/** One HTTP answer as it goes over the wire. */
export const answerOf = (status: string, body = '', ...headers: readonly string[]): string =>
  [`HTTP/1.1 ${status}`, ...headers, `Content-Length: ${String(body.length)}`, '', body].join('\r\n');

/** A server on loopback that answers each GET or POST by its target, whatever a test gives back; null is silence. */
export function startTalkingServer(
  answer: (target: string, url: string) => string | null,
): Promise<RawServer> {
  return startRawServer((socket) => {
    const url = `http://127.0.0.1:${String(socket.localPort)}/`;
    socket.on('data', (bytes) => {
      for (const [, target = ''] of bytes.toString('latin1').matchAll(/(?:GET|POST) (\S+) HTTP\/1\.1\r\n/g)) {
        const text = answer(target, url);
        if (text !== null && !socket.destroyed) socket.write(text, 'latin1');
      }
    });
  });
}
