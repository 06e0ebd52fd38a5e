import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { say } from './say.mjs';

/** How often to look whether this process still has the parent it was started by. */
const PARENT_CHECK_MS = 250;
/** How long a program that has ended may still be heard, should something it started keep its stream open. */
const LAST_WORDS_MS = 1000;
const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * Runs a program in the foreground: with this terminal's streams, signals passed on.
 *
 * @param {string} file
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, deadlineMs?: number, isVirtual?: boolean }} [options]
 *   past the deadline the program is ended; on a virtual display, or without any, Chromium's own log is left out, which
 *   only tells of hardware and services that are missing there
 * @returns {Promise<{ code: number, timedOut: boolean }>} its exit code; 128 and more when a signal ended it
 */
export async function launch(file, args, { deadlineMs, isVirtual = false, ...options } = {}) {
  const child = spawn(file, args, {
    ...options,
    stdio: ['inherit', 'inherit', isVirtual ? 'pipe' : 'inherit'],
  });
  if (child.stderr) createInterface(child.stderr).on('line', sayUnlessChromium);
  const closed = new Promise((resolve) => child.once('close', resolve));
  let timedOut = false;
  const expire = () => {
    timedOut = true;
    child.kill('SIGKILL');
  };
  const deadline = deadlineMs === undefined ? undefined : setTimeout(expire, deadlineMs);
  const pass = (/** @type {NodeJS.Signals} */ signal) => void child.kill(signal);
  for (const signal of SIGNALS) process.on(signal, pass);
  const orphaned = whenOrphaned(() => child.kill('SIGTERM'));
  try {
    const [code, signal] = await once(child, 'exit');
    await Promise.race([closed, pause(LAST_WORDS_MS, undefined, { ref: false })]);
    return { code: code ?? toExitCode(signal), timedOut };
  } finally {
    clearTimeout(deadline);
    clearInterval(orphaned);
    for (const name of SIGNALS) process.off(name, pass);
  }
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

const CHROMIUM_LOG = /^\[\d+:\d{4}\/\d{6}\.\d+:[A-Z]+:/;

/** @param {string} line */
function sayUnlessChromium(line) {
  if (!CHROMIUM_LOG.test(line)) say(line);
}

/** Exit code of a program that was ended by a signal, as shells report it; 128 without one. @param {NodeJS.Signals | null} signal */
function toExitCode(signal) {
  return 128 + (signal === null ? 0 : constants.signals[signal]);
}
