import { existsSync } from 'node:fs';
import { homedir, hostname, release, totalmem } from 'node:os';
import type { AppState } from '../../../shared/ipc';
import type { Settings } from '../../../shared/settings';
import type { Clock } from '../../core/ports';
import type { Reader } from '../../core/reader';
import { packageName } from '../../core/support/package-name';
import { cleanText } from '../../support/clean-text';
import { SupportDesk } from '../../support/support-desk';
import { logPathIn, oldLogPathIn, type Log } from '../log';

export interface SupportOptions {
  readonly folder: string;
  readonly state: () => AppState;
  readonly settings: () => Settings;
  readonly reader: Reader;
  readonly redact: (text: string) => string;
  readonly clock: Clock;
  readonly log: Log;
}

const MEBIBYTE = 1024 * 1024;

/** Builds what gathers the facts for somebody who helps. */
export function buildSupport({
  folder,
  state,
  settings,
  reader,
  redact,
  clock,
  log,
}: SupportOptions): SupportDesk {
  return new SupportDesk({
    folder,
    logPaths: [oldLogPathIn(folder), logPathIn(folder)],
    state,
    settings,
    readRecords: () => reader.ask('recordsFacts'),
    packageKind: () =>
      packageName(state().updates.package, { program: process.execPath, exists: existsSync }),
    system: () => [
      ['system', `${process.platform} ${release()} ${process.arch}`],
      ['desktop', process.env['XDG_CURRENT_DESKTOP'] ?? 'not named'],
      ['session', process.env['XDG_SESSION_TYPE'] ?? 'not named'],
      ['Electron', process.versions.electron ?? ''],
      ['Chromium', process.versions['chrome'] ?? ''],
      ['Node', process.versions.node],
      ['memory of the computer', `${String(Math.round(totalmem() / MEBIBYTE))} MiB`],
      ['memory of the main process', `${String(Math.round(process.memoryUsage().rss / MEBIBYTE))} MiB`],
      ['running for', `${String(Math.round(process.uptime()))} s`],
    ],
    clean: (text) => cleanText(text, { redact, home: homedir(), hostName: hostname() }),
    now: () => clock.now(),
    log,
  });
}
