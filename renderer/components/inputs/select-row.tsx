import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { FieldRow } from './field-row';

/** So many choices are found faster by typing than by looking. */
const MOST_SEEN_AT_ONCE = 12;
const MOST_HEIGHT_PX = 300;

interface SelectRowProps<Value extends string> {
  readonly id: string;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly fault?: string | null;
  readonly value: Value;
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
  /** Said where a search finds nothing. */
  readonly noneFound?: string;
  readonly onChange: (value: Value) => void;
}

/** A setting that is one of several. */
export function SelectRow<Value extends string>(props: SelectRowProps<Value>) {
  const { id, label, hint, fault = null, value, choices, noneFound, onChange } = props;
  const choose = (chosen: string | null) => {
    const choice = choices.find((candidate) => candidate.value === chosen);
    if (choice !== undefined) onChange(choice.value);
  };
  return (
    <FieldRow id={id} label={label} hint={hint} fault={fault}>
      <Select
        id={id}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        error={fault !== null}
        data={choices}
        value={value}
        allowDeselect={false}
        searchable={choices.length > MOST_SEEN_AT_ONCE}
        nothingFoundMessage={noneFound}
        // The list itself scrolls: an area around it would have to take the focus.
        withScrollArea={false}
        styles={{ options: { maxHeight: MOST_HEIGHT_PX, overflowY: 'auto' } }}
        onChange={choose}
      />
    </FieldRow>
  );
}
