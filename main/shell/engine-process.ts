import { utilityProcess } from 'electron';
import type { EngineProcess } from '../engine/host';

/** Starts the measuring process of one run as an Electron utility process. */
export function spawnEngine(entry: string): EngineProcess {
  const child = utilityProcess.fork(entry, [], { serviceName: 'Linewatch engine', stdio: 'ignore' });
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
