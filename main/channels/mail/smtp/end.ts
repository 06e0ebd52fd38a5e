import { Readable } from 'node:stream';

interface StreamedMail {
  readonly message: { createReadStream(options?: object): Readable };
}

interface Extensible {
  use(step: 'stream', plugin: (mail: StreamedMail, done: () => void) => void): unknown;
}

/**
 * Adds a callback for the moment before the last byte of a mail is sent. The library reads a mail only after the
 * server has asked for it (DATA), and sends the final dot after its end.
 */
export function withEnd<T extends Extensible>(transport: T, onEnd: () => void): T {
  transport.use('stream', ({ message }, done) => {
    const create = message.createReadStream.bind(message);
    message.createReadStream = (options) => announced(create(options), onEnd);
    done();
  });
  return transport;
}

/** The same bytes, read on demand. */
function announced(source: Readable, onEnd: () => void): Readable {
  return Readable.from(getBytes(source, onEnd), { objectMode: false });
}

async function* getBytes(source: Readable, onEnd: () => void): AsyncGenerator<Buffer> {
  for await (const chunk of source) yield chunk as Buffer;
  onEnd();
}
