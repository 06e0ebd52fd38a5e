/** A page that ends more often than this within a minute would only end again. */
const MAX_RELOADS_PER_MINUTE = 3;
const MINUTE_MS = 60_000;

export interface PageRecoveryDeps {
  readonly now: () => number;
  readonly reload: () => void;
  /** Called instead of another reload. */
  readonly giveUp: () => void;
  /** Called with each end, and whether the page is loaded again. */
  readonly onCrash: (reason: string, isBack: boolean) => void;
  readonly log: (sentence: string) => void;
}

/**
 * Loads a page again whose process ended by itself. What was typed is kept by main.
 *
 * @returns what is to be called with the reason of each end of the process
 */
export function pageRecovery({
  now,
  reload,
  giveUp,
  onCrash,
  log,
}: PageRecoveryDeps): (reason: string) => void {
  let reloads: readonly number[] = [];
  return (reason) => {
    if (reason === 'clean-exit') return;
    reloads = reloads.filter((at) => now() - at < MINUTE_MS);
    if (reloads.length >= MAX_RELOADS_PER_MINUTE) {
      log(`The process of the window ended again (${reason}); the window is closed`);
      onCrash(reason, false);
      giveUp();
      return;
    }
    log(`The process of the window ended (${reason}); the window is loaded again`);
    reloads = [...reloads, now()];
    onCrash(reason, true);
    reload();
  };
}
