/** Waits, turn by turn of the loop, for what this process does. A test that waits in vain ends at its time limit. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
}
