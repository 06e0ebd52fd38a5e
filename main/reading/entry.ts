import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { openFile } from '../storage/sqlite';
import '../texts/language-files';
import { ReaderService } from './reader-service';
import type { ReaderOrder, ReaderReply } from './messages';

/** The part of Electron's `process.parentPort` that is used here. */
interface UtilityPort {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
  postMessage(message: unknown): void;
}

/** Reads the records of the data folder that it is given, as a thread or as a process of its own. */
const utility = (process as unknown as { readonly parentPort?: UtilityPort }).parentPort;
const folder = utility === undefined ? (workerData as string) : (process.argv[2] ?? '');
const service = new ReaderService({
  folder,
  clock: { now: Date.now },
  open: () => openFile(join(folder, 'linewatch.db'), { readOnly: true }),
  reply: (reply: ReaderReply) => (utility ?? parentPort)?.postMessage(reply),
  onEnd: () => process.exit(),
});
utility?.on('message', ({ data }) => service.take(data as ReaderOrder));
parentPort?.on('message', (order: ReaderOrder) => service.take(order));
