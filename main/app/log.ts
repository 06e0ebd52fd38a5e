import { join } from 'node:path';
import { inspect } from 'node:util';
import log from 'electron-log/main';
import { OWNER_ONLY } from '../files/whole-file';

/** Logs a sentence, with the stack of an error. */
export type Log = (sentence: string, error?: unknown) => void;

const MAX_LOG_BYTES = 2 * 1024 * 1024;

/**
 * Writes the log to `<folder>/linewatch.log`, and nothing to standard output, which belongs to the command line.
 * `redact` removes the known secrets from every line.
 */
export function openLog(folder: string, redact: (text: string) => string): Log {
  log.transports.console.level = false;
  log.transports.file.resolvePathFn = () => join(folder, 'linewatch.log');
  log.transports.file.maxSize = MAX_LOG_BYTES;
  log.transports.file.level = 'info';
  // The rotated file keeps its mode.
  log.transports.file.writeOptions = { flag: 'a', mode: OWNER_ONLY, encoding: 'utf8' };
  return (sentence, error) => {
    if (error === undefined) log.info(redact(sentence));
    else log.error(redact(sentence), redact(inspect(error)));
  };
}
