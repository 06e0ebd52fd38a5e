import { CHANNEL_KINDS, type ChannelKind } from '../../../../shared/channels';
import { getFields, getSecretFields } from '../../../../shared/channels/completeness';
import type { Field, SecretField } from '../../../../shared/channels/definition';
import { getAbout, getHint, getLabel } from '../../../../shared/channels/words';
import { textsIn, type Texts } from '../../../../shared/texts/i18n';
import type { SettingsSection } from '../../../hooks/place';
import { fieldId } from '../channels/channel-faults';
import { controlOf, FIELDS, type Several } from './fields';
import type { Searchable } from './find-settings';

/** One setting as it can be searched for. */
export interface CatalogEntry extends Searchable {
  /** The id of its control. */
  readonly field: string;
  /** The control to go to while its own is not shown, since another setting hides it. */
  readonly otherwise: string | null;
  readonly section: SettingsSection;
  readonly channel: ChannelKind | null;
}

/** Sections whose list comes after that of the channels. */
const AFTER_CHANNELS: ReadonlySet<SettingsSection> = new Set(['general', 'about']);

/** Every setting, in the order of the sections. */
export function getCatalog(form: Several, texts: Texts): readonly CatalogEntry[] {
  return [
    ...FIELDS.filter(({ section }) => !AFTER_CHANNELS.has(section)).map((field) =>
      fieldEntry(field, form, texts),
    ),
    ...CHANNEL_KINDS.flatMap((kind) => channelEntries(kind, texts)),
    ...FIELDS.filter(({ section }) => AFTER_CHANNELS.has(section)).map((field) =>
      fieldEntry(field, form, texts),
    ),
  ];
}

function fieldEntry(
  { name, section, label, hint, otherwise }: (typeof FIELDS)[number],
  form: Several,
  texts: Texts,
): CatalogEntry {
  const other = FIELDS.find((known) => known.name === otherwise)?.name;
  return {
    field: controlOf(name, form),
    otherwise: other === undefined ? null : controlOf(other, form),
    section,
    channel: null,
    label: texts(label),
    hint: texts(hint),
    where: texts(`settings:section.${section}`),
    synonyms: `${synonymsOf(name, texts)} ${textsIn('en')(label)}`,
  };
}

function channelEntries(kind: ChannelKind, texts: Texts): readonly CatalogEntry[] {
  const name = texts(`common:channel.${kind}`);
  const section = 'channels' as const;
  const own: CatalogEntry = {
    field: fieldId(kind, 'enabled'),
    otherwise: null,
    section,
    channel: kind,
    label: name,
    hint: getAbout(texts, kind),
    where: texts('settings:section.channels'),
    synonyms: `${synonymsOf(kind, texts)} ${kind} ${textsIn('en')(`common:channel.${kind}`)}`,
  };
  const fields: readonly (readonly [string, Field | SecretField])[] = [
    ...getFields(kind),
    ...getSecretFields(kind),
  ];
  return [
    own,
    ...fields.map(([field, { when }]): CatalogEntry => {
      const [condition] = Object.keys(when ?? {});
      return {
        field: fieldId(kind, field),
        otherwise: condition === undefined ? null : fieldId(kind, condition),
        section,
        channel: kind,
        label: getLabel(texts, kind, field),
        hint: getHint(texts, kind, field),
        where: texts('common:labelled', { label: texts('settings:section.channels'), value: name }),
        synonyms: `${synonymsOf(fieldId(kind, field), texts)} ${getLabel(textsIn('en'), kind, field)}`,
      };
    }),
  ];
}

/** Other words for a setting; empty where it has none. */
function synonymsOf(name: string, texts: Texts): string {
  const inLanguage = (language: Texts) =>
    (language as (key: string, options: object) => string)(`search:synonyms.${name}`, { defaultValue: '' });
  return `${inLanguage(texts)} ${inLanguage(textsIn('en'))}`;
}
