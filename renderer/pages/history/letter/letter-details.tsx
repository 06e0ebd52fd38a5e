import { Textarea, TextInput } from '@mantine/core';
import { useApp } from '../../../hooks/app-context';
import type { LetterDetailsState } from './use-letter-details';
import classes from './letter-dialog.module.css';

const FIELDS = [
  { name: 'name', isLong: false },
  { name: 'provider', isLong: false },
  { name: 'address', isLong: true },
  { name: 'providerAddress', isLong: true },
  { name: 'customerNumber', isLong: false },
  { name: 'contractNumber', isLong: false },
  { name: 'providerMail', isLong: false },
] as const;

/** Who writes to whom, about which contract. */
export function LetterDetailsFields({ details, isUnsaved, change, save }: LetterDetailsState) {
  const { texts } = useApp();
  return (
    <details className={classes.fold}>
      <summary>{texts('letter:details')}</summary>
      <p className={classes.hint}>{texts('letter:detailsHint')}</p>
      <div className={classes.fields}>
        {FIELDS.map(({ name, isLong }) => {
          const field = {
            label: texts(`letter:detail.${name}`),
            value: details[name],
            maxLength: isLong ? 1_000 : 200,
            onBlur: save,
            onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
              change({ [name]: event.currentTarget.value }),
          };
          return isLong ? (
            <Textarea key={name} {...field} autosize minRows={2} maxRows={6} />
          ) : (
            <TextInput key={name} {...field} />
          );
        })}
      </div>
      {isUnsaved && (
        <p role="alert" data-tone="bad">
          {texts('letter:notSaved')}
        </p>
      )}
    </details>
  );
}
