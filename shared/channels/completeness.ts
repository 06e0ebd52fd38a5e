import type { Field, SecretField } from './definition';
import { CHANNELS, type ChannelKind } from '.';

type Values = Readonly<Record<string, unknown>>;

/** The fields of a channel by the names of its settings, in the order of its form. */
export function getFields(kind: ChannelKind): readonly (readonly [name: string, field: Field])[] {
  return Object.entries(CHANNELS[kind].fields as Readonly<Record<string, Field>>);
}

/** The secrets of a channel by their names within it, in the order of its form. */
export function getSecretFields(kind: ChannelKind): readonly (readonly [name: string, field: SecretField])[] {
  return Object.entries(CHANNELS[kind].secrets as Readonly<Record<string, SecretField>>);
}

/** Whether a field or secret matters with these settings. */
export function isWanted({ when }: Pick<Field, 'when'>, settings: Values): boolean {
  return isMet(when ?? {}, settings);
}

/** Whether a channel with these settings cannot deliver while this field or secret is empty. */
export function isNeeded(field: Pick<Field, 'when' | 'isRequired'>, settings: Values): boolean {
  const { isRequired = false } = field;
  const isAsked = typeof isRequired === 'boolean' ? isRequired : isMet(isRequired, settings);
  return isAsked && isWanted(field, settings);
}

function isMet(condition: NonNullable<Field['when']>, settings: Values): boolean {
  return Object.entries(condition).every(([name, values]) => values?.includes(settings[name]) ?? true);
}

/**
 * Names of the settings and secrets that a channel still needs before it can deliver; empty when it can. Where one
 * of several would do, the first is named.
 */
export function findMissing(
  kind: ChannelKind,
  settings: Values,
  isStored: (secret: string) => boolean,
): readonly string[] {
  const isLacking = (isThere: (name: string) => boolean) => (entry: readonly [string, Field | SecretField]) =>
    isNeeded(entry[1], settings) && !isThere(entry[0]);
  const isFilled = (name: string) => !isEmpty(settings[name]);
  const required = [
    ...getFields(kind).filter(isLacking(isFilled)),
    ...getSecretFields(kind).filter(isLacking(isStored)),
  ];
  const oneOf = needsOneOf(kind);
  const [first] = oneOf;
  const alternative =
    first === undefined || oneOf.some((name) => isFilled(name) || isStored(name)) ? [] : [first];
  return [...required.map(([name]) => name), ...alternative];
}

function needsOneOf(kind: ChannelKind): readonly string[] {
  const definition: { readonly needsOneOf?: readonly string[] } = CHANNELS[kind];
  return definition.needsOneOf ?? [];
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}
