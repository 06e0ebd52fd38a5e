import { z } from 'zod';
import { parseAddress } from '../address';
import type { DeliveryProblem } from '../messages/delivery-problems';
import { areCertificates } from './pem';

/**
 * What a form needs to know of one setting. Labels, hints and the names of choices are words:
 * locales/<language>/channels.json has them under the channel's kind and the setting's name.
 */
interface FieldHead<Settings> {
  /** The channel cannot deliver while this is empty; with a condition, while that is met. */
  readonly isRequired?: boolean | Condition<Settings>;
  /** Shown only on demand. */
  readonly isAdvanced?: boolean;
  /** The field matters only while the named settings have one of these values. */
  readonly when?: Condition<Settings>;
}

/** The named settings have one of these values. */
type Condition<Settings> = { readonly [Name in keyof Settings]?: readonly Settings[Name][] };

export interface TextField {
  readonly kind: 'text' | 'url' | 'multiline';
  /** The same in every language. */
  readonly placeholder?: string;
  /** Text that is checked as such while it is typed. */
  readonly format?: 'pem-certificates' | 'template';
}

export interface NumberField {
  readonly kind: 'number';
  readonly min: number;
  readonly max: number;
}

export interface ChoiceField<Value extends string = string> {
  readonly kind: 'choice';
  readonly choices: readonly Value[];
}

/** One entry a line; `addresses` may also be separated by commas. */
export interface ListField {
  readonly kind: 'lines' | 'addresses';
  readonly placeholder?: string;
}

export interface SwitchField {
  readonly kind: 'switch';
}

/** The kinds of field that can show a value. */
type FieldOf<Value> = [Value] extends [boolean]
  ? SwitchField
  : [Value] extends [number]
    ? NumberField
    : [Value] extends [readonly string[]]
      ? ListField
      : [Value] extends [string]
        ? string extends Value
          ? TextField
          : ChoiceField<Value>
        : never;

/** Settings that have no field of their own: the switch of the channel, and where its secrets are kept. */
type WithoutField = 'isEnabled' | 'passwordStorage';

/** A field for every setting of a channel: one that is missing or surplus does not compile. */
export type FieldsOf<Settings> = {
  readonly [Name in Exclude<keyof Settings, WithoutField>]: FieldOf<Settings[Name]> & FieldHead<Settings>;
};

/** Any field, for code that lays out forms. */
export type Field = (TextField | NumberField | ChoiceField | ListField | SwitchField) &
  FieldHead<Readonly<Record<string, unknown>>>;

/** What a form needs to know of one secret. Secrets are kept apart from the settings. */
export type SecretField<Settings = Readonly<Record<string, unknown>>> = FieldHead<Settings> & {
  readonly kind: 'text' | 'url' | 'pem-key';
  readonly placeholder?: string;
};

/** A way to tell, as data: its settings, their form, its secrets. */
export interface ChannelDefinition<Schema extends z.ZodObject, Secret extends string> {
  readonly schema: Schema;
  /** In the order of the form. */
  readonly fields: FieldsOf<z.output<Schema>>;
  readonly secrets: { readonly [Name in Secret]: SecretField<z.output<Schema>> };
  /** Names of settings or secrets of which one at least must be there. */
  readonly needsOneOf?: readonly (NoInfer<Secret> | Extract<keyof z.output<Schema>, string>)[];
  /** The setting or secret that a problem is about, where it is about one; of several, the first that matters. */
  readonly blames?: {
    readonly [Problem in DeliveryProblem]?: Blamed<NoInfer<Secret> | Extract<keyof z.output<Schema>, string>>;
  };
}

/** One name, or several of which the settings say which one matters. */
type Blamed<Name extends string> = Name | readonly Name[];

/** Checks a definition; the kinds of its settings and secrets stay known. */
export function defineChannel<Schema extends z.ZodObject, Secret extends string>(
  definition: ChannelDefinition<Schema, Secret>,
): ChannelDefinition<Schema, Secret> {
  return definition;
}

/** The switch that every channel has. */
export const isEnabled = z.boolean().default(false);

const hasLogin = (text: string): boolean =>
  (parseAddress(text, ['http', 'https'])?.credentials ?? null) !== null;
const anyAddress = z.url({ protocol: /^https?$/, error: 'not-an-url' }).max(2_000);

/** An address of the web, or empty. A user and a password in it are kept as a secret, not here. */
export const webAddress = anyAddress
  .refine((text) => !hasLogin(text), { error: 'password-in-url' })
  .or(z.literal(''));

/** The address of a service that knows its users by other means than a login in the address; or empty. */
export const serviceAddress = anyAddress
  .refine((text) => !hasLogin(text), { error: 'login-not-taken' })
  .or(z.literal(''));

/** Certificates in PEM; may be empty. */
export const certificates = z
  .string()
  .max(200_000)
  .refine(areCertificates, { error: 'not-a-certificate' })
  .default('');

/** The field for them. */
export const PEM_FIELD = {
  kind: 'multiline',
  isAdvanced: true,
  format: 'pem-certificates',
  placeholder: '-----BEGIN CERTIFICATE-----',
} as const;

/** User and password that a server, or one before it, wants: `user:password`. */
export const LOGIN_SECRET = { kind: 'text', isAdvanced: true, placeholder: 'user:password' } as const;
