import { spawn } from 'node:child_process';

/** How often to look whether this process still has the parent it was started by. */
const PARENT_CHECK_MS = 250;
const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * Runs a program in the foreground: with this terminal's streams, signals passed on.
 *
 * @param {string} file
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, deadlineMs?: number }} [options] past the deadline
 *   the program is ended
 * @returns {Promise<{ code: number, timedOut: boolean }>} its exit code; 128 and more when a signal ended it
 */
export function launch(file, args, { deadlineMs, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { ...options, stdio: 'inherit' });
    let timedOut = false;
    const deadline =
      deadlineMs === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true;
            child.kill('SIGKILL');
          }, deadlineMs);
    const pass = (/** @type {NodeJS.Signals} */ signal) => void child.kill(signal);
    for (const signal of SIGNALS) process.on(signal, pass);
    const orphaned = whenOrphaned(() => child.kill('SIGTERM'));
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      clearTimeout(deadline);
      clearInterval(orphaned);
      for (const name of SIGNALS) process.off(name, pass);
      resolve({ code: code ?? exitCodeOf(signal), timedOut });
    });
  });
}

/**
 * npm passes a signal to the shell between it and this process, and the shell ends without a word.
 *
 * @param {() => void} end
 */
function whenOrphaned(end) {
  const parent = process.ppid;
  const check = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(check);
    end();
  }, PARENT_CHECK_MS);
  return check;
}

/** The shell's way to say that a signal ended a program. @param {NodeJS.Signals | null} signal */
function exitCodeOf(signal) {
  if (signal === 'SIGINT') return 130;
  return signal === 'SIGTERM' ? 143 : 137;
}
