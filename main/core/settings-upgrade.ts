import { errorText } from '../../shared/error-text';
import {
  DEFAULT_SETTINGS,
  SETTINGS_VERSION,
  settingsSchema,
  type Settings,
  type SettingsFault,
} from '../../shared/settings';
import { rulesAsList } from './settings-upgrade-rules';
import type { Json } from './settings-upgrade-rules';

/** Step n turns a file of version n + 1 into one of version n + 2. Pure, and never edited once released. */
const STEPS: readonly ((settings: Json) => Json)[] = [rulesAsList];

/** What could be read of a settings file. `faults` name the values that could not and stand at their defaults. */
export type ReadSettings =
  | { readonly kind: 'read'; readonly settings: Settings; readonly faults: readonly SettingsFault[] }
  | { readonly kind: 'unreadable'; readonly detail: string };

/**
 * Reads the text of a settings file of this or an older version. What is missing takes its default; a value that
 * is wrong takes its default too and is named, and nothing else is lost with it.
 */
export function readSettings(text: string): ReadSettings {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (error) {
    return { kind: 'unreadable', detail: errorText(error) };
  }
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return { kind: 'unreadable', detail: 'not a JSON object' };
  }
  const version = 'version' in raw && typeof raw.version === 'number' ? raw.version : SETTINGS_VERSION;
  if (version > SETTINGS_VERSION) {
    return { kind: 'unreadable', detail: `version ${version} is newer than ${SETTINGS_VERSION}` };
  }
  const upgraded = STEPS.slice(version - 1).reduce<Json>((settings, step) => step(settings), { ...raw });
  return salvage(structuredClone({ ...upgraded, version: SETTINGS_VERSION }));
}

/** Every fault of settings that someone wants to save; empty when they are fine. */
export function faultsOf(settings: unknown): readonly SettingsFault[] {
  const parsed = settingsSchema.safeParse(settings);
  return parsed.success ? [] : parsed.error.issues.map((issue) => toFault(issue.path, issue.message));
}

function salvage(raw: Json): ReadSettings {
  const faults: SettingsFault[] = [];
  for (;;) {
    const parsed = settingsSchema.safeParse(raw);
    if (parsed.success) return { kind: 'read', settings: parsed.data, faults };
    const [issue] = parsed.error.issues;
    if (issue === undefined || issue.path.length === 0) {
      return { kind: 'read', settings: DEFAULT_SETTINGS, faults };
    }
    faults.push(toFault(issue.path, issue.message));
    remove(raw, issue.path);
  }
}

function toFault(path: readonly PropertyKey[], problem: string): SettingsFault {
  return { path: path.map(String).join('.'), problem };
}

/** Takes the value at a path out of a tree; an element of a list is taken out of the list. */
function remove(tree: object, path: readonly PropertyKey[]): void {
  const [key, ...rest] = path;
  if (key === undefined) return;
  const child: unknown = Reflect.get(tree, key);
  if (rest.length > 0 && typeof child === 'object' && child !== null) return remove(child, rest);
  if (Array.isArray(tree)) tree.splice(Number(key), 1);
  else Reflect.deleteProperty(tree, key);
}
