import { Readable } from 'node:stream';

interface StreamedMail {
  readonly message: { createReadStream(options?: object): Readable };
}

interface Extensible {
  use(step: 'stream', plugin: (mail: StreamedMail, done: () => void) => void): unknown;
}

/**
 * The transport, which tells when the last byte of a mail is about to leave. The library reads a mail only after the
 * server has asked for it (DATA), and writes the final dot after its end.
 */
export function withEnd<T extends Extensible>(transport: T, onEnd: () => void): T {
  transport.use('stream', ({ message }, done) => {
    const create = message.createReadStream.bind(message);
    message.createReadStream = (options) => announced(create(options), onEnd);
    done();
  });
  return transport;
}

/** The same bytes, read only as they are asked for. */
function announced(source: Readable, onEnd: () => void): Readable {
  return Readable.from(getBytes(source, onEnd), { objectMode: false });
}

async function* getBytes(source: Readable, onEnd: () => void): AsyncGenerator<Buffer> {
  for await (const chunk of source) yield chunk as Buffer;
  onEnd();
}
