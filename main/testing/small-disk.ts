import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Whether this process may mount a file system of its own: as root on Linux, where the container allows it. */
export const canMount: boolean = tryToMount();

/** A file system of its own that holds so many KiB; unmounted after the test. */
export function smallDisk(kibibytes: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'linewatch-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kibibytes}k,mode=700`, 'tmpfs', folder]);
  onTestFinished(() => {
    execFileSync('umount', ['--lazy', folder]);
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** Takes a file system from its place, as a disk that is unmounted by force. Returns how to put it back. */
export function takeAway(place: string): () => void {
  const kept = mkdtempSync(join(tmpdir(), 'linewatch-disk-'));
  execFileSync('mount', ['--bind', place, kept]);
  execFileSync('umount', ['--lazy', place]);
  return () => {
    execFileSync('mount', ['--bind', kept, place]);
    execFileSync('umount', ['--lazy', kept]);
    rmdirSync(kept);
  };
}

function tryToMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const folder = mkdtempSync(join(tmpdir(), 'linewatch-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], { stdio: 'ignore' });
    execFileSync('umount', [folder]);
    return true;
  } catch {
    return false;
  } finally {
    rmdirSync(folder);
  }
}
