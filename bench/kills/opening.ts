import { join } from 'node:path';
import { FakeKeyring } from '../../main/testing/fake-keyring';
import { openDatabase, type OpenedDatabase } from '../../main/storage/database';
import { completeRestore } from '../../main/storage/backup/pending-restore';
import { SecretStore } from '../../main/storage/settings/secrets';
import { SettingsKeeper } from '../../main/storage/settings/settings-keeper';
import { writeSettings } from '../../main/storage/settings/write-settings';
import type { Portions } from '../../main/storage/portions';
import type { StorageEvent } from '../../shared/recording/storage-event';
import { SECRETS } from './protocol';

/** Nothing of the bench waits: what is put off is never due. */
export const NEVER = { after: () => () => undefined };

export interface OpenedFolder extends OpenedDatabase {
  readonly settings: SettingsKeeper;
  readonly secrets: SecretStore;
  /** What a person would be told of the files. */
  readonly told: readonly StorageEvent[];
  readonly logged: readonly string[];
}

/** Opens a data folder in the order of a start. */
export function openFolder(folder: string, now: number): OpenedFolder {
  const told: StorageEvent[] = [];
  const logged: string[] = [];
  const files = { checkPlace: () => undefined, log: (sentence: string) => void logged.push(sentence) };
  completeRestore(folder);
  const settings = new SettingsKeeper({
    ...files,
    folder,
    // As openSettingsFile has its library do it, which needs Electron.
    write: (saved) => writeSettings(folder, saved),
    onEvent: (event) => void told.push(event),
    onOver: () => undefined,
  });
  const keyring = new FakeKeyring();
  keyring.state = 'missing';
  const secrets = new SecretStore({
    ...files,
    keyring,
    path: join(folder, SECRETS),
    onPutAside: (kept) => void logged.push(`put aside: ${kept}`),
    timers: NEVER,
    learn: () => undefined,
  });
  const opened = openDatabase(folder, now);
  if (opened.event !== null) told.push(opened.event);
  return { ...opened, settings, secrets, told, logged };
}

/** Does all portions of a work. */
export function doAll(work: Portions): void {
  while (work.next());
}
