import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { readOwnJson, isFile } from '../files/own-file';
import { writeWhole } from '../files/whole-file';
import { standstillSchema, type Standstill } from './standstill';

/** Where a standstill is written while it lasts: a process that is ended in it has told nobody. */
const getPath = (folder: string) => join(folder, 'standstill.json');

/** @throws the system's error */
export function writeStandstill(folder: string, standstill: Standstill): void {
  writeWhole(getPath(folder), `${JSON.stringify(standstill)}\n`);
}

/** What a process left that was ended while it stood still; null where there is nothing, or nothing that can be read. */
export function readStandstill(folder: string): Standstill | null {
  try {
    return isFile(getPath(folder))
      ? (standstillSchema.safeParse(readOwnJson(getPath(folder))).data ?? null)
      : null;
  } catch {
    return null;
  }
}

/** It has been told. @throws the system's error */
export function removeStandstill(folder: string): void {
  rmSync(getPath(folder), { force: true });
}
