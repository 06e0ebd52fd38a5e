import type { ChannelKind } from '../../shared/channels';
import type { Settings } from '../../shared/settings';
import { parseSettings } from '../core/settings/upgrade';
import type { SettingsKeeper } from '../storage/settings/settings-keeper';

export interface LearnDeps {
  readonly settings: Pick<SettingsKeeper, 'current' | 'save'>;
  readonly onSaved: (settings: Settings) => void;
  readonly log: (sentence: string, error?: unknown) => void;
}

/**
 * Stores settings of a channel that its service has changed, such as the new number of a group. Values that the schema
 * refuses are ignored: a service is not trusted more than a person.
 */
export function learnSettings(
  kind: ChannelKind,
  changed: Readonly<Record<string, string>>,
  { settings, onSaved, log }: LearnDeps,
): void {
  const { channels } = settings.current;
  const parsed = parseSettings({
    ...settings.current,
    channels: { ...channels, [kind]: { ...channels[kind], ...changed } },
  });
  if (parsed.kind === 'invalid') {
    const paths = parsed.faults.map(({ path }) => path).join(', ');
    return log(`Changed settings of ${kind} cannot be used: ${paths}`);
  }
  const written = settings.save(parsed.settings);
  if (written.kind === 'not-written')
    return log(`Changed settings of ${kind} could not be stored: ${written.detail}`);
  onSaved(parsed.settings);
}
