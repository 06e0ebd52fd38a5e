import { join, resolve } from 'node:path';
import { app } from 'electron';
import { resolveLanguage, textsIn } from '../shared/texts/i18n';
import { endOnQuit } from './app/end-causes';
import { Ending } from './app/ending';
import { Faults } from './app/faults';
import { start } from './app/starting/start';
import { isErrand, readCommand, type Command } from './command-line/arguments';
import { defaultFolder } from './command-line/default-folder';
import { EXIT } from './command-line/measure';
import { forgiveClosedStreams, print } from './command-line/print';
import { CRASHES } from './files/crash-dumps';
import { APP_ID } from './shell/app-identity';
import { keepCrashDumps } from './shell/crash-reporter';
import { endProcess } from './shell/end-process';
import { isDesktopMissing, needsHeadless, runHeadless } from './shell/headless';
import { fetchNoDictionaries, keepDebuggersOut, registerWindowScheme } from './shell/web-security';
import { systemTimers } from './app/system';
import './texts/language-files';

keepDebuggersOut();
const faults = new Faults();
faults.listen();
forgiveClosedStreams();

const given = process.argv.slice(1);
/** Outside a package the first plain argument is the program's folder. */
const folderAt = app.isPackaged ? -1 : given.findIndex((argument) => !argument.startsWith('-'));
const command = readCommand(given.filter((_argument, index) => index !== folderAt));

if (command.kind === 'help' || command.kind === 'wrong') endWithUsage(command);
else if (command.kind === 'verify') await endWithVerification(command.path);
else if (needsHeadless(command, given)) process.exit(await runHeadless(given));
else if (await isDesktopMissing(command)) endWith(texts()('cli:noDesktop'), EXIT.refused);
else begin(command);

function begin(asked: Exclude<Command, { kind: 'help' | 'wrong' | 'verify' }>): void {
  const folder = asked.dataFolder ?? defaultFolder(asked.kind === 'demo', app.getPath('appData'));
  if (folder === null) return endWith(texts()('cli:noHome'), EXIT.refused);
  app.setName('Linewatch');
  app.setAppUserModelId(APP_ID);
  app.setPath('userData', resolve(folder));
  // A command does its one task, and does without one more process.
  if (!isErrand(asked)) keepCrashDumps(join(resolve(folder), CRASHES));
  fetchNoDictionaries();
  registerWindowScheme();
  // Nothing may end the application but its user: without windows it lives in the tray.
  app.on('window-all-closed', () => undefined);
  const ending = new Ending({
    timers: systemTimers,
    exit: endProcess,
    log: (sentence, error) => faults.note(sentence, error),
  });
  endOnQuit(ending, { tellsSignal: isErrand(asked) });
  // A top-level await would never resolve: Electron becomes ready only after this module has run.
  app
    .whenReady()
    .then(() => start(asked, { ending, faults }))
    .catch((error: unknown) => {
      faults.note('Linewatch could not start', error);
      app.exit(EXIT.failed);
    });
}

function language() {
  return resolveLanguage('system', [Intl.DateTimeFormat().resolvedOptions().locale]);
}

function texts() {
  return textsIn(language());
}

function endWithUsage(asked: Extract<Command, { kind: 'help' | 'wrong' }>): void {
  const usage = texts()('cli:usage');
  if (asked.kind === 'wrong') {
    const { problem, option, other } = asked;
    return endWith(`${texts()(`cli:${problem}`, { option, other })}\n${usage}`, EXIT.usage);
  }
  process.stdout.write(`${usage}\n`);
  app.exit(EXIT.done);
}

async function endWithVerification(path: string): Promise<void> {
  const { verifyInWords } = await import('./command-line/verify');
  const printed = verifyInWords(resolve(path), language());
  await print(printed);
  app.exit(printed.exitCode);
}

function endWith(sentence: string, code: number): void {
  process.stderr.write(`${sentence}\n`);
  app.exit(code);
}
