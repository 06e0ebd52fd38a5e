import { DEFAULT_SCHEDULE } from '../../shared/schedule/schedule';
import { DEFAULT_SETTINGS, type Settings } from '../../shared/settings';

/** Settings of the demonstration: everything on this computer, a run every minute, every result told. */
export function demoSettings(serverUrl: string, mailPort: number): Settings {
  return {
    ...DEFAULT_SETTINGS,
    plan: { ...DEFAULT_SETTINGS.plan, downloadBitsPerSecond: 100_000_000, uploadBitsPerSecond: 40_000_000 },
    measuring: {
      ...DEFAULT_SETTINGS.measuring,
      provider: 'librespeed',
      librespeed: { ownServers: [{ name: 'This computer', url: serverUrl }], fixedServerUrl: null },
    },
    schedules: [{ ...DEFAULT_SCHEDULE, kind: 'cron', cron: '* * * * *', isOffTheHour: false }],
    // Nothing of it leaves this computer.
    watching: { ...DEFAULT_SETTINGS.watching, isEnabled: false },
    // Whoever tries it out wants to see every result arrive.
    rules: DEFAULT_SETTINGS.rules.map((rule) => ({ ...rule, isEnabled: true })),
    channels: {
      ...DEFAULT_SETTINGS.channels,
      mail: {
        ...DEFAULT_SETTINGS.channels.mail,
        isEnabled: true,
        host: '127.0.0.1',
        port: mailPort,
        security: 'none',
        user: '',
        from: 'linewatch@example.org',
        to: ['you@example.org'],
        passwordStorage: 'session',
      },
    },
  };
}
