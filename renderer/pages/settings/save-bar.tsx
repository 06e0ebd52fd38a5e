import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { SETTINGS_SECTIONS } from '../../hooks/place';
import { TextButton } from '../../components/text-button';
import { useApp } from '../../hooks/app-context';
import { sectionOf, wordField } from './field-names';
import { useForm } from './form-context';
import { focusField } from './use-save';
import classes from './save-bar.module.css';

/** What is not saved yet, what stands in the way, and the two ways on. */
export function SaveBar() {
  const { texts } = useApp();
  const { changed, faults, save, saveState, reset } = useForm();
  const isDirty = changed.length > 0;
  if (!isDirty && saveState.kind !== 'saved') return null;
  const changedIn = new Set(changed.map(sectionOf));
  const sections = SETTINGS_SECTIONS.filter((section) => changedIn.has(section)).map((section) =>
    texts(`settings:section.${section}`),
  );
  return (
    <div className={classes.bar} data-dirty={isDirty ? true : undefined}>
      <div className={classes.words} role="status">
        {!isDirty && (
          <span className={classes.saved}>
            <IconCheck size={18} stroke={1.75} aria-hidden="true" />
            {texts('settings:save.saved')}
          </span>
        )}
        {isDirty && faults.length === 0 && saveState.kind !== 'not-written' && (
          <span>
            {texts('settings:save.unsaved', { sections: sections.join(texts('common:list.separator')) })}
          </span>
        )}
        {isDirty && saveState.kind === 'not-written' && faults.length === 0 && (
          <span className={classes.fault}>
            {texts('settings:save.notWritten', { detail: saveState.detail })}
          </span>
        )}
        {isDirty && faults.length > 0 && (
          <span className={classes.fault}>
            {texts('settings:save.faults', { count: faults.length })}{' '}
            {faults.map((fault, index) => (
              <span key={fault.field}>
                {index > 0 && texts('common:list.separator')}
                <TextButton onClick={() => focusField(fault.field)}>{wordField(fault, texts)}</TextButton>
              </span>
            ))}
          </span>
        )}
      </div>
      {isDirty && (
        <>
          <Button variant="default" onClick={reset}>
            {texts('settings:save.discard')}
          </Button>
          <Button disabled={saveState.kind === 'saving'} onClick={() => void save()}>
            {texts(saveState.kind === 'saving' ? 'settings:save.saving' : 'settings:save.save')}
          </Button>
        </>
      )}
    </div>
  );
}
