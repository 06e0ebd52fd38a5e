import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runToEnd } from './processes';

const SOURCE = fileURLToPath(new URL('../../bench/link/emulator.c', import.meta.url));
const DEADLINE_MS = 60_000;

/** Compiles the emulator into a folder; gives its path, or what the compiler complains about. */
export async function buildEmulator(
  folder: string,
  signal: AbortSignal,
): Promise<{ readonly path: string } | { readonly complaint: string }> {
  const path = join(folder, 'emulator');
  const command = ['gcc', '-O2', '-pthread', '-o', path, SOURCE];
  const { code, stderr } = await runToEnd(command, { deadlineMs: DEADLINE_MS, signal });
  return code === 0 ? { path } : { complaint: stderr.trim() };
}
