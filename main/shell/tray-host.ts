import { sessionBusPath } from '../bus/address';
import { askBus } from '../bus/ask';

const WATCHER = 'org.kde.StatusNotifierWatcher';
const WITHIN_MS = 2_000;

/** What the answer depends on. */
export interface DesktopAround {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * Whether the desktop shows icons of the tray. On Linux that is asked of the session bus, where a panel with a tray has a
 * name of its own; the other systems have one. True where nobody answers.
 */
export async function hasTrayHost({ platform, environment }: DesktopAround, ask = askBus): Promise<boolean> {
  if (platform !== 'linux') return true;
  const bus = sessionBusPath(environment);
  if (bus === null) return true;
  const answer = await ask(
    bus,
    {
      destination: 'org.freedesktop.DBus',
      path: '/org/freedesktop/DBus',
      interface: 'org.freedesktop.DBus',
      member: 'NameHasOwner',
      texts: [WATCHER],
    },
    WITHIN_MS,
  );
  return answer.kind !== 'answered' || answer.values[0] !== false;
}
