import { fork } from 'node:child_process';
import type { EngineSpawn } from './host';
import type { EngineEvent } from './messages';

/** Starts the engine as a child of plain Node; `entryPath` is the built engine. */
export function nodeEngineSpawn(entryPath: string): EngineSpawn {
  return () => {
    const child = fork(entryPath, [], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    return {
      post: (request) => {
        // A process that has just ended cannot be told any more; its exit is heard on its own.
        if (child.connected) child.send(request, () => undefined);
      },
      onMessage: (listener) => {
        child.on('message', (message) => {
          listener(message as EngineEvent);
        });
      },
      onExit: (listener) => {
        child.once('error', (error) => {
          listener(error.message);
        });
        child.once('exit', (code, signal) => {
          listener(code ?? `ended by ${String(signal)}`);
        });
      },
      kill: () => {
        child.kill('SIGKILL');
      },
    };
  };
}
