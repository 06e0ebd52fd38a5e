import { Button, Checkbox, Popover } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useState } from 'react';
import type { HistoryChoices } from '../../../../shared/history/history-choices';
import type { Selection } from '../../../../shared/history/selection';
import { TextButton } from '../../../components/inputs/text-button';
import { useApp } from '../../../hooks/app-context';
import { NOTHING_CHOSEN, useFilterGroups, type FilterGroup } from './filter-groups';
import classes from './selection-bar.module.css';

interface FilterMenuProps {
  readonly selection: Selection;
  /** What recorded runs were measured with. */
  readonly known: HistoryChoices;
  readonly onSelect: (change: Partial<Selection>) => void;
}

/** Narrows charts and table to runs that were measured with what is ticked; nothing ticked leaves nothing out. */
export function FilterMenu({ selection, known, onSelect }: FilterMenuProps) {
  const { texts } = useApp();
  const [isOpen, setOpen] = useState(false);
  const groups = useFilterGroups(selection, known);
  const count = groups.reduce((sum, { chosen }) => sum + chosen.length, 0);
  return (
    <Popover opened={isOpen} onChange={setOpen} width={520} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconFilter size={15} stroke={1.75} aria-hidden="true" />}
          onClick={() => setOpen(!isOpen)}
        >
          {count === 0 ? texts('history:select.filter') : texts('history:select.filterCount', { count })}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={texts('history:select.filterLabel')}>
        <div className={classes.groups}>
          {groups.map((group) => (
            <Group key={group.list} group={group} onSelect={onSelect} />
          ))}
        </div>
        {count > 0 && (
          <div className={classes.foot}>
            <TextButton onClick={() => onSelect(NOTHING_CHOSEN)}>{texts('history:select.clear')}</TextButton>
          </div>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

interface GroupProps {
  readonly group: FilterGroup;
  readonly onSelect: FilterMenuProps['onSelect'];
}

function Group({ group, onSelect }: GroupProps) {
  const { texts } = useApp();
  const { list, chosen, choices } = group;
  const toggle = (value: string | null) => {
    const next = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
    onSelect({ [list]: next });
  };
  return (
    <fieldset className={classes.group}>
      <legend>{texts(`history:select.${list}`)}</legend>
      <div className={classes.choices}>
        {choices.map(({ value, label }) => (
          <Checkbox
            key={value ?? ''}
            size="xs"
            label={<bdi>{label}</bdi>}
            checked={chosen.includes(value)}
            onChange={() => toggle(value)}
          />
        ))}
      </div>
    </fieldset>
  );
}
