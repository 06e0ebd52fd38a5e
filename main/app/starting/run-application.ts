import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app, clipboard, nativeTheme, shell } from 'electron';
import { consentPageWords, MailConsentDesk } from '../../channels/mail/oauth/consent';
import type { Command } from '../../command-line/arguments';
import { CommandServer } from '../../command-line/server';
import type { KnownSecrets } from '../../core/redact/redact';
import { ownAddresses } from '../../shell/network';
import { notify } from '../../shell/notifications';
import { relaunch } from '../../shell/relaunch';
import { hasTrayHost } from '../../shell/tray-host';
import { openElsewhere } from '../../shell/open-elsewhere';
import { onStartElsewhere } from '../../shell/single-instance';
import { followRuns } from '../composition/services';
import type { SupportDesk } from '../../support/support-desk';
import type { UpdateTrial } from '../../updates/trial';
import type { Log } from '../log';
import { openDesktop } from '../desktop';
import { ownDocuments } from '../documents';
import { answerAsApplication } from '../answers';
import { explainTrayOnce } from '../explain-tray';
import { compose } from '../composition/compose';
import type { Ending } from '../ending';
import { FOLDERS } from '../folders';
import { proveUpdate } from '../prove-update';
import { systemClock, systemTimers } from '../system';
import { buildWatchingLine } from '../composition/watching-line';
import type { EarlyWindow } from './early-window';
import { startDelivering } from './start-delivering';
import { watchOver } from './watch-over';
import { takeUpLeft } from './take-up-left';

export interface RunOptions {
  readonly folder: string;
  readonly ending: Ending;
  readonly known: KnownSecrets;
  /** The update that this start is the first of. */
  readonly trial: UpdateTrial;
  readonly log: Log;
}

interface RunApplicationOptions extends RunOptions {
  readonly early: EarlyWindow;
}

/** The application in the tray, or its demonstration, until it is quit. */
export async function runApplication(
  command: Extract<Command, { kind: 'app' | 'demo' }>,
  { folder, ending, known, trial, log, early }: RunApplicationOptions,
): Promise<void> {
  // Only the demonstration loads its mail server.
  const demoRoom = command.kind === 'demo' ? await import('../../demo') : null;
  const demo = demoRoom === null ? null : await demoRoom.openDemo(join(FOLDERS.main, 'serve.js'));
  const { window, tray, door, printer } = early;
  const composed = compose({
    folder,
    ending,
    known,
    trial,
    window,
    printer,
    demoSettings: demo?.settings ?? null,
    onSettings: (_origin, { theme, zoomPercent }) => {
      nativeTheme.themeSource = theme;
      window.zoom(zoomPercent);
    },
    log,
  });
  const { services, settings, secrets, proxyPassword } = composed;
  early.showPreviews((id) => demo?.preview(id) ?? services.preview(id));
  const server = new CommandServer({
    dataFolder: folder,
    environment: process.env,
    answer: (request) => answerAsApplication({ services, window, ending }, request),
    log,
  });
  ending.add(() => server.close());
  void proxyPassword.moveOut();
  followRuns(services);
  onStartElsewhere(() => window.show());
  const watchdog = watchOver({
    folder,
    entry: pathToFileURL(join(FOLDERS.main, 'watchdog.js')),
    window,
    composed,
    log,
  });
  ending.add(() => watchdog.end());
  app.on('activate', () => window.show());
  const hasTray = () => hasTrayHost({ platform: process.platform, environment: process.env });
  explainTrayOnce({
    window,
    settings,
    isEnding: () => ending.signal.aborted,
    language: services.language,
    hasTray,
    notify: (content) => notify({ ...content, icon: join(FOLDERS.assets, 'icon.png') }, () => window.show()),
  });
  const consentDesk = new MailConsentDesk({
    settings: () => settings.current.channels.mail,
    clientSecret: () => secrets.read('mail.oauthClientSecret'),
    openBrowser: openElsewhere,
    keepRefreshToken: composed.keepRefreshToken,
    pageWords: () => consentPageWords(services.language()),
  });
  const watchingLine = buildWatchingLine({
    line: services.line,
    entry: pathToFileURL(join(FOLDERS.main, 'watcher.js')),
    settings: () => settings.current,
    factsOf: (way) => services.wayNetworks.at(way),
    isTesting: () => services.pipeline.running !== null,
    onRecorded: services.lineRecorded.tell,
    onFailed: ({ message }) => composed.crashes.happened('watcher', message),
    clock: systemClock,
    timers: systemTimers,
    log,
  });
  ending.add(() => watchingLine.end());
  services.changes.onChange(() => watchingLine.follow());
  let desk: SupportDesk | null = null;
  const support = async () => {
    const { buildSupport } = await import('../composition/support');
    desk ??= buildSupport({
      folder,
      state: () => services.state.read(),
      settings: () => settings.current,
      reader: services.reader,
      redact: known.redact,
      clock: systemClock,
      log,
    });
    return desk;
  };
  let isPageRead = false;
  openDesktop({
    services,
    onPageRead: () => (isPageRead = true),
    onWake: () => watchingLine.woken(),
    followProxyPassword: () => proxyPassword.follow(),
    askMailConsent: () => consentDesk.ask(),
    findMailServer: composed.findMailServer,
    askForFolder: () => window.askForFolder(),
    askWhatToOpen: (files) => window.askWhatToOpen(files),
    askWhereToSave: (suggestion) => window.askWhereToSave(suggestion),
    openElsewhere,
    copyText: (text) => void clipboard.writeText(text),
    settings,
    edits: composed.edits,
    events: composed.events,
    secrets,
    servers: composed.servers,
    window,
    door,
    hasTray,
    dataFolder: folder,
    documents: ownDocuments(),
    support,
    openPath: (path) => shell.openPath(path),
    addresses: ownAddresses,
    receivedMails: () => demo?.mails() ?? [],
    tray,
    startCommand: startCommand(),
    begin: (doing) => watchdog.begin(doing),
    log,
  });
  // Opened last, when everything that a command may ask for exists.
  await server.open();
  const takenUp = takeUpLeft({ pipeline: services.pipeline, timers: systemTimers, log });
  await startDelivering(services, 'application');
  if (command.kind === 'demo' && demo !== null) {
    demoRoom?.presentDemo({
      demo,
      services,
      window,
      end: (code) => ending.begin(code),
      folder,
      picture: command.picture,
    });
  }
  await takenUp;
  services.scheduler.start();
  watchingLine.follow();
  services.copies.keep();
  services.backupKeeper.keep();
  services.checkpoints.keep();
  services.tidying.start();
  services.keepChecking();
  services.health.watch();
  watchdog.start();
  proveUpdate({
    trial,
    isShown: () => window.isOpen,
    wasRead: () => isPageRead,
    restart: () => {
      relaunch();
      ending.begin();
    },
    onChanged: services.changes.changed,
    timers: systemTimers,
  });
}

/** How the system can start this application again: the AppImage that it came from, or the program and its folder. */
function startCommand(): readonly string[] {
  const image = process.env['APPIMAGE'];
  if (image !== undefined) return [image];
  return app.isPackaged ? [process.execPath] : [process.execPath, app.getAppPath()];
}
