import { Worker } from 'node:worker_threads';
import type { ReaderReply } from './messages';
import type { ThreadPort } from './reader-thread';

/** A thread that reads the records of a data folder. `entry` is the built reading/entry.ts. */
export function spawnReader(entry: URL, folder: string): ThreadPort {
  const worker = new Worker(entry, { workerData: folder });
  let failure: Error | null = null;
  worker.on('error', (error) => (failure = error instanceof Error ? error : new Error(String(error))));
  return {
    post: (order) => worker.postMessage(order),
    onReply: (listener) => void worker.on('message', (reply: ReaderReply) => listener(reply)),
    onEnd: (listener) => void worker.once('exit', () => listener(failure)),
  };
}
