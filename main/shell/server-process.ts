import { utilityProcess } from 'electron';
import { LOOPBACK_SERVER_ARGUMENTS, type StartedProcess } from '../measuring/ceiling-server';

/** Starts the built speed-test server, on loopback only, as an Electron utility process. */
export function spawnServer(entry: string): StartedProcess {
  const child = utilityProcess.fork(entry, [...LOOPBACK_SERVER_ARGUMENTS], {
    serviceName: 'Linewatch test server',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return {
    onOutput: (listener) => child.stdout?.on('data', (chunk: Buffer) => listener(chunk.toString())),
    onExit: (listener) => child.once('exit', listener),
    kill: () => {
      if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
    },
  };
}
