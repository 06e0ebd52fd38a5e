import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The files right within a folder with their sizes, by name; empty where it cannot be read. */
export function listFiles(folder: string): readonly { readonly name: string; readonly bytes: number }[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => ({ name, bytes: statSync(join(folder, name)).size }))
      .sort((one, other) => one.name.localeCompare(other.name, 'en'));
  } catch {
    return [];
  }
}
