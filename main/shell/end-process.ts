import { spawn } from 'node:child_process';
import { app } from 'electron';
import { z } from 'zod';

/** What a process that was started without a display tells its starter just before its end. */
const lastWordSchema = z.object({ exitCode: z.number().int() });

/** How long Electron and Node may take to take themselves down, on a slow computer with much else to do. */
const GONE_WITHIN_S = 10;
/** Looks each second whether a process is gone, and ends it when it is not. */
const GUARD = `i=0; while [ $i -lt ${GONE_WITHIN_S} ]; do sleep 1; kill -0 "$1" || exit; i=$((i+1)); done; kill -9 "$1"`;

/**
 * Ends this process, whatever it waits for: Node would wait for a file that does not answer (a disk of the network, a
 * pipe) for ever, with its signals already given back.
 */
export function endProcess(exitCode: number): void {
  guardEnd();
  process.send?.({ exitCode } satisfies z.infer<typeof lastWordSchema>);
  app.exit(exitCode);
}

/** The exit code that a process has told its starter; null for any other message. */
export function exitCodeIn(message: unknown): number | null {
  return lastWordSchema.safeParse(message).data?.exitCode ?? null;
}

/** Windows ends a process in spite of what its threads wait for. */
function guardEnd(): void {
  if (process.platform === 'win32') return;
  const guard = spawn('/bin/sh', ['-c', GUARD, 'sh', String(process.pid)], {
    detached: true,
    stdio: 'ignore',
  });
  // Without a guard the end is as good as Node makes it.
  guard.on('error', () => undefined);
  guard.unref();
}
