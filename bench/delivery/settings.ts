import { rulesSchema } from '../../shared/rules/rules';
import { DEFAULT_SETTINGS, settingsSchema, type MailSettings, type Settings } from '../../shared/settings';

/** Every result and a slow download, told every time: two rules that share one message. */
const RULES = rulesSchema.parse([
  { id: 'every-result', condition: { kind: 'every-result' }, repeat: { kind: 'every-time' } },
  {
    id: 'slow',
    repeat: { kind: 'every-time' },
    condition: {
      kind: 'figure',
      figure: 'download',
      direction: 'below',
      against: { kind: 'value', value: 100_000_000 },
    },
  },
  {
    id: 'failed',
    repeat: { kind: 'every-time' },
    condition: { kind: 'run-ended', outcomes: ['failed', 'interrupted'] },
  },
]);

/** Everything is told over the channels that are named; the line is measured on this computer. */
export function benchSettings(channels: Record<string, unknown>): Settings {
  return settingsSchema.parse({
    rules: RULES,
    channels: { desktop: { isEnabled: false }, ...channels },
    schedules: [],
    measuring: {
      ...DEFAULT_SETTINGS.measuring,
      provider: 'librespeed',
      librespeed: { fixedServerUrl: 'http://127.0.0.1:9/' },
    },
  });
}

/** Mail to a server of this computer, in the clear unless told otherwise. */
export function mailTo(port: number, change: Partial<MailSettings> = {}): Record<string, unknown> {
  return {
    mail: {
      isEnabled: true,
      host: '127.0.0.1',
      port,
      security: 'none',
      from: 'linewatch@example.org',
      to: ['you@example.org'],
      ...change,
    },
  };
}
