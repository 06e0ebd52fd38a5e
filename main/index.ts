import { join, resolve } from 'node:path';
import { app } from 'electron';
import { errorStack } from '../shared/error-text';
import { resolveLanguage, textsIn } from '../shared/i18n';
import { readCommand, type Command } from './arguments';
import { EXIT } from './command-line';
import { registerWindowScheme } from './shell/web-security';

const given = process.argv.slice(1);
/** Outside a package the first plain argument is the program's folder. */
const folderAt = app.isPackaged ? -1 : given.findIndex((argument) => !argument.startsWith('-'));
const command = readCommand(given.filter((_argument, index) => index !== folderAt));

if (command.kind === 'help' || command.kind === 'wrong') endWithUsage(command);
else start(command);

function start(asked: Exclude<Command, { kind: 'help' | 'wrong' }>): void {
  app.setName('Linewatch');
  app.setAppUserModelId('io.linewatch.app');
  app.setPath('userData', resolve(asked.dataFolder ?? defaultFolder(asked.kind === 'demo')));
  registerWindowScheme();
  // Nothing may end the application but its user: without windows it lives in the tray.
  app.on('window-all-closed', () => undefined);
  // A top-level await would never resolve: Electron becomes ready only after this module has run.
  // Loading goes on while Electron gets ready.
  Promise.all([import('./app'), app.whenReady()])
    .then(([{ run }]) => run(asked))
    .catch((error: unknown) => {
      process.stderr.write(`${errorStack(error)}\n`);
      app.exit(EXIT.failed);
    });
}

function defaultFolder(isDemo: boolean): string {
  return join(app.getPath('appData'), isDemo ? 'linewatch-demo' : 'linewatch');
}

function endWithUsage(asked: Extract<Command, { kind: 'help' | 'wrong' }>): void {
  const texts = textsIn(resolveLanguage('system', [Intl.DateTimeFormat().resolvedOptions().locale]));
  if (asked.kind === 'help') {
    process.stdout.write(`${texts('cli:usage')}\n`);
    return app.exit(EXIT.done);
  }
  process.stderr.write(`${texts(`cli:${asked.problem}`, { option: asked.option })}\n${texts('cli:usage')}\n`);
  app.exit(EXIT.usage);
}
