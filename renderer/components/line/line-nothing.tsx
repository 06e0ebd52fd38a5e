import { Button } from '@mantine/core';
import { useApp } from '../../hooks/app-context';
import classes from './line-nothing.module.css';

/** Stands in the place of the band where nothing was observed: why, and the way to the switch. */
export function LineNothing() {
  const { settings, texts, go } = useApp();
  const { isEnabled } = settings.watching;
  return (
    <div className={classes.nothing}>
      <h3>{texts('outages:band.title')}</h3>
      <p>{texts(isEnabled ? 'outages:band.nothing' : 'outages:band.off')}</p>
      {!isEnabled && (
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => go({ page: 'settings', section: 'watching' })}
        >
          {texts('outages:empty.watch')}
        </Button>
      )}
    </div>
  );
}
