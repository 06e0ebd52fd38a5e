import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '');

/** Hands the cache on to what runs under another home folder. */
export const CACHE_VARIABLE = 'LINEWATCH_TOOLS_CACHE';

/** Where things may be kept that can be fetched again: the Electron stand-in, remembered refusals. */
export const cacheFolder =
  process.env[CACHE_VARIABLE] ||
  join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'linewatch');

/**
 * The path of something inside the repository.
 *
 * @param {...string} parts
 */
export const inRoot = (...parts) => join(root, ...parts);

/** Chromium's sandbox cannot be used by root, and by root alone. */
export const electronSwitches = () => (process.getuid?.() === 0 ? ['--no-sandbox'] : []);
