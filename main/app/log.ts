import { join } from 'node:path';
import { inspect } from 'node:util';
import log from 'electron-log/node';
import { toLogText } from '../core/redact/log-text';
import { hideShapes } from '../core/redact/shapes';
import { OWNER_ONLY } from '../files/whole-file';

/** Logs a sentence, with the stack of an error. */
export type Log = (sentence: string, error?: unknown) => void;

/** The log of a data folder, and the one before it. Together they take twice the size below. */
export const logPathIn = (folder: string): string => join(folder, 'linewatch.log');
export const oldLogPathIn = (folder: string): string => join(folder, 'linewatch.old.log');

/** A log that is longer is renamed, in the place of the one before it. */
const MAX_LOG_BYTES = 2 * 1024 * 1024;

/**
 * Writes the log to `<folder>/linewatch.log`, and nothing to standard output, which belongs to the command line.
 * `redact` removes the known secrets from every entry; what looks like a secret is removed as well.
 */
export function openLog(folder: string, redact: (text: string) => string): Log {
  log.transports.console.level = false;
  log.transports.file.resolvePathFn = () => logPathIn(folder);
  log.transports.file.maxSize = MAX_LOG_BYTES;
  log.transports.file.level = 'info';
  // The rotated file keeps its mode.
  log.transports.file.writeOptions = { flag: 'a', mode: OWNER_ONLY, encoding: 'utf8' };
  return (sentence, error) => {
    if (error === undefined) log.info(toEntry(sentence, redact));
    else log.error(toEntry(`${sentence} ${inspect(error)}`, redact));
  };
}

/** A text as it may stand in the log, and in what is handed on of it. */
export function toEntry(text: string, redact: (text: string) => string): string {
  return toLogText(hideShapes(redact(text)));
}
