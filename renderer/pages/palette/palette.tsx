import { Modal, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useId, useMemo, useState, type KeyboardEvent } from 'react';
import { Keys } from '../../components/keyboard/key-list';
import { useApp } from '../../hooks/app-context';
import { toForm } from '../settings/form';
import { getCatalog } from '../settings/search/catalog';
import { findEntries, getEntries, GROUPS, type Entry } from './entries';
import { findMeantTimes } from './meant-times';
import { useRuns } from './use-runs';
import classes from './palette.module.css';

interface PaletteProps {
  /** Nothing is wanted. */
  readonly onLeave: () => void;
  /** An entry was chosen, and is done next. */
  readonly onChosen: () => void;
  readonly showKeys: () => void;
}

/**
 * Finds pages, actions, settings and tests by words and times, with the keyboard alone. The focus stays in the field, and
 * the arrows choose in the list below it. (Mantine’s Combobox tells a screen reader of no entry before the first arrow.)
 */
export function Palette({ onLeave, onChosen, showKeys }: PaletteProps) {
  const { texts } = useApp();
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(0);
  const list = useId();
  const found = useFound(query);
  const at = Math.min(chosen, found.length - 1);
  const choose = useChoose({ onChosen, showKeys });
  useEffect(() => {
    document.getElementById(`${list}-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [list, at, found]);
  const onKey = (event: KeyboardEvent) => {
    const entry = found[at];
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === 'Enter' && entry !== undefined) choose(entry);
    else if (event.key === 'ArrowDown') setChosen(at + 1 < found.length ? at + 1 : 0);
    else if (event.key === 'ArrowUp') setChosen(at > 0 ? at - 1 : Math.max(0, found.length - 1));
    else return;
    event.preventDefault();
  };
  return (
    <Modal
      opened
      onClose={onLeave}
      title={texts('palette:title')}
      withCloseButton={false}
      size={640}
      padding={0}
      yOffset="11vh"
      classNames={{ header: classes.header ?? '' }}
      overlayProps={{ backgroundOpacity: 0.25 }}
      transitionProps={{ duration: 0 }}
    >
      <TextInput
        data-autofocus
        role="combobox"
        aria-label={texts('palette:label')}
        aria-autocomplete="list"
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={found.length > 0 ? `${list}-${at}` : undefined}
        placeholder={texts('palette:label')}
        leftSection={<IconSearch size={18} stroke={1.75} aria-hidden="true" />}
        classNames={{ input: classes.field ?? '' }}
        spellCheck={false}
        autoComplete="off"
        maxLength={100}
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setChosen(0);
        }}
        onKeyDown={onKey}
      />
      <span role="status" className={found.length === 0 ? classes.none : 'sr-only'}>
        {found.length === 0
          ? texts('palette:none', { query })
          : texts('palette:found', { count: found.length })}
      </span>
      <div id={list} role="listbox" aria-label={texts('palette:title')} className={classes.list}>
        {groupsOf(found).map((group) => (
          <div key={group} role="group" aria-labelledby={`${list}-${group}`}>
            <div id={`${list}-${group}`} role="presentation" className={classes.group}>
              {texts(`palette:group.${group}`)}
            </div>
            {found.map(
              (entry, index) =>
                entry.group === group && (
                  <Option
                    key={entry.id}
                    id={`${list}-${index}`}
                    entry={entry}
                    isChosen={index === at}
                    onChoose={() => choose(entry)}
                  />
                ),
            )}
          </div>
        ))}
      </div>
    </Modal>
  );
}

interface OptionProps {
  readonly id: string;
  readonly entry: Entry;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

/** Chosen by the arrows of the field, which keeps the focus, or by a click. */
function Option({ id, entry, isChosen, onChoose }: OptionProps) {
  const Icon = entry.icon;
  const aside = entry.aside === '' ? entry.where : entry.aside;
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isChosen}
      className={classes.option}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      <span className={classes.icon}>
        {Icon !== null && <Icon size={18} stroke={1.75} aria-hidden="true" />}
      </span>
      <span className={classes.label}>{entry.label}</span>
      <span className={classes.aside}>{entry.keys === null ? aside : <Keys name={entry.keys} />}</span>
    </div>
  );
}

/** The groups of a list that is sorted by them. */
function groupsOf(found: readonly Entry[]): readonly Entry['group'][] {
  return GROUPS.filter((group) => found.some((entry) => entry.group === group)).sort(
    (one, other) =>
      found.findIndex(({ group }) => group === one) - found.findIndex(({ group }) => group === other),
  );
}

function useFound(query: string): readonly Entry[] {
  const { state, settings, texts, style } = useApp();
  const entries = useMemo(
    () => getEntries(state, getCatalog(toForm(settings), texts), texts),
    [state, settings, texts],
  );
  const [openedAt] = useState(() => Date.now());
  const meant = useMemo(() => findMeantTimes(query, openedAt, style), [query, openedAt, style]);
  const runs = useRuns(meant, texts, style);
  return useMemo(() => findEntries(query, entries, runs), [query, entries, runs]);
}

/** Does what an entry is for. The palette is gone before. */
function useChoose({ onChosen, showKeys }: Omit<PaletteProps, 'onLeave'>): (entry: Entry) => void {
  const { go, openRun } = useApp();
  return ({ choice }) => {
    onChosen();
    switch (choice.kind) {
      case 'act':
        return choice.act({ go, showKeys });
      case 'go':
        return go(choice.place);
      case 'run':
        return openRun(choice.runId);
    }
  };
}
