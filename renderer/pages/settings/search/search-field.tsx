import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useApp } from '../../../hooks/app-context';

interface SearchFieldProps {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  /** Enter: to the first setting that is found. */
  readonly onFirst: () => void;
  /** The arrow down: into the list of what is found. */
  readonly onDown: () => void;
}

/** The field that finds settings. Ctrl+F leads to it. */
export function SearchField({ query, onQuery, onFirst, onDown }: SearchFieldProps) {
  const { texts } = useApp();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'f' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    document.addEventListener('keydown', focus);
    return () => document.removeEventListener('keydown', focus);
  }, []);
  const onKey = (key: string): boolean => {
    if (key === 'Enter') onFirst();
    else if (key === 'ArrowDown') onDown();
    else if (key === 'Escape' && query !== '') onQuery('');
    else return false;
    return true;
  };
  return (
    <TextInput
      ref={input}
      type="search"
      role="searchbox"
      aria-label={texts('search:label')}
      placeholder={texts('search:label')}
      leftSection={<IconSearch size={15} stroke={1.75} aria-hidden="true" />}
      spellCheck={false}
      autoComplete="off"
      maxLength={100}
      value={query}
      onChange={(event) => onQuery(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (onKey(event.key)) event.preventDefault();
      }}
    />
  );
}
