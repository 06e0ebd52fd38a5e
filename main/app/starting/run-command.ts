import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Settings } from '../../../shared/settings';
import type { Errand, ReportCommand } from '../../command-line/arguments';
import { printBackup } from '../../command-line/backup';
import { exportForCommandLine, printExport } from '../../command-line/export';
import { measureForCommandLine, printReply, type Printed } from '../../command-line/measure';
import { printReport } from '../../command-line/report';
import { print } from '../../command-line/print';
import { CommandServer } from '../../command-line/server';
import { ReportPrinter } from '../../shell/report-printer';
import { secureWindows } from '../../shell/web-security';
import type { SettingsOrigin } from '../../storage/settings/settings-keeper';
import type { Services } from '../composition/services';
import { systemTimers } from '../system';
import { answerAsCommand } from '../answers';
import { compose } from '../composition/compose';
import { FOLDERS } from '../folders';
import type { RunOptions } from './run-application';
import { startDelivering } from './start-delivering';

/** Time for the delivery of a run’s messages, in ms. What is left is delivered at the next start. */
const TELL_WITHIN_MS = 30_000;

export interface RunCommandOptions extends RunOptions {
  /** Called after the settings were read. An exception ends the command before it has done anything. */
  readonly onSettings: (origin: SettingsOrigin, settings: Settings) => void;
}

/** Does one task of the command line in this process, and ends. */
export async function runCommand(
  errand: Exclude<Errand, { kind: 'restore' }>,
  options: RunCommandOptions,
): Promise<void> {
  const { folder, ending, log } = options;
  const printer = new ReportPrinter();
  void secureWindows(FOLDERS.window, () => null, printer.read);
  const { services } = compose({ ...options, window: null, printer, demoSettings: null });
  const server = new CommandServer({
    dataFolder: folder,
    environment: process.env,
    answer: (request) => answerAsCommand(services, request),
    log,
  });
  const done = (async () => {
    await server.open();
    const printed = await doErrand(services, errand, ending.signal);
    await server.close();
    await print(printed);
    return printed.exitCode;
  })();
  // Whatever causes the end, its output is printed first.
  ending.add(() => done);
  ending.begin(await done);
}

function doErrand(
  services: Services,
  errand: Exclude<Errand, { kind: 'restore' }>,
  signal: AbortSignal,
): Promise<Printed> {
  switch (errand.kind) {
    case 'measure':
      return measureOnce(services, errand, signal);
    case 'export':
      return exportOnce(services, errand.path);
    case 'backup':
      return backUpOnce(services, errand.path);
    case 'report':
      return reportOnce(services, errand);
  }
}

async function reportOnce(services: Services, command: ReportCommand): Promise<Printed> {
  const reply = await services.reportDesk.writeAlone({ ...command, path: resolve(command.path) });
  return printReport(reply, services.language());
}

async function measureOnce(
  services: Services,
  { asJson, mode }: Extract<Errand, { kind: 'measure' }>,
  signal: AbortSignal,
): Promise<Printed> {
  // Records the runs that earlier commands could not record. All others are left to the application.
  void services.recorder.takeUp(({ trigger }) => trigger === 'command-line');
  await startDelivering(services, 'errand');
  const { rateUnit } = services.state.read();
  const reply = await measureForCommandLine(services.pipeline, { mode, rateUnit }, systemTimers);
  const giveUp = new AbortController();
  const bound = pause(TELL_WITHIN_MS, undefined, { signal: AbortSignal.any([signal, giveUp.signal]) });
  await Promise.race([services.deliverer.idle(), bound.catch(() => undefined)]);
  giveUp.abort();
  await services.deliverer.stop();
  if (!signal.aborted) await services.copies.today();
  return printReply(reply, asJson, services.language());
}

async function backUpOnce(services: Services, path: string): Promise<Printed> {
  return printBackup(await services.backups.write(resolve(path)), services.language());
}

async function exportOnce(services: Services, path: string): Promise<Printed> {
  const reply = await exportForCommandLine(services.historyExport, resolve(path));
  return printExport(reply, services.language());
}
