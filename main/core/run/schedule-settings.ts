import type { Settings } from '../../../shared/settings';

/**
 * The settings that the runs of a schedule are made with: where it names a service, a server or a mode, these stand in
 * place of those of the measuring settings. Unchanged where no schedule asks, or one that was removed.
 */
export function settingsFor(settings: Settings, scheduleId: string | undefined): Settings {
  const schedule = settings.schedules.find(({ id }) => id === scheduleId);
  if (schedule === undefined) return settings;
  const { measuring } = settings;
  const { provider, mode, serverUrl } = schedule;
  return {
    ...settings,
    measuring: {
      ...measuring,
      provider: provider ?? measuring.provider,
      scheduledMode: mode ?? measuring.scheduledMode,
      librespeed: {
        ...measuring.librespeed,
        fixedServerUrl: serverUrl ?? measuring.librespeed.fixedServerUrl,
      },
    },
  };
}
