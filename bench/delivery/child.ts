import { fork, type ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Answer, NumberedAnswer, Order, Setup } from './protocol';

const APPLICATION = fileURLToPath(new URL('./delivery-application.js', import.meta.url));
/** A process that does not answer for so long is a fault of the bench or of the application, in ms. */
const PATIENCE_MS = 900_000;

/** The process of the application under test. */
export class Child {
  readonly #process: ChildProcess;
  readonly #waiting = new Map<number, (answer: Answer | null) => void>();
  #number = 0;
  /** Resolves when the process is no more. */
  readonly ended: Promise<void>;
  /** Resolves when it has taken up what the last one left, or has ended before. */
  readonly ready: Promise<unknown>;

  constructor(setup: Setup) {
    const file = join(setup.folder, 'bench.json');
    writeFileSync(file, JSON.stringify(setup));
    this.#process = fork(APPLICATION, [file], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    this.ready = this.#answerTo(0);
    this.#process.on('message', (message) => {
      const { number, answer } = message as NumberedAnswer;
      this.#waiting.get(number)?.(answer);
    });
    this.ended = new Promise((resolve) =>
      this.#process.once('exit', () => {
        for (const answer of this.#waiting.values()) answer(null);
        resolve();
      }),
    );
  }

  /** The answer to an order; null when the process ended first. */
  follow(order: Order): Promise<Answer | null> {
    const number = (this.#number += 1);
    const answer = this.#answerTo(number);
    if (this.#process.connected) this.#process.send({ number, order }, () => undefined);
    return answer;
  }

  /** Ends it as a power cut would. */
  kill(): void {
    this.#process.kill('SIGKILL');
  }

  /** Freezes it as sleep does, until it is thawed. */
  freeze(): void {
    this.#process.kill('SIGSTOP');
  }

  thaw(): void {
    this.#process.kill('SIGCONT');
  }

  #answerTo(number: number): Promise<Answer | null> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.kill();
        reject(new Error(`the application did not answer within ${PATIENCE_MS / 1_000} seconds`));
      }, PATIENCE_MS);
      const settle = (answer: Answer | null) => {
        clearTimeout(timer);
        this.#waiting.delete(number);
        resolve(answer);
      };
      this.#waiting.set(number, settle);
      if (this.#process.exitCode !== null || this.#process.signalCode !== null) settle(null);
    });
  }
}
