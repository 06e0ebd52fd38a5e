import { TextInput } from '@mantine/core';
import { FieldRow } from '../../components/field-row';
import { useApp } from '../../hooks/app-context';
import { useField } from './form-context';

/** Examples, the same in every language. */
const EXAMPLES = {
  to: 'you@example.org',
  from: 'you@example.org',
  host: 'smtp.example.org',
  user: 'you@example.org',
} as const;

interface MailTextFieldProps {
  readonly field: keyof typeof EXAMPLES;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** One line of text of the mail settings. */
export function MailTextField({ field, value, onChange }: MailTextFieldProps) {
  const { texts } = useApp();
  const id = `mail-${field}`;
  const { fault, control } = useField(id);
  return (
    <FieldRow
      id={id}
      label={texts(`settings:mail.${field}`)}
      hint={texts(`settings:mail.hint.${field}`)}
      fault={fault}
    >
      <TextInput
        {...control}
        placeholder={EXAMPLES[field]}
        spellCheck={false}
        autoComplete="off"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </FieldRow>
  );
}
