import { afterAll, afterEach, beforeAll, vi } from 'vitest';

/*
 * Set-up of every test file: what Node warns of fails the test that caused it, and what a file leaves open fails
 * the file.
 */

/** Taken before a test fakes them. */
const { setImmediate, setTimeout } = globalThis;
/** Sockets and programs that were told to end are gone after a few looks; how long a look takes is the computer's affair. */
const MOST_LOOKS = 100;
const LOOK_EVERY_MS = 20;

const warnings: Error[] = [];
let handlesBefore: readonly string[] = [];

function keepWarning(warning: Error): void {
  warnings.push(warning);
}

process.on('warning', keepWarning);

beforeAll(() => {
  // Timers that run now are the test runner's, and short.
  handlesBefore = process.getActiveResourcesInfo().filter((name) => name !== 'Timeout');
});

afterEach(expectNoWarning);

afterAll(async () => {
  await expectNoWarning();
  process.off('warning', keepWarning);
  vi.unstubAllGlobals();
  for (let look = 0; leftOpen().length > 0; look++) {
    if (look === MOST_LOOKS) throw new Error(`Left open by this file: ${leftOpen().join(', ')}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS).unref());
  }
});

/** A warning is told at the end of the turn of the loop in which its cause lay. */
async function expectNoWarning(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  const [warning] = warnings.splice(0);
  if (warning === undefined) return;
  // A warning may carry all that it is about, which nobody wants to read.
  const { name, message, stack } = warning;
  throw Object.assign(new Error(`${name}: ${message}`), { stack });
}

/** What keeps this process alive and did not before: sockets, servers, programs, timers. */
function leftOpen(): readonly string[] {
  const known = [...handlesBefore];
  return process.getActiveResourcesInfo().filter((name) => {
    const index = known.indexOf(name);
    if (index >= 0) known.splice(index, 1);
    return index < 0;
  });
}
