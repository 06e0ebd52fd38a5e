import type channels from '../../locales/en/channels.json';
import type { Texts } from '../texts/i18n';
import type { CHANNELS, ChannelKind } from '.';

interface FieldWords {
  readonly label: string;
  readonly hint: string;
}

type Definition<Kind extends ChannelKind> = (typeof CHANNELS)[Kind];

type WordsOfField<Field> = Field extends { readonly choices: readonly (infer Value extends string)[] }
  ? FieldWords & { readonly choices: Readonly<Record<Value, string>> }
  : FieldWords;

type WordsOf<Kind extends ChannelKind> = { readonly about: string } & {
  readonly [Name in keyof Definition<Kind>['fields']]: WordsOfField<Definition<Kind>['fields'][Name]>;
} & { readonly [Name in keyof Definition<Kind>['secrets']]: FieldWords };

/** Every word that the forms of the channels need: one that is missing does not compile. */
type ChannelWords = { readonly [Kind in ChannelKind]: WordsOf<Kind> };

/** The words that there are; English defines them, and a test holds the other languages to it. */
type Complete<Words extends ChannelWords> = Words;
type Words = Complete<typeof channels>;

/** The label of a setting or secret of a channel. */
export function getLabel(texts: Texts, kind: ChannelKind & keyof Words, name: string): string {
  return word(texts, `${kind}.${name}.label`);
}

/** What helps to fill it in. */
export function getHint(texts: Texts, kind: ChannelKind, name: string): string {
  return word(texts, `${kind}.${name}.hint`, { example: '{{title}}' });
}

/** The name of one value of a choice. */
export function getChoice(texts: Texts, kind: ChannelKind, name: string, value: string): string {
  return word(texts, `${kind}.${name}.choices.${value}`);
}

/** One sentence about a channel. */
export function getAbout(texts: Texts, kind: ChannelKind): string {
  return texts(`channels:${kind}.about`);
}

/** The type above vouches for keys that are put together here. */
function word(texts: Texts, path: string, values: Readonly<Record<string, string>> = {}): string {
  return (texts as (key: string, values: object) => string)(`channels:${path}`, values);
}
