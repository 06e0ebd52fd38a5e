import { useCallback, useSyncExternalStore } from 'react';
import type { EditName } from '../../shared/edits';
import { useApp } from './app-context';

/** The unsaved contents of a form, undefined without any, and the way to keep others; null ends them. */
export function useEdit(name: EditName): readonly [unknown, (value: object | null) => void] {
  const { edits } = useApp();
  const read = () => edits.get(name);
  const value = useSyncExternalStore(edits.subscribe, read, read);
  const keep = useCallback((next: object | null) => edits.keep(name, next), [edits, name]);
  return [value, keep];
}
