import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { bridge } from '../../bridge';
import { PageHead } from '../../components/page-head';
import { TextButton } from '../../components/inputs/text-button';
import { useApp } from '../../hooks/app-context';
import { focusField } from '../settings/focus-field';
import { wordField } from '../settings/field-names';
import { FormContext } from '../settings/form-context';
import { placeOfField } from '../settings/search/fields';
import { FieldLinks } from '../settings/save-bar';
import { useSave } from '../settings/use-save';
import { useServices } from '../settings/use-services';
import { useSettingsForm, type FormChange } from '../settings/use-settings-form';
import { LineStep } from './line-step';
import { ScheduleStep } from './schedule-step';
import { STEPS, stepOfField, withoutStep } from './steps';
import { TellingStep } from './telling-step';
import classes from './welcome.module.css';

const STEP = { line: LineStep, schedule: ScheduleStep, telling: TellingStep } as const;

/** The first set-up in three steps, each of which can be skipped. Everything in it is also in the settings. */
export function WelcomePage() {
  const { texts, settings, go } = useApp();
  const state = useSettingsForm();
  const [index, setIndex] = useState(0);
  const [sought, setSought] = useState<{ readonly id: string } | null>(null);
  const seek = (id: string) => {
    const step = stepOfField(id);
    if (step === null) return false;
    setIndex(STEPS.indexOf(step));
    setSought({ id });
    return true;
  };
  const showField = (id: string) => void (seek(id) || go(placeOfField(id)));
  const saving = useSave(state, (id) => void seek(id));
  const services = useServices();
  // The form when the step that is shown was reached, or was saved last.
  const entered = useRef(state.form);
  useEffect(() => {
    if (sought !== null) focusField(sought.id);
  }, [sought]);
  useEffect(() => {
    // It is shown by itself once, also to those who leave it.
    if (!settings.isWelcomed) void bridge.settingsSave({ ...settings, isWelcomed: true });
  }, [settings]);
  const name = STEPS[index] ?? 'line';
  const Step = STEP[name];
  const isLast = index === STEPS.length - 1;
  const reach = (next: number) => {
    entered.current = state.newest();
    setIndex(next);
  };
  const onward = () => (isLast ? go({ page: 'dashboard' }) : reach(index + 1));
  const save = async (change?: FormChange) => {
    const isSaved = await saving.save(change);
    if (isSaved) entered.current = state.newest();
    return isSaved;
  };
  const saveAndGo = async () => {
    if (state.changed.length === 0 || (await save())) onward();
  };
  const skip = () => {
    state.change((now) => withoutStep(name, now, entered.current));
    onward();
  };
  return (
    <FormContext value={{ ...state, ...saving, ...services, save, sought: null, showField }}>
      <PageHead title={texts('welcome:title')} reason={texts('welcome:reason')} />
      <section className={classes.card} aria-labelledby="welcome-step">
        <header className={classes.head}>
          <p className={classes.count}>{texts('welcome:step', { number: index + 1, count: STEPS.length })}</p>
          <h2 id="welcome-step">{texts(`welcome:${name}.title`)}</h2>
          <p className={classes.about}>{texts(`welcome:${name}.about`)}</p>
        </header>
        <Step key={name} />
        {saving.saveState.kind === 'faulty' && state.faults.length > 0 && (
          <p className={classes.fault} role="alert">
            {texts('settings:save.faults', { count: state.faults.length })}{' '}
            <FieldLinks fields={state.faults.map((fault) => [fault.field, wordField(fault, texts)])} />
          </p>
        )}
        {saving.saveState.kind === 'not-written' && (
          <p className={classes.fault} role="alert">
            {texts('settings:save.notWritten')}
          </p>
        )}
        <footer className={classes.actions}>
          {index > 0 && (
            <Button variant="default" onClick={() => reach(index - 1)}>
              {texts('welcome:back')}
            </Button>
          )}
          <span className={classes.space} />
          <Button variant="default" onClick={skip}>
            {texts('welcome:skip')}
          </Button>
          <Button disabled={saving.saveState.kind === 'saving'} onClick={() => void saveAndGo()}>
            {texts(isLast ? 'welcome:done' : 'welcome:next')}
          </Button>
        </footer>
      </section>
      <p className={classes.later}>
        {texts('welcome:later')}{' '}
        <TextButton onClick={() => go({ page: 'dashboard' })}>{texts('welcome:leave')}</TextButton>
      </p>
    </FormContext>
  );
}
