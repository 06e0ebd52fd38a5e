import { Button, Menu } from '@mantine/core';
import { IconBraces, IconDownload, IconTable } from '@tabler/icons-react';
import { useState } from 'react';
import { bridge } from '../../bridge';
import { EXPORT_FORMATS, type ExportAnswer, type ExportQuery } from '../../../shared/history/export';
import { useApp } from '../../hooks/app-context';
import type { Place } from '../../hooks/place';
import { useOpenPart } from '../../hooks/use-arrival';
import { ExportEnd } from './export-end';
import classes from './export-menu.module.css';

const ICONS = { csv: IconTable, json: IconBraces };

type State = ExportAnswer | { readonly kind: 'idle' } | { readonly kind: 'working' };

interface ExportMenuProps {
  readonly place?: Place;
  readonly query: Omit<ExportQuery, 'format'>;
}

/** Saves what is shown, tests or events of the line, in a file of the user's choice. */
export function ExportMenu({ place, query }: ExportMenuProps) {
  const { texts } = useApp();
  const [isOpen, setIsOpen] = useOpenPart(place, 'export');
  const [state, setState] = useState<State>({ kind: 'idle' });
  const save = (format: ExportQuery['format']) => {
    setState({ kind: 'working' });
    void bridge.historyExport({ ...query, format }).then(setState, () => setState({ kind: 'idle' }));
  };
  return (
    <div className={classes.export}>
      <Menu position="bottom-end" withInitialFocusPlaceholder={false} opened={isOpen} onChange={setIsOpen}>
        <Menu.Target>
          <Button
            variant="default"
            title={texts(query.of === undefined ? 'history:export.label' : 'outages:export')}
            leftSection={<IconDownload size={16} stroke={1.75} aria-hidden="true" />}
            loading={state.kind === 'working'}
          >
            {texts('history:export.button')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {EXPORT_FORMATS.map((format) => {
            const Icon = ICONS[format];
            return (
              <Menu.Item
                key={format}
                leftSection={<Icon size={16} stroke={1.75} aria-hidden="true" />}
                onClick={() => save(format)}
              >
                {texts(`history:export.${format}`)}
              </Menu.Item>
            );
          })}
        </Menu.Dropdown>
      </Menu>
      <div role="status" className={classes.answer}>
        {state.kind !== 'idle' && state.kind !== 'working' && <ExportEnd answer={state} />}
      </div>
    </div>
  );
}
