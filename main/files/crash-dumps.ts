import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of dumps within the data folder. */
export const CRASHES = 'crashes';
/** More are of no use: what crashes again leaves the same again. */
const KEPT = 5;
const MAX_TOTAL_BYTES = 100 * 1024 * 1024;

/** A dump: the memory of a process that crashed, which may hold passwords. It leaves this computer only by a person's hand. */
export interface CrashDump {
  /** Within the folder of dumps. */
  readonly name: string;
  readonly at: number;
  readonly bytes: number;
}

/** The dumps in a data folder, newest first; empty where there are none, or the folder cannot be read. */
export function listCrashDumps(folder: string): readonly CrashDump[] {
  try {
    const root = join(folder, CRASHES);
    return readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.dmp'))
      .map((name) => {
        const { mtimeMs, size } = statSync(join(root, name));
        return { name, at: Math.round(mtimeMs), bytes: size };
      })
      .sort((one, other) => other.at - one.at);
  } catch {
    return [];
  }
}

/**
 * Removes old dumps: the newest five stay, as far as they have room in 100 MB together; the newest always.
 *
 * @throws the system's error
 */
export function tidyCrashDumps(folder: string): void {
  let total = 0;
  for (const [index, { name, bytes }] of listCrashDumps(folder).entries()) {
    total += bytes;
    if (index === 0 || (index < KEPT && total <= MAX_TOTAL_BYTES)) continue;
    rmSync(join(folder, CRASHES, name), { force: true });
    // What the crash reporter notes beside a dump.
    rmSync(join(folder, CRASHES, name.replace(/\.dmp$/, '.meta')), { force: true });
  }
}
