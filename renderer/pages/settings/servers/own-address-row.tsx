import { TextInput } from '@mantine/core';
import { FieldRow } from '../../../components/inputs/field-row';
import { useApp } from '../../../hooks/app-context';
import { useField } from '../form-context';
import { isHttpUrl, isNdt7Url } from '../web-address';
import { CheckWords } from './check-words';
import { useServerCheck } from './use-server-check';

interface OwnAddressRowProps {
  readonly service: 'cloudflare' | 'nq' | 'ndt7';
  readonly value: string;
  readonly onChange: (value: string) => void;
}

const EXAMPLES = {
  cloudflare: 'https://speed.example.org/',
  nq: 'https://nq.example.org/',
  ndt7: 'wss://ndt.example.org/',
} as const;

/** The one server of the user's own for a service; it is tried as it is typed. */
export function OwnAddressRow({ service, value, onChange }: OwnAddressRowProps) {
  const { texts } = useApp();
  const id = `own-${service}`;
  const { fault, control } = useField(id);
  const url = value.trim();
  const isReady = service === 'ndt7' ? isNdt7Url(url) : isHttpUrl(url);
  const check = useServerCheck(service, isReady ? url : null);
  return (
    <FieldRow
      id={id}
      label={texts(`settings:server.other.${service}`)}
      hint={texts(`settings:server.otherHint.${service}`)}
      fault={fault}
    >
      <TextInput
        {...control}
        placeholder={EXAMPLES[service]}
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {isReady && <CheckWords isAsked check={check} />}
    </FieldRow>
  );
}
