import { Button } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { bridge } from '../../bridge';
import { useApp } from '../../hooks/app-context';
import { getValue, useAnswer } from '../../hooks/use-answer';
import classes from './notices.module.css';

/** Whether it is still to be said that closing the window does not end the application, though no icon shows it. */
export function useHasNoTray(): boolean {
  const { settings } = useApp();
  const { answer } = useAnswer('tray', () => bridge.trayRead());
  return !settings.isTrayExplained && getValue(answer) === false;
}

/** What closing the window does where the desktop shows no tray; said until somebody has read it. */
export function NoTrayBar() {
  const { settings, texts } = useApp();
  return (
    <div className={classes.notice} data-tone="neutral" role="status">
      <IconInfoCircle size={18} stroke={1.75} aria-hidden="true" />
      <p>
        <strong>{texts('notice:noTray.title')}</strong> {texts('notice:noTray.text')}
      </p>
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => void bridge.settingsSave({ ...settings, isTrayExplained: true })}
      >
        {texts('notice:noTray.understood')}
      </Button>
    </div>
  );
}
