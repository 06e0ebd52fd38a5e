import { lookup } from 'node:dns/promises';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app, session } from 'electron';
import type { Settings } from '../../../shared/settings';
import { createChannels } from '../../channels';
import { Mailbox } from '../../channels/mail/mailbox/mailbox';
import type { KnownSecrets } from '../../core/redact/redact';
import { measureCeiling } from '../../measuring/ceiling';
import { serverReady } from '../../measuring/ceiling-server';
import { EngineHost } from '../../measuring/host';
import { networkSight } from '../../engine/traffic/own-network';
import { lookForOokla } from '../../providers/ookla/find';
import { fetchText } from '../../providers/fetch-text';
import { withToldEnd } from '../../reading/told-end';
import { spawnReader } from '../../reading/worker-port';
import { ServerDirectory } from '../../providers/server-directory';
import { connectionTo, proxyToService } from '../../runs/proxies';
import { LineTurn, TURN_PORT } from '../../runs/line-turn';
import { inTurn } from '../../runs/turn-measurer';
import { ProxyPassword } from '../../runs/proxy-password';
import { spawnEngine } from '../../shell/engine-process';
import { safeStorageKeyring } from '../../shell/keyring';
import { currentNetwork, hasAddress } from '../../shell/network';
import { notify } from '../../shell/notifications';
import { spawnReaderProcess } from '../../shell/reader-process';
import type { ReportPrinter } from '../../shell/report-printer';
import { spawnServer } from '../../shell/server-process';
import { findSessionEnd, sessionIdentity } from '../../shell/session';
import { getSystemConditions, hasNetwork, isFullScreen, isOnBattery } from '../../shell/surroundings';
import type { MainWindow } from '../../shell/windows';
import { AttachmentStore } from '../../storage/outbox/attachment-store';
import { EditStore } from '../../storage/settings/edit-store';
import { EventStore } from '../../storage/event-store';
import { completeRestore } from '../../storage/backup/pending-restore';
import { relaunch } from '../../shell/relaunch';
import { noteNetworkDisk } from '../network-disk-notice';
import { holdFolder } from '../../storage/folder-lock';
import { MIGRATIONS } from '../../storage/migrations';
import type { UpdateTrial } from '../../updates/trial';
import { SecretStore } from '../../storage/settings/secrets';
import { openSettingsFile } from '../../storage/settings/settings-file';
import type { SettingsOrigin } from '../../storage/settings/settings-keeper';
import { NetworkReadiness } from '../../runs/network-readiness';
import { Crashes } from '../crashes';
import { mailServerSearch } from '../find-mail-server';
import { systemClock, systemTimers } from '../system';
import { readTraffic, surroundingsHere } from '../surroundings-here';
import { mailAccount } from '../mail-account';
import { logPathIn, type Log } from '../log';
import { learnSettings } from '../learn-settings';
import { pinPlan } from '../pin-plan';
import { systemTimeZone, TimeZone } from '../time-zone';
import { updatesHere } from '../updates-here';
import type { Ending } from '../ending';
import { FOLDERS } from '../folders';
import { forgetSubnetsOnChange } from './forgetting';
import { buildServices } from './services';

const READER = join(FOLDERS.main, 'reader.js');

export interface ComposeOptions {
  readonly folder: string;
  readonly ending: Ending;
  readonly known: KnownSecrets;
  /** Null in a command, which never shows one. */
  readonly window: MainWindow | null;
  readonly printer: Pick<ReportPrinter, 'print'>;
  /** The settings of the demonstration; null leaves the user's own. */
  readonly demoSettings: Settings | null;
  /** The update that this start is the first of. */
  readonly trial: UpdateTrial;
  /** Called when the settings have been read. What it throws ends the start. */
  readonly onSettings: (origin: SettingsOrigin, settings: Settings) => void;
  readonly log: Log;
}

/**
 * The composition root: every service is built here, once, by hand, in order. What must finish before the process
 * ends is registered with `ending`.
 *
 * @throws when the data folder, its settings or its records cannot be used
 */
export function compose(options: ComposeOptions) {
  const { folder, ending, known, window, demoSettings, onSettings, log } = options;
  let hold = holdFolder(folder);
  // Before anything of the folder is read: what was decided is complete, or nothing has changed.
  completeRestore(folder);
  const checkPlace = () => hold.checkPlace();
  const events = new EventStore({ folder, clock: systemClock, newId: randomUUID, log });
  noteNetworkDisk(folder, events);
  const settings = openSettingsFile({
    folder,
    checkPlace,
    onEvent: (event) => events.add(event),
    onOver: (kind, path) => events.over(kind, path),
    log,
  });
  if (demoSettings !== null) settings.save(demoSettings);
  onSettings(settings.origin, settings.current);
  const secrets = new SecretStore({
    keyring: safeStorageKeyring(),
    path: join(folder, 'secrets.json'),
    checkPlace,
    onPutAside: (kept, isRestored) => {
      const kind = isRestored ? 'secrets-restored' : 'secrets-damaged';
      events.add({ kind, path: join(folder, 'secrets.json'), kept });
    },
    timers: systemTimers,
    learn: (secret) => known.learn(secret),
    log,
  });
  const proxyPassword = new ProxyPassword({ settings, secrets, log });
  const withProxyPassword = (proxyUrl: string) => proxyPassword.within(proxyUrl);
  // The windows’ own session leads nowhere.
  const resolveProxy = (url: string) => session.fromPartition('proxies').resolveProxy(url);
  const pause = (milliseconds: number) =>
    new Promise<void>((resolve) => void systemTimers.after(milliseconds, resolve));
  const proxyDeps = { resolveProxy, withPassword: withProxyPassword, pause, log };
  const servers = new ServerDirectory(
    {
      shippedList: join(FOLDERS.assets, 'librespeed-servers.json'),
      cachedList: join(folder, 'librespeed-servers.json'),
    },
    {
      fetchText,
      now: Date.now,
      log,
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
  const account = mailAccount({
    settings: () => settings.current.channels.mail,
    secrets,
    clock: systemClock,
    learn: (secret) => known.learn(secret),
  });
  const isCommand = window === null;
  options.trial.openingRecords(MIGRATIONS.length);
  const network = new NetworkReadiness({
    sight: networkSight,
    lookUp: (host) => lookup(host),
    timers: systemTimers,
  });
  const crashes = new Crashes({
    logPath: logPathIn(folder),
    add: (event) => events.add(event),
    clock: systemClock,
  });
  const readerFailed = ({ message }: Error) => crashes.happened('reader', message);
  const services = buildServices({
    dataFolder: folder,
    settings,
    events,
    channels: createChannels({
      mail: {
        ...account,
        wasAccepted: () => services.proofs.read('mail')?.isStale === false,
        attachment: (id) => new AttachmentStore(services.database, systemClock).read(id),
        log,
      },
      http: {
        settings: () => settings.current.channels,
        secret: (name) => secrets.read(name),
        learn: (kind, changed) =>
          learnSettings(kind, changed, {
            settings,
            log,
            onSaved: (saved) => window?.send('settings-changed', saved),
          }),
        proxyTo: (url) => proxyToService(url, settings.current.measuring.connection, proxyDeps),
        clock: systemClock,
        log,
      },
      notify: (content) => notify({ ...content, icon }, () => window?.show({ page: 'dashboard' })),
    }),
    mailbox: new Mailbox(account),
    measurer: inTurn(measurer, new LineTurn({ port: TURN_PORT, timers: systemTimers, log })),
    servers,
    hasNetwork,
    canReach: (url) => network.canReach(url),
    hasAddress,
    network: currentNetwork,
    resolveProxy,
    withProxyPassword,
    lookForOokla: () => lookForOokla(),
    measureCeiling: () =>
      measureCeiling({ measurer, startServer, clock: systemClock, signal: ending.signal }),
    isOnBattery,
    isFullScreen,
    readTraffic,
    systemConditions: getSystemConditions(),
    surroundings: surroundingsHere(),
    systemLanguages: () => app.getPreferredSystemLanguages(),
    version: app.getVersion(),
    updates: updatesHere({
      trial: options.trial,
      settings: () => settings.current,
      withPassword: withProxyPassword,
      log,
    }),
    isDemo: demoSettings !== null,
    onFolderRewritten: () => {
      hold.release();
      hold = holdFolder(folder);
      settings.save(settings.current);
    },
    isCommand,
    session: {
      identity: sessionIdentity({ environment: process.env, usesDisplay: !isCommand }),
      findEnd: findSessionEnd,
    },
    timeZone: new TimeZone({ ...systemTimeZone, log }),
    clock: systemClock,
    timers: systemTimers,
    quit: () => app.quit(),
    restart: () => {
      relaunch();
      ending.begin();
    },
    printReport: (page) => options.printer.print(page),
    onProgress: (progress) => window?.send('progress', progress),
    readers: {
      forAnswers: () => withToldEnd(spawnReader(pathToFileURL(READER), folder), readerFailed),
      forLongWork: () => withToldEnd(spawnReaderProcess(READER, folder), readerFailed),
    },
    redact: known.redact,
    log,
  });
  if (!isCommand) {
    const onSaved = (saved: Settings) => window.send('settings-changed', saved);
    services.runEnded.hear(() => pinPlan({ settings, networks: services.networks, onSaved, log }));
    forgetSubnetsOnChange({ folder, services, settings, onSaved, log });
  }
  const edits = new EditStore({ database: services.database, timers: systemTimers, log });
  ending.add(() => services.updateKeeper.stop());
  ending.add(() => services.scheduler.stop());
  ending.add(() => services.pipeline.end());
  ending.add(() => services.deliverer.stop());
  ending.add(() => services.unrecorded.stop());
  ending.add(() => services.mailboxChecks.stop());
  ending.add(() => edits.write());
  ending.add(() => services.backupKeeper.stop());
  ending.add(() => services.endReading());
  return {
    settings,
    edits,
    events,
    crashes,
    secrets,
    proxyPassword,
    servers,
    services,
    keepRefreshToken: account.keepRefreshToken,
    findMailServer: mailServerSearch({
      settings: () => settings.current,
      fetchText,
      connectionTo: (url) => connectionTo(url, settings.current.measuring.connection, proxyDeps),
    }),
  };
}
