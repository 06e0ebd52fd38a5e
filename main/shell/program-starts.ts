import { spawn } from 'node:child_process';

/** On the slowest computer a program has said its usage by then. */
const WITHIN_MS = 60_000;

/**
 * Whether a program of Linewatch starts at all: it is asked for its usage, which it prints without touching anything.
 * False also where it cannot be executed, or says nothing in time.
 */
export function programStarts(program: string): Promise<boolean> {
  const sandbox = process.argv.includes('--no-sandbox') ? ['--no-sandbox'] : [];
  return new Promise((resolve) => {
    const child = spawn(program, [...sandbox, '--help'], {
      stdio: 'ignore',
      timeout: WITHIN_MS,
      killSignal: 'SIGKILL',
    });
    child.once('error', () => resolve(false));
    child.once('close', (code) => resolve(code === 0));
  });
}
