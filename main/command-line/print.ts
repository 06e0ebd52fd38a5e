import type { Printed } from './measure';

/**
 * Writes what a command has to say, and resolves when it is written. A reader that is gone (`| head -0`, a closed
 * terminal) ends nothing: what was asked for is done all the same.
 */
export async function print({ out, err }: Printed): Promise<void> {
  await write(process.stderr, err);
  await write(process.stdout, out);
}

/** Lets a stream whose reader is gone fail without a word. To be called before anything is written. */
export function forgiveClosedStreams(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}

function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  if (text === '') return Promise.resolve();
  return new Promise((resolve) => {
    stream.write(`${text}\n`, () => resolve());
  });
}
