import type { SettingsForm } from '../settings/form';

/** The steps of the first set-up, in their order. */
export const STEPS = ['line', 'schedule', 'telling'] as const;
export type Step = (typeof STEPS)[number];

const FIELDS: Readonly<Record<Step, readonly string[]>> = {
  line: ['plan-download', 'plan-upload', 'plan-unknown'],
  schedule: [],
  telling: ['desktop-enabled', 'mail-from', 'mail-password'],
};

/** The step that shows a field; null where none does. */
export function stepOfField(id: string): Step | null {
  return STEPS.find((step) => FIELDS[step].includes(id)) ?? null;
}

/**
 * What of the form changes where a step is skipped: its fields are again as they were when it was reached. What was typed
 * elsewhere, also in the settings before, stays.
 */
export function withoutStep(step: Step, now: SettingsForm, reached: SettingsForm): Partial<SettingsForm> {
  switch (step) {
    case 'line': {
      const { planDownload, planUpload, planNetwork, isPlanWanted, networks } = reached;
      return { planDownload, planUpload, planNetwork, isPlanWanted, networks };
    }
    case 'schedule':
      return { schedules: reached.schedules };
    case 'telling': {
      const { mail, desktop } = reached.channels;
      const { 'mail.password': _typed, ...secrets } = now.secrets;
      const password = reached.secrets['mail.password'];
      return {
        channels: { ...now.channels, mail, desktop },
        secrets: password === undefined ? secrets : { ...secrets, 'mail.password': password },
      };
    }
  }
}
