import { execFileSync, spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../eventually';
import { DataFolder } from './data-folder';

/** Chromium's own files need some. */
const MEBIBYTES = 64;

/** A data folder on a file system of its own, which a test fills up. Mounting it needs root. */
export class SmallDisk {
  readonly folder = new DataFolder();

  constructor() {
    const options = `size=${String(MEBIBYTES)}m,mode=700`;
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', this.folder.path]);
  }

  /** Takes the last byte. */
  fill(): void {
    for (const size of [1_048_576, 4_096, 1]) {
      try {
        for (;;) writeFileSync(this.#filler, 'x'.repeat(size), { flag: 'a' });
      } catch {
        continue;
      }
    }
  }

  /** Gives back what was taken. */
  free(): void {
    rmSync(this.#filler);
  }

  /** Waits for the last process that has a file of it open for writing. */
  async makeReadOnly(): Promise<void> {
    const { path } = this.folder;
    await eventually(() => spawnSync('mount', ['-o', 'remount,ro', path]).status).toBe(0);
  }

  remove(): void {
    execFileSync('umount', ['--lazy', this.folder.path]);
    this.folder.remove();
  }

  get #filler(): string {
    return join(this.folder.path, 'filler');
  }
}
