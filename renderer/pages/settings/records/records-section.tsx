import { bridge } from '../../../bridge';
import { getValue, useAnswer } from '../../../hooks/use-answer';
import { SettingsSection } from '../settings-section';
import { ImportList } from './import-list';
import { ImportRow } from './import-row';
import { useImport } from './use-import';

/** What comes into the records from elsewhere. */
export function RecordsSection() {
  const { answer, again } = useAnswer('imports', () => bridge.importList());
  const importing = useImport(again);
  const undo = (id: string) => void bridge.importUndo(id).then(again);
  return (
    <SettingsSection name="records">
      <ImportRow {...importing} />
      <ImportList entries={getValue(answer) ?? []} onUndo={undo} />
    </SettingsSection>
  );
}
