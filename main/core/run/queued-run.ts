import type { RunAnswer, RunRequest, StartAnswer } from './run-request';

/** A run that was asked for while one that was cancelled is ending; it starts right after that one. */
export class QueuedRun {
  readonly started: Promise<StartAnswer>;
  #begin: (answer: StartAnswer) => void = () => undefined;
  #isCancelled = false;

  constructor(readonly request: RunRequest) {
    this.started = new Promise((resolve) => {
      this.#begin = resolve;
    });
  }

  /** Whether it was cancelled as well: then it starts only to be recorded as such. */
  get isCancelled(): boolean {
    return this.#isCancelled;
  }

  cancel(): void {
    this.#isCancelled = true;
  }

  /** The answer to whoever asks for a run while this one waits. */
  join(): RunAnswer {
    const started = this.started.then<StartAnswer>((answer) =>
      answer.kind === 'started' ? { ...answer, kind: 'already-running' } : answer,
    );
    return { kind: 'waiting', started };
  }

  /** It has started, or could not. */
  begin(answer: StartAnswer): void {
    this.#begin(answer);
  }
}
