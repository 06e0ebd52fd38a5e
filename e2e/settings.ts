import { MINUTE_MS } from '../shared/durations';
import { DEFAULT_SETTINGS } from '../shared/settings';
import type { WrittenSettings } from './application/data-folder';
import type { MailServer } from './servers/mail-server';
import type { SpeedTestServer } from './servers/speed-test-server';

/** The defaults, as far as they speak to no other computer between tests. */
export const QUIET_DEFAULTS = {
  ...DEFAULT_SETTINGS,
  watching: { ...DEFAULT_SETTINGS.watching, isEnabled: false },
};

/** Fires on no day on which anybody runs these tests, and does not count as paused. */
export const NEVER = { kind: 'cron', cron: '0 4 29 2 *' } as const;

/** As often as a schedule can be. A test need not wait for it: it can set the clock of the application. */
export const EVERY_MINUTE = { kind: 'cron', cron: '* * * * *', isOffTheHour: false } as const;

/** Every full hour. */
export const EVERY_HOUR = { kind: 'hourly', isOffTheHour: false } as const;

/** One rule: every result is told by every channel. */
export const EVERY_RESULT = {
  id: 'every-result',
  condition: { kind: 'every-result' } as const,
  repeat: { kind: 'every-time' } as const,
};

/** A rule that tells of a line like the slow recording. */
export const BELOW_50 = {
  id: 'slow',
  condition: {
    ...({ kind: 'figure', figure: 'download', direction: 'below' } as const),
    against: { kind: 'value', value: 50_000_000 } as const,
  },
};

/** The zone in which the application of the tests lives. */
export const TIME_ZONE = 'Europe/Berlin';

/** What the clock of that zone shows: `07:05`. */
export function clockTime(at: number): string {
  const style = { timeZone: TIME_ZONE, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return new Intl.DateTimeFormat('en', style).format(at);
}

/** Names no other computer: recorded runs ask nobody, and nobody is looked up for them. */
const NOWHERE = 'http://127.0.0.1:9/';

interface Surroundings {
  readonly mailServer?: MailServer;
  /** Log in as this user; the password is written apart from the settings. */
  readonly mailUser?: string;
  readonly speedServer?: SpeedTestServer;
  readonly schedule?: NonNullable<WrittenSettings['schedules']>[number];
}

/** Settings in which every result is told by mail, if there is a mail server, and on the desktop. */
export function tellingAll({ mailServer, mailUser, speedServer, schedule }: Surroundings): WrittenSettings {
  return {
    language: 'en',
    measuring: {
      provider: 'librespeed',
      librespeed: {
        ownServers: [{ name: 'Loopback', url: speedServer?.url ?? NOWHERE }],
      },
    },
    schedules: [schedule ?? NEVER],
    rules: [EVERY_RESULT],
    channels: mailServer === undefined ? {} : { mail: mailOver(mailServer, mailUser) },
  };
}

/** The same with the rules of a fresh installation. */
export function tellingAsInstalled(surroundings: Surroundings): WrittenSettings {
  const { rules: _rules, ...settings } = tellingAll(surroundings);
  return settings;
}

function mailOver({ port }: MailServer, user = ''): NonNullable<WrittenSettings['channels']>['mail'] {
  return {
    isEnabled: true,
    host: '127.0.0.1',
    port,
    security: 'none',
    user,
    from: 'linewatch@example.org',
    to: ['you@example.org'],
    passwordStorage: 'file',
  };
}

/** The full minute after a moment. */
export function nextMinute(now: number): number {
  return (Math.floor(now / MINUTE_MS) + 1) * MINUTE_MS;
}

/** A schedule that comes at one full minute, and then not for a year. */
export function onceAt(at: number): { kind: 'cron'; cron: string; isOffTheHour: false } {
  const format = new Intl.DateTimeFormat('en', {
    timeZone: TIME_ZONE,
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  });
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const fields = [part['minute'], part['hour'], part['day'], part['month'], '*'];
  return { kind: 'cron', cron: fields.join(' '), isOffTheHour: false };
}
