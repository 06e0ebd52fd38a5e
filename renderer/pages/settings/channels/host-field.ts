import { readMailHost } from '../../../../shared/mail/mail-host';
import type { ChannelForm } from './channels-form';

/** The port that belongs to a server of mail; undefined for a setting that names none. */
const PORT_OF: Readonly<Record<string, string | undefined>> = { host: 'port', imapHost: 'imapPort' };

/** What becomes of the form of mail when the name of a server was entered. */
export interface TidiedHost {
  readonly form: ChannelForm;
  /** The port that stood behind the name and has moved into its own field; null where none did. */
  readonly port: number | null;
}

/** The form with the name as it is understood; null where there is nothing to change, or nothing is understood. */
export function tidiedHost(name: string, form: ChannelForm): TidiedHost | null {
  const portName = PORT_OF[name];
  const typed = form[name];
  if (portName === undefined || typeof typed !== 'string' || typed.trim() === '') return null;
  const read = readMailHost(typed);
  if (read.kind === 'fault') return null;
  const { host, port } = read;
  if (host === typed && port === null) return null;
  return { form: { ...form, [name]: host, ...(port !== null && { [portName]: String(port) }) }, port };
}
