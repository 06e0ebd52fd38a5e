/** Where nobody watches a terminal, progress is a line now and then instead of one line that changes. */
const QUIET_INTERVAL_MS = 10_000;

/**
 * Tells the person at the terminal something, on standard error: standard output is for results.
 *
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/**
 * Shows how far something long has come.
 *
 * @param {string} label what is being done
 * @returns {{ update: (state: string) => void, end: () => void }}
 */
export function progress(label) {
  const terminal = process.stderr.isTTY === true;
  say(`${label} …`);
  let toldAt = Date.now();
  let open = false;
  return {
    update(state) {
      if (!terminal && Date.now() - toldAt < QUIET_INTERVAL_MS) return;
      toldAt = Date.now();
      process.stderr.write(terminal ? `\r\u001B[K  ${state}` : `  ${state}\n`);
      open = terminal;
    },
    end() {
      if (open) process.stderr.write('\r\u001B[K');
      open = false;
    },
  };
}
