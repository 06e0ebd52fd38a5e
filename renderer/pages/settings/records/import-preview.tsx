import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ImportOrder, ImportPreview } from '../../../../shared/history/import';
import { networkName } from '../../../../shared/network-label';
import { SelectRow } from '../../../components/inputs/select-row';
import { useApp } from '../../../hooks/app-context';
import { getValue } from '../../../hooks/use-answer';
import { useNetworks } from '../../../hooks/use-networks';
import { PreviewFacts } from './preview-facts';
import classes from './records.module.css';

interface ImportPreviewPartProps {
  readonly preview: ImportPreview;
  readonly onImport: (order: ImportOrder) => void;
  readonly onCancel: () => void;
}

/** Stands for no network in the list, which takes texts alone. No network has this key. */
const NONE = '';

/** What a file holds, which network its tests are of, and the buttons that import it or leave it. */
export function ImportPreviewPart({ preview, onImport, onCancel }: ImportPreviewPartProps) {
  const { texts, settings } = useApp();
  const networks = getValue(useNetworks()) ?? [];
  const [network, setNetwork] = useState(NONE);
  const { path, mark, source } = preview;
  const none = texts(preview.hasNetworks ? 'imports:preview.networkOwn' : 'imports:preview.networkUnknown');
  return (
    <div className={classes.preview}>
      <PreviewFacts preview={preview} />
      {preview.added > 0 && (
        <SelectRow
          id="import-network"
          label={texts('imports:preview.network')}
          hint={texts('imports:preview.networkHint')}
          choices={[
            { value: NONE, label: none },
            ...networks.map((entry) => ({
              value: entry.network,
              label: networkName(entry, settings.networks),
            })),
          ]}
          value={network}
          onChange={setNetwork}
        />
      )}
      <div className={classes.buttons}>
        {preview.added > 0 && (
          <Button
            onClick={() => onImport({ path, mark, source, network: network === NONE ? null : network })}
          >
            {texts('imports:start')}
          </Button>
        )}
        <Button variant="default" onClick={onCancel}>
          {texts('imports:cancel')}
        </Button>
      </div>
    </div>
  );
}
