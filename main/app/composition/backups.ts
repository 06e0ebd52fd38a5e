import { randomUUID } from 'node:crypto';
import { BackupDesk, type BackupFiles } from '../../reading/backup-desk';
import { BackupKeeper, backupMemorySchema } from '../../reading/keep-backups';
import { unlessRefused } from '../../files/disk-problem';
import { decideRestore, discardPrepared } from '../../storage/backup/pending-restore';
import { renewSecrets } from '../../storage/backup/prepare-secrets';
import { settingsText } from '../../storage/backup/settings-text';
import { storedSecretNames } from '../../storage/backup/stored-secrets';
import { readMetaJson, writeMeta } from '../../storage/meta';
import type { Database } from '../../storage/sqlite';
import type { ServicesOptions } from './services-options';

/** Under this name the records remember backups by schedule. Persisted. */
const MEMORY = 'backups';

export interface BackupsOptions extends Pick<
  ServicesOptions,
  'dataFolder' | 'settings' | 'events' | 'version' | 'restart' | 'clock' | 'timers' | 'log'
> {
  readonly database: Database;
  readonly files: BackupFiles;
  /** Resolves once the disk of a folder answers, which may be never. */
  readonly reachFolder: (folder: string) => Promise<unknown>;
}

/** Builds backups and restores: those that a person asks for, and those by schedule. */
export function buildBackups(options: BackupsOptions) {
  const { dataFolder, database, files, events, version, restart, clock, timers, log } = options;
  const settings = () => options.settings.current;
  const backups = new BackupDesk({
    files,
    reach: options.reachFolder,
    settings,
    content: () => ({
      settings: settingsText(settings()),
      secrets: storedSecretNames(dataFolder),
      version,
      now: clock.now(),
    }),
    decide: (id, source) => {
      renewSecrets(dataFolder, source, settings());
      decideRestore(dataFolder, id, clock.now());
    },
    discard: () => discardPrepared(dataFolder),
    restart,
    newId: randomUUID,
    clock,
    timers,
  });
  const backupKeeper = new BackupKeeper({
    settings: () => settings().backup,
    write: (folder, keep) => backups.writeInto(folder, keep),
    remembered: () => readMetaJson(database, MEMORY, backupMemorySchema),
    // A disk that refuses it is told elsewhere; the next look asks again.
    remember: (memory) => void unlessRefused(() => writeMeta(database, MEMORY, JSON.stringify(memory))),
    onFailing: (failure) => events.add({ kind: 'backups-failing', ...failure }),
    onOver: (folder) => events.over('backups-failing', folder),
    clock,
    timers,
    log,
  });
  return { backups, backupKeeper };
}
