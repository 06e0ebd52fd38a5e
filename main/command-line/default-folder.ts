import { userInfo } from 'node:os';
import { isAbsolute, join } from 'node:path';

/**
 * The data folder that is used where none is named; null where this account has no place for it. Chromium takes the
 * shared temporary folder for the home of an account whose environment names none.
 *
 * @param appData where the system keeps what applications store; not used on Linux
 */
export function defaultFolder(isDemo: boolean, appData: string, deps = REAL): string | null {
  const base = deps.platform === 'linux' ? configFolder(deps) : appData;
  return base === null ? null : join(base, isDemo ? 'linewatch-demo' : 'linewatch');
}

interface AccountDeps {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The home that the system has for this account. @throws where it knows none */
  readonly home: () => string;
}

const REAL: AccountDeps = {
  platform: process.platform,
  environment: process.env,
  home: () => userInfo().homedir,
};

/** https://specifications.freedesktop.org/basedir-spec: a path that is not absolute is to be ignored. */
function configFolder({ environment, home }: AccountDeps): string | null {
  const { XDG_CONFIG_HOME: config = '', HOME = '' } = environment;
  if (isAbsolute(config)) return config;
  if (isAbsolute(HOME)) return join(HOME, '.config');
  try {
    const known = home();
    return isAbsolute(known) ? join(known, '.config') : null;
  } catch {
    return null;
  }
}
