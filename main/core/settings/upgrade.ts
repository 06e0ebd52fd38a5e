import type { JsonFault } from '../../../shared/recording/json-fault';
import {
  SETTINGS_VERSION,
  settingsSchema,
  type Settings,
  type SettingsFault,
} from '../../../shared/settings';
import { withPortsOfHosts } from '../../../shared/mail/mail-host';
import { getChild } from './cuts';
import { jsonFault } from './json-fault';
import { salvage, type SettingsCut } from './salvage';
import { decodeText } from './settings-text';
import { heartbeatsWithoutRules } from './upgrade-heartbeat';
import { rulesAsList } from './upgrade-rules';
import { scheduleAsList } from './upgrade-schedules';
import { webhooksInVersion1 } from './upgrade-webhook';
import type { Json } from './upgrade-rules';

/** Step n turns a file of version n + 1 into one of version n + 2. Pure, and never edited once released. */
const STEPS: readonly ((settings: Json) => Json)[] = [
  rulesAsList,
  heartbeatsWithoutRules,
  webhooksInVersion1,
  scheduleAsList,
];

/** What could be read of a settings file. `faults` name the values that could not, and what stands in their place. */
export type ReadSettings =
  | { readonly kind: 'read'; readonly settings: Settings; readonly faults: readonly SettingsCut[] }
  | { readonly kind: 'unreadable'; readonly fault: JsonFault }
  /** Written by a newer version of Linewatch. */
  | { readonly kind: 'newer'; readonly version: number };

/**
 * Reads a settings file of this or an older version, however its bytes spell it. What is missing takes its default; a
 * value that is wrong takes its default too and is named, and nothing else is lost with it.
 */
export function readSettings(file: string | Uint8Array): ReadSettings {
  const text = typeof file === 'string' ? file.replace(/^\uFEFF/, '') : decodeText(file);
  if (text === null) return unreadable('encoding');
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return { kind: 'unreadable', fault: jsonFault(text) };
  }
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return unreadable('no-object');
  const written = 'version' in raw ? raw.version : SETTINGS_VERSION;
  if (typeof written === 'number' && written > SETTINGS_VERSION) return { kind: 'newer', version: written };
  // A number that no version ever had: salvaging names it.
  const version = isOlder(written) ? written : SETTINGS_VERSION;
  const upgraded = STEPS.slice(version - 1).reduce<Json>((settings, step) => step(settings), { ...raw });
  const current = isOlder(written) ? { ...upgraded, version: SETTINGS_VERSION } : upgraded;
  const { settings, cuts } = salvage(withMailPorts(current));
  return { kind: 'read', settings, faults: cuts };
}

/** What someone wants to save, checked: what is not in the schema is not in the settings. */
export function parseSettings(
  settings: unknown,
):
  | { readonly kind: 'valid'; readonly settings: Settings }
  | { readonly kind: 'invalid'; readonly faults: readonly SettingsFault[] } {
  const parsed = settingsSchema.safeParse(withMailPorts(settings));
  if (parsed.success) return { kind: 'valid', settings: parsed.data };
  return { kind: 'invalid', faults: parsed.error.issues.map(({ path, message }) => toFault(path, message)) };
}

/** A port that was written behind the name of a mail server is the port of that server. */
function withMailPorts(settings: unknown): unknown {
  const channels = getChild(settings, 'channels');
  const mail = getChild(channels, 'mail');
  const tidied = withPortsOfHosts(mail);
  if (tidied === mail) return settings;
  return Object.assign({}, settings, { channels: Object.assign({}, channels, { mail: tidied }) });
}

function isOlder(version: unknown): version is number {
  return (
    typeof version === 'number' && Number.isInteger(version) && version >= 1 && version <= SETTINGS_VERSION
  );
}

function unreadable(problem: JsonFault['problem']): ReadSettings {
  return { kind: 'unreadable', fault: { problem, line: 1, column: 1 } };
}

function toFault(path: readonly PropertyKey[], problem: string): SettingsFault {
  return { path: path.map(String).join('.'), problem };
}
