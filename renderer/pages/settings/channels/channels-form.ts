import { CHANNEL_KINDS, type ChannelKind, type SecretName } from '../../../../shared/channels';
import { getFields } from '../../../../shared/channels/completeness';
import type { Field } from '../../../../shared/channels/definition';
import { withPortsOfHosts } from '../../../../shared/mail/mail-host';
import type { Settings } from '../../../../shared/settings';
import { readNumber } from '../../../components/inputs/read-number';

/** One channel as a person edits it: numbers and lists as typed. */
export type ChannelForm = Readonly<Record<string, string | boolean>>;

export interface ChannelsForm {
  readonly channels: Readonly<Record<ChannelKind, ChannelForm>>;
  /** Typed and not yet stored; a missing or empty one leaves the stored one as it is. */
  readonly secrets: { readonly [Name in SecretName]?: string };
  /** Channels that are switched off here and whose waiting messages are sent all the same. */
  readonly letGo: readonly ChannelKind[];
  /** The same for the addresses of mail that are removed here. */
  readonly letGoReaders: boolean;
}

type Values = Readonly<Record<string, unknown>>;

/** The form of stored settings. */
export function toChannelsForm(channels: Settings['channels']): ChannelsForm {
  const forms = CHANNEL_KINDS.map((kind) => {
    const fields = new Map(getFields(kind));
    const entries = Object.entries(channels[kind] as Values);
    return [kind, Object.fromEntries(entries.map(([name, value]) => [name, typed(value, fields.get(name))]))];
  });
  return {
    channels: Object.fromEntries(forms) as ChannelsForm['channels'],
    secrets: {},
    letGo: [],
    letGoReaders: false,
  };
}

function typed(value: unknown, field: Field | undefined): string | boolean {
  if (typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.join(field?.kind === 'lines' ? '\n' : ', ');
  return String(value);
}

/** What a form without faults stands for; with faults, what the schema is to find them in. */
export function getValues(kind: ChannelKind, form: ChannelForm): Values {
  const fields = new Map(getFields(kind));
  const values = Object.fromEntries(
    Object.entries(form).map(([name, value]) => [name, meant(value, fields.get(name))]),
  );
  return kind === 'mail' ? withPortsOfHosts(values) : values;
}

/** Every channel's settings of a form without faults. */
export function toChannels({ channels }: ChannelsForm): Settings['channels'] {
  const all = CHANNEL_KINDS.map((kind) => [kind, getValues(kind, channels[kind])]);
  return Object.fromEntries(all) as Settings['channels'];
}

function meant(value: string | boolean, field: Field | undefined): unknown {
  if (typeof value === 'boolean' || field === undefined) return value;
  switch (field.kind) {
    case 'number':
      return readNumber(value);
    case 'addresses':
      return [...addressesIn(value)];
    case 'lines':
      return value
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
    case 'multiline':
      return value;
    case 'text':
    case 'url':
    case 'choice':
    case 'switch':
      return value.trim();
  }
}

/** The addresses of a line, separated by commas, semicolons or spaces. */
export function addressesIn(line: string): readonly string[] {
  return line.split(/[,;\s]+/).filter((address) => address !== '');
}
