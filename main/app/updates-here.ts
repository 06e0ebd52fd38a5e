import { app } from 'electron';
import type { Settings } from '../../shared/settings';
import type { PackageKind } from '../../shared/updates/updates';
import { packageKind, updatesItself } from '../core/updates/package-kind';
import type { Updater } from '../core/updates/updater';
import { programStarts } from '../shell/program-starts';
import { prepareUpdateRequests } from '../shell/update-requests';
import { MIGRATIONS } from '../storage/migrations';
import { readFeedPlace } from '../updates/feed-place';
import type { UpdateTrial } from '../updates/trial';
import type { Log } from './log';
import { systemTimers } from './system';

export interface UpdatesHereDeps {
  readonly trial: UpdateTrial;
  readonly settings: () => Settings;
  /** The address of the user’s proxy, with the stored password if it contains a user name. */
  readonly withPassword: (proxyUrl: string) => Promise<string>;
  readonly log: Log;
}

/** What updates this copy, and how it was installed. */
export interface UpdatesHere {
  readonly package: PackageKind;
  readonly trial: Pick<UpdateTrial, 'outcome' | 'confirm'>;
  /** Loads what updates this copy; null where it cannot be updated by itself. */
  readonly open: ((isInRollout: (percentage: unknown) => boolean) => Promise<Updater>) | null;
}

/** How this copy was installed, and what updates it. The library is loaded when it is first needed. */
export function updatesHere({ trial, settings, withPassword, log }: UpdatesHereDeps): UpdatesHere {
  const kind = packageKind({
    platform: process.platform,
    isPackaged: app.isPackaged,
    program: process.execPath,
    environment: process.env,
  });
  const resources = process.resourcesPath;
  const place = updatesItself(kind) ? readFeedPlace(resources) : null;
  if (!updatesItself(kind) || place === null) return { package: kind, trial, open: null };
  const connection = () => settings().measuring.connection;
  return {
    package: kind,
    trial,
    open: async (isInRollout) => {
      const { openUpdater } = await import('../updates/open-updater');
      return openUpdater({
        package: kind,
        version: app.getVersion(),
        resources,
        feedUrl: place.url,
        key: place.key,
        image: kind === 'appimage' ? (process.env['APPIMAGE'] ?? null) : null,
        isInRollout,
        prepareRequests: () => prepareUpdateRequests(connection()),
        proxyLogin: (answer) => {
          void withPassword(connection().proxyUrl).then((url) => {
            const { username, password } = new URL(url);
            answer(decodeURIComponent(username), decodeURIComponent(password));
          });
        },
        starts: programStarts,
        prepareTrial: (next, where) => trial.prepare(next, where, MIGRATIONS.length),
        quit: () => app.quit(),
        timers: systemTimers,
        log,
      });
    },
  };
}
