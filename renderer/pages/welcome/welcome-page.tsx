import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { bridge } from '../../bridge';
import { PageHead } from '../../components/page-head';
import { TextButton } from '../../components/inputs/text-button';
import { useApp } from '../../hooks/app-context';
import { focusField } from '../settings/focus-field';
import { FormContext } from '../settings/form-context';
import { useSave } from '../settings/use-save';
import { useServices } from '../settings/use-services';
import { useSettingsForm } from '../settings/use-settings-form';
import { LineStep } from './line-step';
import { ScheduleStep } from './schedule-step';
import { TellingStep } from './telling-step';
import classes from './welcome.module.css';

const STEPS = ['line', 'schedule', 'telling'] as const;
const STEP = { line: LineStep, schedule: ScheduleStep, telling: TellingStep } as const;

/** The first set-up in three steps, each of which can be skipped. Everything in it is also in the settings. */
export function WelcomePage() {
  const { texts, settings, go } = useApp();
  const state = useSettingsForm();
  const saving = useSave(state, (id) => void focusField(id));
  const services = useServices();
  const [index, setIndex] = useState(0);
  useEffect(() => {
    // It is shown by itself once, also to those who leave it.
    if (!settings.isWelcomed) void bridge.settingsSave({ ...settings, isWelcomed: true });
  }, [settings]);
  const name = STEPS[index] ?? 'line';
  const Step = STEP[name];
  const isLast = index === STEPS.length - 1;
  const onward = () => (isLast ? go({ page: 'dashboard' }) : setIndex(index + 1));
  const saveAndGo = async () => {
    if (state.changed.length === 0 || (await saving.save())) onward();
  };
  return (
    <FormContext value={{ ...state, ...saving, ...services, sought: null, showField: focusField }}>
      <PageHead title={texts('welcome:title')} reason={texts('welcome:reason')} />
      <section className={classes.card} aria-labelledby="welcome-step">
        <header className={classes.head}>
          <p className={classes.count}>{texts('welcome:step', { number: index + 1, count: STEPS.length })}</p>
          <h2 id="welcome-step">{texts(`welcome:${name}.title`)}</h2>
          <p className={classes.about}>{texts(`welcome:${name}.about`)}</p>
        </header>
        <Step key={name} />
        {saving.saveState.kind === 'not-written' && (
          <p className={classes.fault} role="alert">
            {texts('settings:save.notWritten')}
          </p>
        )}
        <footer className={classes.actions}>
          {index > 0 && (
            <Button variant="default" onClick={() => setIndex(index - 1)}>
              {texts('welcome:back')}
            </Button>
          )}
          <span className={classes.space} />
          <Button variant="default" onClick={onward}>
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
