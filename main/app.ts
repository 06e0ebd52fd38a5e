import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, dialog, nativeTheme, session, shell } from 'electron';
import { errorText } from '../shared/error-text';
import { resolveLanguage, textsIn } from '../shared/i18n';
import { faultInWords } from '../shared/storage-event-words';
import type { Command } from './arguments';
import { createChannels } from './channels';
import { Mailbox } from './channels/mailbox';
import { consentPageWords, MailConsentDesk } from './channels/mail-consent';
import { EXIT } from './command-line';
import { answerCommandLine, askRunningApplication, exportOnce, measureOnce } from './command-line-run';
import { KnownSecrets } from './core/redact';
import { openDesktop } from './desktop';
import { learnSettings } from './learn-settings';
import { measureCeiling } from './engine/ceiling';
import { serverReady } from './engine/ceiling-server';
import { EngineHost } from './engine/host';
import { openDataFolder } from './files/data-folder';
import { StartRefusal } from './files/start-refusal';
import { openLog, type Log } from './log';
import { mailAccount } from './mail-account';
import { lookForOokla } from './providers/ookla-find';
import { fetchText } from './providers/fetch-text';
import { ServerDirectory } from './providers/server-directory';
import { connectionTo, proxyToService } from './proxies';
import { ProxyPassword } from './proxy-password';
import { buildServices, followRuns, type Services } from './services';
import { serveCommands, socketPath } from './shell/command-socket';
import { spawnEngine } from './shell/engine-process';
import { safeStorageKeyring } from './shell/keyring';
import { currentNetwork, hasAddress, ownAddresses } from './shell/network';
import { notify } from './shell/notifications';
import { spawnServer } from './shell/server-process';
import { isSessionOver, sessionIdentity } from './shell/session';
import { hasNetwork, isOnBattery } from './shell/surroundings';
import { secureWindows } from './shell/web-security';
import { MainWindow } from './shell/windows';
import { SecretStore } from './storage/secrets';
import { EventStore } from './storage/event-store';
import { holdFolder } from './storage/folder-lock';
import { openSettingsFile } from './storage/settings-file';
import type { SettingsOrigin } from './storage/settings-keeper';
import { systemClock, systemTimers } from './system';
import { systemTimeZone, TimeZone } from './time-zone';

type RunCommand = Exclude<Command, { kind: 'help' | 'wrong' }>;

const HERE = dirname(fileURLToPath(import.meta.url));
const FOLDERS = {
  main: HERE,
  window: join(HERE, '../renderer'),
  preload: join(HERE, '../preload/index.cjs'),
  assets: join(HERE, '../../assets'),
};

/** Runs the application, or one measurement of the command line, on its data folder. */
export async function run(command: RunCommand): Promise<void> {
  const folder = app.getPath('userData');
  try {
    openDataFolder(folder);
  } catch (error) {
    return refuseStart(command, folder, error);
  }
  const isFirst = app.requestSingleInstanceLock();
  const isErrand = command.kind === 'measure' || command.kind === 'export';
  if (!isFirst) return isErrand ? askRunningApplication(folder, command) : app.quit();
  const known = new KnownSecrets();
  const log = openLog(folder, known.redact);
  process.on('uncaughtException', (error) => log('An exception was not caught', error));
  process.on('unhandledRejection', (error) => log('A promise was rejected and nobody looked', error));
  try {
    await compose(command, folder, known, log);
  } catch (error) {
    log('Linewatch could not start', error);
    refuseStart(command, folder, error);
  }
}

/** Says why Linewatch does not start, and ends: on a desktop in a dialog, to the command line on standard error. */
function refuseStart(command: RunCommand, folder: string, error: unknown): void {
  const texts = textsIn(resolveLanguage('system', app.getPreferredSystemLanguages()));
  const sentence =
    error instanceof StartRefusal
      ? texts(`start:refusal.${error.problem}`, { path: error.path, detail: error.detail })
      : texts('cli:cannotStart', { folder, detail: errorText(error) });
  process.stderr.write(`${sentence}\n`);
  if (command.kind === 'app') dialog.showErrorBox('Linewatch', sentence);
  app.exit(error instanceof StartRefusal ? EXIT.refused : EXIT.failed);
}

/**
 * The command line has no window that names what is wrong with the settings file. With the last good settings a test
 * is made as it should be; without them it would be another one than the user has set up.
 *
 * @throws {StartRefusal} when a test would be made with settings that nobody chose
 */
function sayOfSettings(command: RunCommand, origin: SettingsOrigin, path: string): void {
  if (!('fault' in origin) || command.kind !== 'measure') return;
  const texts = textsIn(resolveLanguage('system', app.getPreferredSystemLanguages()));
  const detail = faultInWords(origin.fault, texts);
  if (origin.kind === 'defaults') throw new StartRefusal({ problem: 'settings-unreadable', path, detail });
  process.stderr.write(`${texts('start:settingsFromCopy', { path, detail })}\n`);
}

/** The composition root: every service is built here, once, by hand, in order. */
async function compose(command: RunCommand, folder: string, known: KnownSecrets, log: Log): Promise<void> {
  holdFolder(folder);
  const events = new EventStore({ folder, clock: systemClock, newId: randomUUID, log });
  const settings = openSettingsFile({ folder, onEvent: (event) => events.add(event), log });
  sayOfSettings(command, settings.origin, join(folder, 'settings.json'));
  // Only the demonstration loads its mail server.
  const demoRoom = command.kind === 'demo' ? await import('./demo') : null;
  const demo = demoRoom === null ? null : await demoRoom.openDemo(join(FOLDERS.main, 'serve.js'));
  if (demo !== null) settings.save(demo.settings);
  const window = new MainWindow({ preload: FOLDERS.preload, icon: join(FOLDERS.assets, 'icon.png') });
  secureWindows(FOLDERS.window, (id) => demo?.preview(id) ?? services.preview(id));
  nativeTheme.themeSource = settings.current.theme;
  // The window loads in its own process while the services are built here: no await may stand in between.
  if (command.kind === 'app' && !command.isHidden) window.show();
  const secrets = new SecretStore({
    keyring: safeStorageKeyring(),
    path: join(folder, 'secrets.json'),
    timers: systemTimers,
    learn: (secret) => known.learn(secret),
    log,
  });
  const proxyPassword = new ProxyPassword({ settings, secrets, log });
  const withProxyPassword = (proxyUrl: string) => proxyPassword.within(proxyUrl);
  const resolveProxy = (url: string) => session.defaultSession.resolveProxy(url);
  const pause = (milliseconds: number) =>
    new Promise<void>((resolve) => void systemTimers.after(milliseconds, resolve));
  const proxyDeps = { resolveProxy, withPassword: withProxyPassword, pause, log };
  const servers = new ServerDirectory(
    {
      shippedList: join(FOLDERS.assets, 'librespeed-servers.json'),
      cachedList: join(folder, 'librespeed-servers.json'),
    },
    {
      ...{ fetchText, now: Date.now, log },
      connectionTo: (url) => connectionTo(url, settings.current.measuring.connection, proxyDeps),
    },
  );
  const icon = join(FOLDERS.assets, 'icon.png');
  const measurer = new EngineHost({
    spawn: () => spawnEngine(join(FOLDERS.main, 'engine.js')),
    onFault: (stack) => log(`The measuring process met a fault of its own: ${stack}`),
  });
  const startServer = (signal: AbortSignal) =>
    serverReady(spawnServer(join(FOLDERS.main, 'serve.js')), signal);
  const ending = new AbortController();
  const account = mailAccount({
    settings: () => settings.current.channels.mail,
    ...{ secrets, clock: systemClock },
    learn: (secret) => known.learn(secret),
  });
  const isCommand = command.kind === 'measure' || command.kind === 'export';
  const services = buildServices({
    dataFolder: folder,
    settings,
    events,
    channels: createChannels({
      mail: {
        ...account,
        wasAccepted: () => services.proofs.read('mail')?.isStale === false,
        log,
      },
      http: {
        settings: () => settings.current.channels,
        secret: (name) => secrets.read(name),
        learn: (kind, changed) =>
          learnSettings(kind, changed, {
            settings,
            log,
            onSaved: (saved) => window.send('settings-changed', saved),
          }),
        proxyTo: (url) => proxyToService(url, settings.current.measuring.connection, proxyDeps),
        ...{ clock: systemClock, log },
      },
      notify: (content) => notify({ ...content, icon }, () => window.show('dashboard')),
    }),
    mailbox: new Mailbox(account),
    measurer,
    servers,
    hasNetwork,
    hasAddress,
    network: currentNetwork,
    resolveProxy,
    withProxyPassword,
    lookForOokla: () => lookForOokla(),
    measureCeiling: () =>
      measureCeiling({ measurer, startServer, clock: systemClock, signal: ending.signal }),
    isOnBattery,
    systemLanguages: () => app.getPreferredSystemLanguages(),
    version: app.getVersion(),
    isDemo: demo !== null,
    isCommand,
    session: {
      identity: sessionIdentity({ environment: process.env, usesDisplay: !isCommand }),
      isOver: isSessionOver,
    },
    timeZone: new TimeZone({ ...systemTimeZone, log }),
    clock: systemClock,
    timers: systemTimers,
    onProgress: (progress) => window.send('progress', progress),
    redact: known.redact,
    log,
  });
  serveCommands(socketPath(folder), (request) => answerCommandLine(services, request), log);
  app.on('before-quit', (event) => endRunFirst(services, event));
  app.on('will-quit', () => {
    ending.abort();
    services.sightings.stop();
    void services.deliverer.stop();
  });
  if (command.kind === 'export') return exportOnce(services, command.path);
  void proxyPassword.moveOut();
  if (command.kind === 'measure') {
    await startDelivering(services, 'errand');
    return measureOnce(services, command);
  }
  followRuns(services);
  app.on('second-instance', () => window.show());
  app.on('activate', () => window.show());
  const consentDesk = new MailConsentDesk({
    settings: () => settings.current.channels.mail,
    clientSecret: () => secrets.read('mail.oauthClientSecret'),
    openBrowser: (url) => shell.openExternal(url),
    keepRefreshToken: account.keepRefreshToken,
    pageWords: () => consentPageWords(services.language()),
  });
  openDesktop({
    services,
    followProxyPassword: () => proxyPassword.follow(),
    askMailConsent: () => consentDesk.ask(),
    askWhereToSave: (suggestion) => window.askWhereToSave(suggestion),
    settings,
    events,
    secrets,
    servers,
    window,
    addresses: ownAddresses,
    receivedMails: () => demo?.mails() ?? [],
    trayFolder: join(FOLDERS.assets, 'tray'),
    startCommand: startCommand(),
    log,
  });
  // A disk that refuses keeps this waiting, and nothing else.
  void services.pipeline
    .takeUpLeft()
    .catch((error: unknown) => log('What the last end left could not be taken up', error));
  await startDelivering(services, 'application');
  if (command.kind === 'demo' && demo !== null) {
    demoRoom?.presentDemo({ demo, services, window, folder, picture: command.picture });
  }
  services.scheduler.start();
  services.copies.keep();
}

async function startDelivering(services: Services, of: 'application' | 'errand'): Promise<void> {
  if (services.planner.needsPrograms) await services.planner.lookForPrograms();
  services.deliverer.start(of);
}

/** A test that runs when the user quits is cancelled and recorded before the application ends. */
function endRunFirst(services: Services, event: Electron.Event): void {
  services.scheduler.stop();
  if (services.pipeline.running === null) return;
  event.preventDefault();
  void services.pipeline.end().then(() => app.quit());
}

/** How the system can start this application again: the AppImage that it came from, or the program and its folder. */
function startCommand(): readonly string[] {
  const image = process.env['APPIMAGE'];
  if (image !== undefined) return [image];
  return app.isPackaged ? [process.execPath] : [process.execPath, app.getAppPath()];
}
