import { utilityProcess } from 'electron';
import type { ReaderReply } from '../reading/messages';
import type { ThreadPort } from '../reading/reader-thread';

/** Starts the built reader of the records of a data folder as an Electron utility process, which ends with the application. */
export function spawnReaderProcess(entry: string, folder: string): ThreadPort {
  const child = utilityProcess.fork(entry, [folder], { serviceName: 'Linewatch reader', stdio: 'ignore' });
  return {
    post: (order) => child.postMessage(order),
    onReply: (listener) => child.on('message', (reply: ReaderReply) => listener(reply)),
    onEnd: (listener) =>
      child.once('exit', (code) =>
        listener(code === 0 ? null : new Error(`the reading process ended with code ${code}`)),
      ),
  };
}
