import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { app } from 'electron';
import { resolveLanguage, type Language } from '../shared/i18n';
import { isErrand, withoutErrand, type Command } from './arguments';
import {
  measureForCommandLine,
  measureRequest,
  printReply,
  requestedMode,
  type MeasureReply,
  type Printed,
} from './command-line';
import { exportForCommandLine, exportRequest, printExport, requestedExport } from './command-line-export';
import type { Services } from './services';
import { askCommand, socketPath } from './shell/command-socket';

/** How long messages of a run may take before the command line ends; what is left is told at the next start. */
const TELL_WITHIN_MS = 30_000;
/** The other application may be starting or ending just now. */
const ASK_AGAIN_MS = 500;
const ASK_TIMES = 20;

/** What the command line asks for, to be done once. */
export type Errand = Extract<Command, { kind: 'measure' | 'export' }>;

/** Answers one line of another process that wants something of this data folder. */
export async function answerCommandLine(services: Services, request: string): Promise<string> {
  const path = requestedExport(request);
  if (path !== null) return JSON.stringify(await exportForCommandLine(services.historyExport, path));
  const mode = requestedMode(request);
  if (mode === undefined) return JSON.stringify(null);
  return JSON.stringify(await measureForCommandLine(services.pipeline, mode));
}

/** Writes the history to a file, and ends. */
export function exportOnce(services: Services, path: string): Promise<void> {
  return doAndEnd(async () => {
    const reply = await exportForCommandLine(services.historyExport, resolve(path));
    return printExport(reply, services.language());
  });
}

/** Measures once in this process, tells what there is to tell, and ends. */
export function measureOnce(
  services: Services,
  { asJson, mode }: Extract<Errand, { kind: 'measure' }>,
): Promise<void> {
  return doAndEnd(async () => {
    const reply = await measureForCommandLine(services.pipeline, mode);
    const giveUp = new AbortController();
    await Promise.race([
      services.deliverer.idle(),
      pause(TELL_WITHIN_MS, undefined, { signal: giveUp.signal }).catch(() => undefined),
    ]);
    giveUp.abort();
    await services.deliverer.stop();
    services.copies.today();
    return printReply(reply, asJson, services.language());
  });
}

/** Does an errand and ends. Whoever starts the application meanwhile is turned away: that start comes then. */
async function doAndEnd(work: () => Promise<Printed>): Promise<void> {
  let isWindowWanted = false;
  app.on('second-instance', (_event, args) => {
    isWindowWanted ||= !isErrand(args);
  });
  const printed = await work();
  if (isWindowWanted) app.relaunch({ args: [...withoutErrand(process.argv.slice(1))] });
  end(printed);
}

/** Hands the errand to the application that owns the data folder, and prints what came of it. */
export async function askRunningApplication(folder: string, errand: Errand): Promise<void> {
  const language = resolveLanguage('system', app.getPreferredSystemLanguages());
  const request =
    errand.kind === 'measure' ? measureRequest(errand.mode) : exportRequest(resolve(errand.path));
  for (let time = 0; time < ASK_TIMES; time += 1) {
    const answer = await askCommand(socketPath(folder), request);
    if (answer !== null) return end(wordsOf(errand, answer, language));
    await pause(ASK_AGAIN_MS);
  }
  end(wordsOf(errand, 'null', language));
}

/** The running application's answer, which is JSON, for the one who asked. */
function wordsOf(errand: Errand, answer: string, language: Language): Printed {
  const reply: unknown = JSON.parse(answer);
  return errand.kind === 'measure'
    ? printReply(reply as MeasureReply | null, errand.asJson, language)
    : printExport(reply as Parameters<typeof printExport>[0], language);
}

function end({ out, err, exitCode }: Printed): void {
  if (err !== '') process.stderr.write(`${err}\n`);
  if (out === '') return app.exit(exitCode);
  process.stdout.write(`${out}\n`, () => app.exit(exitCode));
}
