import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app, dialog } from 'electron';
import { errorText } from '../../../shared/texts/error-text';
import { resolveLanguage, textsIn, type Language, type Texts } from '../../../shared/texts/i18n';
import { faultInWords } from '../../../shared/recording/storage-event-words';
import type { Command } from '../../command-line/arguments';
import { EXIT } from '../../command-line/measure';
import { StartRefusal } from '../../files/start-refusal';
import { isRestorePending } from '../../storage/backup/pending-restore';
import type { SettingsOrigin } from '../../storage/settings/settings-keeper';
import type { Ending } from '../ending';

/** The language of a start that has no settings yet. */
export function startLanguage(): Language {
  return resolveLanguage('system', app.getPreferredSystemLanguages());
}

/** The words of a start that has no settings yet. */
export function startTexts(): Texts {
  return textsIn(startLanguage());
}

/**
 * Checks that a data folder has records, or copies of them, since an export creates none.
 *
 * @throws {StartRefusal} when there are none
 */
export function requireRecords(folder: string): void {
  const path = join(folder, 'linewatch.db');
  if (existsSync(path) || existsSync(join(folder, 'copies')) || isRestorePending(folder)) return;
  throw new StartRefusal({ problem: 'missing', path, detail: 'no such file or directory' });
}

/** Reports why Linewatch does not start, and ends: in a dialog, or in a command on standard error. */
export async function refuseStart(
  command: Command,
  { folder, ending }: { readonly folder: string; readonly ending: Ending },
  error: unknown,
): Promise<void> {
  const texts = startTexts();
  const isRefusal = error instanceof StartRefusal;
  const sentence = isRefusal
    ? texts(`start:refusal.${error.problem}`, { path: error.path, detail: error.detail })
    : texts('cli:cannotStart', { folder, detail: errorText(error) });
  process.stderr.write(`${sentence}\n`);
  // A box that blocked this process would keep signals from ending it.
  if (command.kind === 'app')
    await dialog.showMessageBox({ type: 'error', title: 'Linewatch', message: sentence });
  ending.begin(isRefusal ? EXIT.refused : EXIT.failed);
}

/**
 * The command line has no window that names what is wrong with the settings file. With the last good settings a test
 * is made as it should be; without them it would be another one than the user has set up.
 *
 * @throws {StartRefusal} when a test would be made with settings that nobody chose
 */
export function sayOfSettings(command: Command, origin: SettingsOrigin, folder: string): void {
  if (!('fault' in origin) || command.kind !== 'measure') return;
  const texts = startTexts();
  const path = join(folder, 'settings.json');
  const detail = faultInWords(origin.fault, texts);
  if (origin.kind === 'defaults') throw new StartRefusal({ problem: 'settings-unreadable', path, detail });
  process.stderr.write(`${texts('start:settingsFromCopy', { path, detail })}\n`);
}
