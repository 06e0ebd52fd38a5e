import { setTimeout as pause } from 'node:timers/promises';
import { app } from 'electron';
import { resolveLanguage } from '../shared/i18n';
import type { Command } from './arguments';
import {
  measureForCommandLine,
  measureRequest,
  printReply,
  requestedMode,
  type MeasureReply,
  type Printed,
} from './command-line';
import type { Services } from './services';
import { askCommand, socketPath } from './shell/command-socket';

/** How long messages of a run may take before the command line ends; what is left is told at the next start. */
const TELL_WITHIN_MS = 30_000;
/** The other application may be starting or ending just now. */
const ASK_AGAIN_MS = 500;
const ASK_TIMES = 20;

/** What the command line asks for. */
type Wish = Pick<Extract<Command, { kind: 'measure' }>, 'asJson' | 'mode'>;

/** Answers one line of another process that wants to measure on this data folder. */
export async function answerCommandLine(services: Services, request: string): Promise<string> {
  const mode = requestedMode(request);
  if (mode === undefined) return JSON.stringify(null);
  return JSON.stringify(await measureForCommandLine(services.pipeline, mode));
}

/** Measures once in this process, tells what there is to tell, and ends. */
export async function measureOnce(services: Services, { asJson, mode }: Wish): Promise<void> {
  let isWindowWanted = false;
  app.on('second-instance', (_event, args) => {
    isWindowWanted ||= !args.includes('--measure');
  });
  const reply = await measureForCommandLine(services.pipeline, mode);
  const giveUp = new AbortController();
  await Promise.race([
    services.deliverer.idle(),
    pause(TELL_WITHIN_MS, undefined, { signal: giveUp.signal }).catch(() => undefined),
  ]);
  giveUp.abort();
  await services.deliverer.stop();
  // Someone who started the application meanwhile was turned away: their start comes now.
  if (isWindowWanted)
    app.relaunch({
      args: process.argv
        .slice(1)
        .filter(
          (argument, index, all) =>
            !/^--(?:measure|json|mode(?:=.*)?)$/.test(argument) && all[index - 1] !== '--mode',
        ),
    });
  end(printReply(reply, asJson, services.language()));
}

/** Hands the request to the application that owns the data folder, and prints the run that it made. */
export async function askRunningApplication(folder: string, { asJson, mode }: Wish): Promise<void> {
  const language = resolveLanguage('system', app.getPreferredSystemLanguages());
  for (let time = 0; time < ASK_TIMES; time += 1) {
    const answer = await askCommand(socketPath(folder), measureRequest(mode));
    if (answer !== null) return end(printReply(JSON.parse(answer) as MeasureReply | null, asJson, language));
    await pause(ASK_AGAIN_MS);
  }
  end(printReply(null, asJson, language));
}

function end({ out, err, exitCode }: Printed): void {
  if (err !== '') process.stderr.write(`${err}\n`);
  if (out === '') return app.exit(exitCode);
  process.stdout.write(`${out}\n`, () => app.exit(exitCode));
}
