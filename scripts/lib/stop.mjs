import { say } from './say.mjs';

/** A reason to end that is no bug: one sentence for the person at the terminal, without a stack. */
export class Stop extends Error {
  /**
   * @param {string} sentence
   * @param {number} [exitCode]
   */
  constructor(sentence, exitCode = 1) {
    super(sentence);
    this.exitCode = exitCode;
  }
}

/**
 * Runs a job and turns its end into the exit code of this process.
 *
 * @param {() => Promise<number>} job answers the exit code
 */
export async function finish(job) {
  try {
    process.exitCode = await job();
  } catch (reason) {
    if (!(reason instanceof Stop)) throw reason;
    say(reason.message);
    process.exitCode = reason.exitCode;
  }
}
