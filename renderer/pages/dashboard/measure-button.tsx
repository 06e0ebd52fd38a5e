import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import { bridge } from '../../bridge';
import { formatBytes } from '../../../shared/texts/format';
import { MODES } from '../../../shared/run';
import { useApp } from '../../hooks/app-context';
import { useAnswer, getValue } from '../../hooks/use-answer';
import { getEstimate } from './mode-estimate';
import classes from './measure-button.module.css';

/** Measures as the settings say, or, from its menu, with the kind of test that is chosen there. */
export function MeasureButton() {
  const { settings, texts, style } = useApp();
  const [openings, setOpenings] = useState(0);
  const { answer } = useAnswer(`providers ${openings}`, () => bridge.providersRead());
  const estimate = getEstimate(getValue(answer) ?? [], settings.measuring);
  return (
    <Button.Group>
      <Button
        leftSection={<IconPlayerPlay size={18} stroke={1.75} aria-hidden="true" />}
        onClick={() => void bridge.runStart(null)}
      >
        {texts('dashboard:measure')}
      </Button>
      <Menu
        position="bottom-end"
        offset={6}
        width={310}
        withInitialFocusPlaceholder={false}
        onOpen={() => setOpenings(openings + 1)}
      >
        <Menu.Target>
          <Button className={classes.more ?? ''} aria-label={texts('dashboard:modes.label')}>
            <IconChevronDown size={18} stroke={1.75} aria-hidden="true" />
          </Button>
        </Menu.Target>
        <Menu.Dropdown className={classes.menu ?? ''}>
          {MODES.map((mode) => (
            <Menu.Item key={mode} onClick={() => void bridge.runStart(mode)}>
              <span className={classes.kind}>
                <span className={classes.name}>{texts(`history:mode.${mode}`)}</span>
                {estimate !== null && (
                  <span className={classes.estimate}>
                    {texts('dashboard:modes.estimate', {
                      bytes: formatBytes(estimate[mode], style.language),
                    })}
                  </span>
                )}
              </span>
              <span className={classes.about}>{texts(`dashboard:modes.about.${mode}`)}</span>
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </Button.Group>
  );
}
