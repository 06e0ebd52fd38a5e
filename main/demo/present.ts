import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { formatLatency, formatThroughput } from '../../shared/texts/format';
import { textsIn, type Language } from '../../shared/texts/i18n';
import type { AppState } from '../../shared/ipc';
import type { ReceivedMail } from '../../shared/mail/received-mail';
import { getFigures, type EndedRun } from '../../shared/run';
import type { Deliverer } from '../delivery/deliverer';
import type { Scheduler } from '../runs/scheduler';
import type { MainWindow } from '../shell/windows';
import type { Demo } from './demo';

/** How long a page takes at most to be drawn before its picture is taken. */
const DRAWN_AFTER_MS = 2_500;

/** The parts of the application that the demonstration shows. */
export interface ShownServices {
  readonly scheduler: Pick<Scheduler, 'stop'>;
  readonly deliverer: Pick<Deliverer, 'idle'>;
  readonly state: { readonly read: () => AppState };
  readonly language: () => Language;
  readonly runEnded: { hear(listener: (run: EndedRun) => void): void };
}

export interface PresentOptions {
  readonly demo: Demo;
  readonly services: ShownServices;
  readonly window: MainWindow;
  /** Ends the process with this exit code. */
  readonly end: (code: number) => void;
  readonly folder: string;
  /** Where to save a picture of the window before the demonstration ends; null keeps it open. */
  readonly picture: string | null;
}

/** Shows the window, says on standard output what happens, and opens the first mail when it arrives. */
export function presentDemo(options: PresentOptions): void {
  const { demo, services, window } = options;
  const print = (line: string) => process.stdout.write(`${line}\n`);
  const texts = textsIn(services.language());
  print(texts('cli:demo.folder', { path: options.folder }));
  window.show();
  let hasMeasured = false;
  let isFirst = true;
  services.runEnded.hear((run) => {
    hasMeasured = true;
    print(describeRun(run, services));
  });
  demo.onMail((mail) => {
    for (const line of describeMail(mail, services)) print(line);
    window.send('demo-mail', mail);
    // What an earlier demonstration left in the outbox arrives first; the one to see is of a run of this one.
    if (!hasMeasured || !isFirst) return;
    isFirst = false;
    window.show({ page: 'mailbox' });
    void finishWithPicture(options, print);
  });
}

function describeRun(run: EndedRun, services: ShownServices): string {
  const { language, rateUnit } = services.state.read();
  const style = { language, rateUnit };
  const figures = getFigures(run);
  return textsIn(language)('cli:demo.run', {
    id: run.id,
    trigger: run.trigger,
    outcome: run.outcome,
    download: formatThroughput(figures?.downloadBitsPerSecond ?? null, style),
    upload: formatThroughput(figures?.uploadBitsPerSecond ?? null, style),
    latency: formatLatency(figures?.latencyMs ?? null, language),
  });
}

function describeMail(mail: ReceivedMail, services: ShownServices): readonly string[] {
  const texts = textsIn(services.language());
  return [
    texts('cli:demo.mail', { subject: mail.subject }),
    texts('cli:demo.messageId', { id: mail.messageId }),
  ];
}

/** Waits until the notification was shown and the mail is on the screen, saves the picture, and ends. */
async function finishWithPicture(options: PresentOptions, print: (line: string) => void): Promise<void> {
  if (options.picture === null) return;
  const texts = textsIn(options.services.language());
  options.services.scheduler.stop();
  await Promise.all([options.services.deliverer.idle(), pause(DRAWN_AFTER_MS)]);
  const desktop = options.services.state.read().channels.find((channel) => channel.kind === 'desktop');
  const state = desktop?.lastSentAt == null ? (desktop?.problem?.reply ?? '') : 'ok';
  print(texts('cli:demo.notification', { state }));
  const picture = await options.window.picture();
  if (picture !== null) {
    mkdirSync(dirname(options.picture), { recursive: true });
    writeFileSync(options.picture, picture);
    print(texts('cli:demo.picture', { path: options.picture }));
  }
  options.end(picture === null || desktop?.lastSentAt == null ? 1 : 0);
}
