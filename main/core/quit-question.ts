import type { QuitAnswer, QuitState } from '../../shared/quit';

export interface QuitQuestionDeps {
  /** Whether a test is running. */
  readonly isMeasuring: () => boolean;
  readonly quit: () => void;
  /** The state of the question has changed: tray and window show it anew. */
  readonly onChanged: () => void;
}

/**
 * A person who quits while a test runs is asked once what is to become of it. Asking a second time is an answer, too:
 * nobody is kept by a window that does not answer. A signal or the end of the session asks nobody.
 */
export class QuitQuestion {
  readonly #deps: QuitQuestionDeps;
  #state: QuitState = 'none';

  constructor(deps: QuitQuestionDeps) {
    this.#deps = deps;
  }

  get state(): QuitState {
    return this.#state;
  }

  /** A person wants to quit. True when that is to be asked in the window. */
  ask(): boolean {
    if (this.#state !== 'none' || !this.#deps.isMeasuring()) {
      this.#deps.quit();
      return false;
    }
    this.#set('asked');
    return true;
  }

  answer(answer: QuitAnswer): void {
    if (this.#state === 'none') return;
    if (answer === 'now') this.#deps.quit();
    else this.#set(answer === 'after-test' ? 'after-test' : 'none');
  }

  /** A test has ended: nothing is in the way of who wanted to quit. */
  testEnded(): void {
    if (this.#state !== 'none' && !this.#deps.isMeasuring()) this.#deps.quit();
  }

  #set(state: QuitState): void {
    this.#state = state;
    this.#deps.onChanged();
  }
}
