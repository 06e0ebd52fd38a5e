import { sessionBusPath } from '../bus/address';
import { askBus } from '../bus/ask';
import type { DesktopAround } from './tray-host';

const WITHIN_MS = 2_000;
/** What the portal says of the colours that a person prefers; any other number is no answer. */
const SCHEMES: Readonly<Record<number, boolean>> = { 1: true, 2: false };

/**
 * Whether the panel of a Linux desktop is dark: that of GNOME is, whatever the theme; those of the others follow the theme of the
 * desktop, which its portal names. Null where the desktop does not tell, and on other systems, which tell by themselves.
 */
export async function isPanelDark(
  { platform, environment }: DesktopAround,
  ask = askBus,
): Promise<boolean | null> {
  if (platform !== 'linux') return null;
  if (environment['GNOME_SHELL_SESSION_MODE'] !== undefined) return true;
  const bus = sessionBusPath(environment);
  if (bus === null) return null;
  const answer = await ask(
    bus,
    {
      destination: 'org.freedesktop.portal.Desktop',
      path: '/org/freedesktop/portal/desktop',
      interface: 'org.freedesktop.portal.Settings',
      member: 'Read',
      texts: ['org.freedesktop.appearance', 'color-scheme'],
    },
    WITHIN_MS,
  );
  const [scheme] = answer.kind === 'answered' ? answer.values : [];
  return typeof scheme === 'number' ? (SCHEMES[scheme] ?? null) : null;
}
