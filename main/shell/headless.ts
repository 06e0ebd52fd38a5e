import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { isErrand, type Command } from '../command-line/arguments';
import { isDisplayThere } from './display';
import { exitCodeIn } from './end-process';

const HEADLESS = '--ozone-platform=headless';
/** Without a display Chromium has nothing to draw, and much to say about it. */
const SWITCHES = [HEADLESS, '--disable-gpu', '--log-level=3'];
const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;
const SIGNAL_EXIT_BASE = 128;

/**
 * Whether a start has to be made again without a display: commands need none, and the one that is named may be gone.
 * Linux alone has a platform without display, which is chosen by a switch that must be there from the beginning.
 */
export function needsHeadless(command: Command, args: readonly string[]): boolean {
  return process.platform === 'linux' && isErrand(command) && !args.includes(HEADLESS);
}

/** Whether there is no desktop on which an application with a window could run. To be awaited before Electron gets ready. */
export async function isDesktopMissing({ kind }: Command): Promise<boolean> {
  if (process.platform !== 'linux' || (kind !== 'app' && kind !== 'demo')) return false;
  return !(await isDisplayThere(process.env));
}

/**
 * Runs this program again without a display, and resolves with its exit code. To be awaited before Electron gets
 * ready: until then this process has opened no display, and does nothing but hand on signals.
 */
export function runHeadless(args: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    // The channel tells the other process when this one is gone, and this one what the other one ends with.
    const child = spawn(process.execPath, [...args, ...SWITCHES], {
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    });
    for (const signal of SIGNALS) process.on(signal, () => void child.kill(signal));
    child.once('error', (error) => {
      process.stderr.write(`${error.message}\n`);
      resolve(1);
    });
    let told: number | null = null;
    child.on('message', (message) => (told = exitCodeIn(message) ?? told));
    child.once('exit', (code, signal) => {
      resolve(told ?? code ?? SIGNAL_EXIT_BASE + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}

/** Calls back when the process is gone that started this one without a display. */
export function onStarterGone(end: () => void): void {
  if (process.channel === undefined) return;
  process.channel.unref();
  process.once('disconnect', end);
}
