import { SECRET_NAMES, type SecretName } from '../../../shared/channels';
import { fittingEdit, isSame, rebase, type FormEdit } from '../../hooks/rebase';
import type { SettingsForm } from './form';

type Secrets = SettingsForm['secrets'];

/** An edit of the settings in its two parts: what may be written to the disk, and the secrets, which may not. */
export interface KeptEdit {
  readonly settings: object | null;
  readonly secrets: object | null;
}

/**
 * What is kept of an edit; nothing where it changes nothing. The names of typed secrets are kept with the settings.
 *
 * @param lostSecrets typed before, and still not typed again
 */
export function getKeptEdit(
  { typed, base }: FormEdit<SettingsForm>,
  lostSecrets: readonly SecretName[] = [],
): KeptEdit {
  if (isSame(typed, base) && lostSecrets.length === 0) return { settings: null, secrets: null };
  const isTyped = (name: SecretName) => (typed.secrets[name] ?? '') !== '';
  const names = SECRET_NAMES.filter((name) => isTyped(name) || lostSecrets.includes(name));
  return {
    settings: { typed: { ...typed, secrets: {} }, base: { ...base, secrets: {} }, secretNames: names },
    secrets: names.some(isTyped) ? typed.secrets : null,
  };
}

export interface ReadEdit {
  /** Null where nothing was typed. */
  readonly edit: FormEdit<SettingsForm> | null;
  /** Secrets that were typed, and ended with the process that held them. */
  readonly lostSecrets: readonly SecretName[];
}

/** The edit that was kept, as far as it fits the form of today. */
export function readEdit(settings: unknown, secrets: unknown, stored: SettingsForm): ReadEdit {
  const blank = { ...stored, secrets: {} };
  const fitting = fittingEdit(settings, blank);
  if (fitting === null) return { edit: null, lostSecrets: [] };
  const typed = secretsIn(secrets);
  const lostSecrets = SECRET_NAMES.filter(
    (name) => (typed[name] ?? '') === '' && namesIn(settings).includes(name),
  );
  return { edit: { typed: { ...fitting.typed, secrets: typed }, base: fitting.base }, lostSecrets };
}

/**
 * What is left of an edit once a form of it was saved: what was typed while it was on its way. Null without any.
 *
 * @param now the form as it is typed by now
 * @param sent the form that was saved
 */
export function editAfterSave(now: SettingsForm, sent: SettingsForm): FormEdit<SettingsForm> | null {
  if (isSame(now, sent)) return null;
  const isStored = (name: SecretName) => now.secrets[name] === sent.secrets[name];
  const secrets = Object.fromEntries(
    Object.entries(now.secrets).filter(([name]) => !isStored(name as SecretName)),
  );
  const [letGo, letGoReaders] = [[], false];
  return {
    typed: { ...now, secrets, letGo, letGoReaders },
    base: { ...sent, secrets: {}, letGo, letGoReaders },
  };
}

/** The form that is shown: what was typed on top of what is stored. */
export function formWith(edit: FormEdit<SettingsForm> | null, stored: SettingsForm): SettingsForm {
  return edit === null ? stored : rebase(edit, stored);
}

function secretsIn(kept: unknown): Secrets {
  if (typeof kept !== 'object' || kept === null) return {};
  const typed = SECRET_NAMES.map((name) => [name, Reflect.get(kept, name) as unknown] as const);
  return Object.fromEntries(typed.filter(([, value]) => typeof value === 'string'));
}

function namesIn(kept: unknown): readonly unknown[] {
  const names: unknown =
    typeof kept === 'object' && kept !== null ? Reflect.get(kept, 'secretNames') : undefined;
  return Array.isArray(names) ? names : [];
}
