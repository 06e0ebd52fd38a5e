import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { app } from 'electron';
import type { BackupWritten } from '../../../shared/backup/backup';
import { errorText } from '../../../shared/texts/error-text';
import { isErrand, type Command, type Errand } from '../../command-line/arguments';
import { askHolder } from '../../command-line/client';
import { printBackup } from '../../command-line/backup';
import { printExport, type ExportReply } from '../../command-line/export';
import { accessFolder, type Access } from '../../command-line/folder';
import {
  EXIT,
  printReply,
  printUnanswered,
  type MeasureReply,
  type Printed,
} from '../../command-line/measure';
import { print } from '../../command-line/print';
import { printReport } from '../../command-line/report';
import type { HolderRequest } from '../../command-line/requests';
import { KnownSecrets } from '../../core/redact/redact';
import { openDataFolder } from '../../files/data-folder';
import { StartRefusal } from '../../files/start-refusal';
import type { ReportReply } from '../../report/report-desk';
import { isHiddenHere } from '../../shell/autostart';
import { onStarterGone } from '../../shell/headless';
import { lockForApplication, lockForCommand } from '../../shell/single-instance';
import { UpdateTrial } from '../../updates/trial';
import { relaunch } from '../../shell/relaunch';
import { openLog } from '../log';
import { endOn } from '../end-causes';
import type { Ending } from '../ending';
import type { Faults } from '../faults';
import { openEarlyWindow, type EarlyWindow } from './early-window';
import { refuseStart, requireRecords, sayOfSettings, startLanguage, startTexts } from './refuse-start';

type RunCommand = Exclude<Command, { kind: 'help' | 'wrong' | 'verify' }>;

export interface StartOptions {
  readonly ending: Ending;
  readonly faults: Faults;
}

/** Starts the application or a command on the data folder, or asks the process that holds the folder to do it. */
export async function start(asked: RunCommand, { ending, faults }: StartOptions): Promise<void> {
  const command = asked.kind === 'app' ? { ...asked, isHidden: isHiddenHere(asked.isHidden) } : asked;
  const folder = app.getPath('userData');
  endOn(ending, { tellsSignal: isErrand(command) });
  onStarterGone(() => ending.begin(EXIT.failed));
  let isLogged = false;
  let early: EarlyWindow | null = null;
  let trial: UpdateTrial | null = null;
  try {
    if (['export', 'report', 'backup'].includes(command.kind)) requireRecords(folder);
    openDataFolder(folder);
    const access = await (isErrand(command)
      ? accessForErrand(folder, command)
      : accessForApplication(folder, command));
    if (access.kind !== 'taken') {
      const printed = toWords(command, access, folder);
      await print(printed);
      return ending.begin(printed.exitCode);
    }
    const known = new KnownSecrets();
    const log = openLog(folder, known.redact);
    faults.noteIn(log);
    isLogged = true;
    const opened = new UpdateTrial({ folder, version: app.getVersion(), log });
    const options = { folder, ending, known, trial: opened, log };
    if (!isErrand(command)) {
      trial = opened;
      if (trial.begin() === 'restart') return restart(ending);
      // The demonstration shows its window when it has something to show.
      early = openEarlyWindow(folder, { isHidden: command.kind === 'demo' || command.isHidden, ending, log });
      const [{ runApplication }] = await Promise.all([import('./run-application'), early.isServed]);
      return await runApplication(command, { ...options, early });
    }
    if (command.kind === 'restore') {
      const { restoreForCommandLine } = await import('./restore-command');
      const printed = await restoreForCommandLine(folder, command.path);
      await print(printed);
      return ending.begin(printed.exitCode);
    }
    const { runCommand } = await import('./run-command');
    await runCommand(command, {
      ...options,
      onSettings: (origin) => sayOfSettings(command, origin, folder),
    });
  } catch (error) {
    // A refusal is said to the user, below; its stack would only be in the way there.
    if (isLogged || !(error instanceof StartRefusal)) faults.note('Linewatch could not start', error);
    early?.window.destroy();
    early?.tray.destroy();
    if (trial?.fail(errorText(error)) === 'restart') return restart(ending);
    await refuseStart(command, { folder, ending }, error);
  }
}

/** Starts the version that is in place now. */
function restart(ending: Ending): void {
  relaunch();
  ending.begin();
}

function accessForErrand(folder: string, errand: Errand): Promise<Access> {
  return accessFolder(
    { ask: (asked) => askHolder(folder, asked), lock: () => lockForCommand(folder), pause },
    toRequest(errand),
  );
}

function toRequest(errand: Errand): HolderRequest {
  switch (errand.kind) {
    case 'measure':
      return { ask: 'measure', mode: errand.mode };
    case 'export':
      return { ask: 'export', path: resolve(errand.path) };
    case 'backup':
      return { ask: 'backup', path: resolve(errand.path) };
    case 'restore':
      return { ask: 'restore' };
    case 'report': {
      const { path, from, to, network, paper } = errand;
      return { ask: 'report', path: resolve(path), from, to, network, paper };
    }
  }
}

/** A holder that hangs is ended by Chromium, so that the application can be started again. */
async function accessForApplication(
  folder: string,
  command: Extract<Command, { kind: 'app' | 'demo' }>,
): Promise<Access> {
  const isHidden = command.kind === 'app' && command.isHidden;
  let isFirst = true;
  const lock = () => {
    const isLocked = lockForApplication(isFirst && !isHidden);
    isFirst = false;
    return isLocked;
  };
  const access = await accessFolder(
    { ask: (asked) => askHolder(folder, asked), lock, pause },
    { ask: 'show', isHidden },
  );
  return access.kind === 'silent' && lock() ? { kind: 'taken' } : access;
}

/** What is printed when another process holds the data folder: it did the work, or refuses. */
function toWords(command: RunCommand, access: Exclude<Access, { kind: 'taken' }>, folder: string): Printed {
  if (access.kind === 'foreign') {
    return { out: '', err: startTexts()('cli:foreign', { folder }), exitCode: EXIT.refused };
  }
  const reply = access.kind === 'done' ? access.reply : null;
  switch (command.kind) {
    case 'measure':
      return printReply(reply as MeasureReply | null, command.asJson, startLanguage());
    case 'export':
      return printExport(reply as ExportReply | null, startLanguage());
    case 'backup':
      return printBackup(reply as BackupWritten | null, startLanguage());
    case 'restore':
      return reply === null
        ? printUnanswered(startLanguage())
        : { out: '', err: startTexts()('backup:command.running'), exitCode: EXIT.refused };
    case 'report':
      return printReport(reply as ReportReply | null, startLanguage());
    case 'app':
    case 'demo':
      // Its window was requested, at least through Chromium, which reports whether a process received the request.
      return { out: '', err: '', exitCode: EXIT.done };
  }
}
