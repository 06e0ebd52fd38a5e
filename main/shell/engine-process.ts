import { utilityProcess } from 'electron';
import type { EngineProcess } from '../measuring/host';

/**
 * What a load leaves behind is garbage at once: in a small space for young objects it is collected before it grows to
 * tens of megabytes.
 */
const MEMORY_FLAGS = ['--max-semi-space-size=1'];

/** Starts the measuring process of one run as an Electron utility process. */
export function spawnEngine(entry: string): EngineProcess {
  const child = utilityProcess.fork(entry, [], {
    serviceName: 'Linewatch engine',
    stdio: 'ignore',
    execArgv: MEMORY_FLAGS,
  });
  return {
    post: (message) => child.postMessage(message),
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) =>
      child.on('exit', (code) => listener(`the measuring process ended with code ${code}`)),
    kill: () => {
      if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
    },
  };
}
