import { existsSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { SubnetReplacement } from '../../core/network/plain-subnet';
import { readOwnJson } from '../../files/own-file';
import { syncFolder, writeWhole } from '../../files/whole-file';

/** It names the subnets, so that it is there for no longer than they are replaced. */
const FILE = 'subnets-to-forget.json';

const schema = z.array(z.object({ plain: z.string().min(1), key: z.string(), description: z.string() }));

/**
 * What is being replaced, on the disk before the first replacement: the records alone do not tell what is left once the names
 * of the networks themselves are replaced.
 */
export class BegunForgetting {
  readonly #path: string;

  constructor(folder: string) {
    this.#path = join(folder, FILE);
  }

  /** What was begun and not completed; empty where nothing was, or the file cannot be understood. */
  read(): readonly SubnetReplacement[] {
    if (!existsSync(this.#path)) return [];
    try {
      return schema.parse(readOwnJson(this.#path));
    } catch {
      return [];
    }
  }

  /** @throws the system's error; nothing is to be replaced then */
  write(replacements: readonly SubnetReplacement[]): void {
    writeWhole(this.#path, JSON.stringify(replacements));
  }

  /** Everything is replaced. */
  clear(): void {
    rmSync(this.#path, { force: true });
    syncFolder(dirname(this.#path));
  }
}
