import { CHANNEL_KINDS, CHANNELS, type ChannelKind } from '../../../../shared/channels';
import { getFields, isNeeded, getSecretFields } from '../../../../shared/channels/completeness';
import { templateFault } from '../../../../shared/channels/template';
import { fault, isFieldProblem, type FieldFault, type FieldProblem } from '../field-fault';
import { getValues, type ChannelForm, type ChannelsForm } from './channels-form';

/** The id of a channel's field in the page. */
export function fieldId(kind: ChannelKind, name: string): string {
  return `${kind}-${name}`;
}

/** Every fault of the channels' forms, in the order of the page. */
export function faultsOfChannels({ channels, secrets }: ChannelsForm): readonly FieldFault[] {
  return CHANNEL_KINDS.flatMap((kind) => [
    ...faultsOfChannel(kind, channels[kind]),
    ...getSecretFields(kind).flatMap(([name, field]) => {
      const typed = (secrets as Readonly<Record<string, string | undefined>>)[`${kind}.${name}`] ?? '';
      const problem = secretProblem(field.kind, typed.trim());
      return problem === null ? [] : [fault(fieldId(kind, name), problem)];
    }),
  ]);
}

/** The field of a setting that main has refused (`channels.mail.to.0`); null for settings of something else. */
export function fieldOfChannel(path: string): string | null {
  const [part, kind, name] = path.split('.');
  return part === 'channels' && kind !== undefined && name !== undefined ? `${kind}-${name}` : null;
}

function faultsOfChannel(kind: ChannelKind, form: ChannelForm): readonly FieldFault[] {
  const values = getValues(kind, form);
  const found = new Map<string, FieldFault>();
  for (const [name, field] of getFields(kind)) {
    const isMissing = form['isEnabled'] === true && form[name] === '';
    if (isMissing && isNeeded(field, values)) {
      found.set(name, fault(fieldId(kind, name), missingProblem(kind, name)));
    }
  }
  const parsed = CHANNELS[kind].schema.safeParse(values);
  for (const issue of parsed.success ? [] : parsed.error.issues) {
    const [name = '', index] = issue.path.map(String);
    if (found.has(name)) continue;
    const said = issue.code === 'invalid_union' ? issue.errors[0]?.[0]?.message : issue.message;
    found.set(
      name,
      findFault(kind, name, { said: said ?? '', code: issue.code }, valueAt(values[name], index)),
    );
  }
  return [...found.values()];
}

function findFault(
  kind: ChannelKind,
  name: string,
  { said, code }: { readonly said: string; readonly code: string },
  value: string,
): FieldFault {
  const id = fieldId(kind, name);
  if (id === 'mail-port') return fault(id, 'port-range');
  const field = new Map(getFields(kind)).get(name);
  if (field?.kind === 'number') return fault(id, 'number-range', `${field.min}–${field.max}`);
  if (field?.kind === 'addresses' && code === 'too_big' && !isFieldProblem(said))
    return fault(id, 'too-many');
  if (said === 'not-a-template') return fault(id, said, templateFault(value)?.detail ?? '');
  return fault(id, isFieldProblem(said) ? said : 'refused', value);
}

function missingProblem(kind: ChannelKind, name: string): FieldProblem {
  if (kind !== 'mail') return 'missing';
  if (name === 'to') return 'to-missing';
  if (name === 'from') return 'from-missing';
  return name === 'host' ? 'host-missing' : 'missing';
}

function secretProblem(kind: 'text' | 'url' | 'pem-key', typed: string): FieldProblem | null {
  if (typed === '') return null;
  if (kind === 'url') return /^https?:\/\/[^\s/]+/i.test(typed) && URL.canParse(typed) ? null : 'not-an-url';
  if (kind === 'pem-key') return /^-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(typed) ? null : 'not-a-key';
  return null;
}

function valueAt(value: unknown, index: string | undefined): string {
  return String(Array.isArray(value) && index !== undefined ? value[Number(index)] : value);
}
