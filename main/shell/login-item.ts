/** Switch that starts the application in the tray, without its window. */
export const HIDDEN_SWITCH = '--hidden';

/** What Windows and macOS are told to start at login, as Electron takes it. */
export interface LoginItem {
  readonly openAtLogin: boolean;
  readonly path?: string;
  readonly args?: string[];
}

export interface LoginAround {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * The login item of Windows or macOS.
 *
 * @param command the program, and what comes before its own arguments
 */
export function getLoginItem(
  isWanted: boolean,
  command: readonly string[],
  { platform, environment }: LoginAround,
): LoginItem {
  // macOS starts applications without arguments, and says afterwards that it was it.
  if (platform === 'darwin') return { openAtLogin: isWanted };
  const [program = '', ...first] = command;
  // A portable program runs from a temporary folder that is gone at the next login.
  const path = environment['PORTABLE_EXECUTABLE_FILE'] ?? program;
  return { openAtLogin: isWanted, path, args: [...first.map(quote), HIDDEN_SWITCH] };
}

/** Whether a start shows no window: it was asked for so, or macOS started it at login. */
export function isHiddenStart(
  isAsked: boolean,
  platform: NodeJS.Platform,
  wasOpenedAtLogin: () => boolean,
): boolean {
  return isAsked || (platform === 'darwin' && wasOpenedAtLogin());
}

/** Electron joins arguments with spaces, and quotes the program alone. */
function quote(argument: string): string {
  return /\s/.test(argument) ? `"${argument}"` : argument;
}
