import { fork } from 'node:child_process';

/** What the server is told: loopback only, at any free port, without TLS. */
export const LOOPBACK_SERVER_ARGUMENTS = ['--host', '127.0.0.1', '--port', '0'] as const;

/** A speed-test server in a process of its own that has said that it is ready. */
export interface ServerProcess {
  /** Base address, ending in a slash. */
  readonly url: string;
  /** Ends the process at once. */
  close(): void;
}

/** A process that has just been started. */
export interface StartedProcess {
  onOutput(listener: (text: string) => void): void;
  /** The exit code, or words; also told when the process could not be started. */
  onExit(listener: (cause: number | string) => void): void;
  /** Ends it at once, whatever it does. */
  kill(): void;
}

/**
 * Waits until a started server says where it is. Gives the cause, as words, when it ends before, or when the signal
 * aborts; the process is then ended.
 */
export function serverReady(started: StartedProcess, signal: AbortSignal): Promise<ServerProcess | string> {
  return new Promise((resolve) => {
    let output = '';
    const giveUp = (): void => {
      started.kill();
      resolve('the test server was not ready in time');
    };
    if (signal.aborted) {
      giveUp();
      return;
    }
    signal.addEventListener('abort', giveUp, { once: true });
    started.onExit((cause) => {
      signal.removeEventListener('abort', giveUp);
      resolve(`the test server ended with ${String(cause)}`);
    });
    started.onOutput((text) => {
      output += text;
      const [, url] = /(http:\/\/127\.0\.0\.1:\d+\/)\s/.exec(output) ?? [];
      if (url === undefined) return;
      signal.removeEventListener('abort', giveUp);
      resolve({
        url,
        close: () => {
          started.kill();
        },
      });
    });
  });
}

/** Starts the built server as a child of plain Node. */
export function forkServer(entryPath: string): StartedProcess {
  const child = fork(entryPath, [...LOOPBACK_SERVER_ARGUMENTS], {
    stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
  });
  return {
    onOutput: (listener) => {
      child.stdout?.on('data', (chunk: Buffer) => {
        listener(chunk.toString());
      });
    },
    onExit: (listener) => {
      child.once('error', (error) => {
        listener(error.message);
      });
      child.once('exit', (code, endedBy) => {
        listener(code ?? String(endedBy));
      });
    },
    kill: () => {
      child.kill('SIGKILL');
    },
  };
}
