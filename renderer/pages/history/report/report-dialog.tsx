import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { networkName } from '../../../../shared/network-label';
import {
  PAPERS,
  REPORT_FORMATS,
  type Paper,
  type ReportAnswer,
  type ReportFormat,
} from '../../../../shared/report/report-order';
import type { VerifyAnswer } from '../../../../shared/report/verification';
import { formatDate } from '../../../../shared/texts/format-time';
import { LANGUAGE_NAMES, SPOKEN_LANGUAGES, type Language } from '../../../../shared/texts/language';
import type { TimeRange } from '../../../../shared/time-range';
import { bridge } from '../../../bridge';
import { SelectRow } from '../../../components/inputs/select-row';
import { TextButton } from '../../../components/inputs/text-button';
import { useApp } from '../../../hooks/app-context';
import { getValue } from '../../../hooks/use-answer';
import { useNetworks } from '../../../hooks/use-networks';
import { ReportEnd, VerifyEnd } from './report-end';
import classes from './report-dialog.module.css';

interface ReportDialogProps {
  readonly range: TimeRange;
  readonly network: string | null;
  readonly onClose: () => void;
  /** Writes a letter about the same period. */
  readonly onLetter: () => void;
}

const ALL = '';

/** Saves a report of a period, and says whether one was changed. Escape closes it. */
export function ReportDialog({ range, network: shown, onClose, onLetter }: ReportDialogProps) {
  const { texts, style, settings } = useApp();
  const known = getValue(useNetworks()) ?? [];
  const [network, setNetwork] = useState(shown ?? ALL);
  const [format, setFormat] = useState<ReportFormat>('pdf');
  const [paper, setPaper] = useState<Paper>('a4');
  const [language, setLanguage] = useState<Language>(style.language);
  const [isBusy, setIsBusy] = useState(false);
  const [written, setWritten] = useState<ReportAnswer | null>(null);
  const [verified, setVerified] = useState<VerifyAnswer | null>(null);
  const during = (work: Promise<void>) => {
    setIsBusy(true);
    setWritten(null);
    setVerified(null);
    void work.finally(() => setIsBusy(false));
  };
  const save = () =>
    during(
      bridge
        .reportWrite({ range, network: network === ALL ? null : network, format, paper, language })
        .then(setWritten, () => undefined),
    );
  const verify = () => during(bridge.reportVerify().then(setVerified, () => undefined));
  const networks = [
    { value: ALL, label: texts('report:page.head.allNetworks') },
    ...known.map((entry) => ({ value: entry.network, label: networkName(entry, settings.networks) })),
  ];
  return (
    <Modal
      opened
      onClose={onClose}
      title={texts('report:dialog.title')}
      closeButtonProps={{ 'aria-label': texts('common:close') }}
      centered
      size={640}
      overlayProps={{ backgroundOpacity: 0.25 }}
    >
      <p className={classes.words}>
        {texts('report:dialog.words', {
          from: formatDate(range.from, style),
          to: formatDate(range.to - 1, style),
        })}
      </p>
      <SelectRow
        id="report-network"
        label={texts('report:page.head.network')}
        value={network}
        choices={networks}
        onChange={setNetwork}
      />
      <SelectRow
        id="report-format"
        label={texts('report:dialog.format')}
        value={format}
        choices={REPORT_FORMATS.map((value) => ({ value, label: texts(`report:format.${value}`) }))}
        onChange={setFormat}
      />
      {format === 'pdf' && (
        <>
          <SelectRow
            id="report-paper"
            label={texts('report:dialog.paper')}
            value={paper}
            choices={PAPERS.map((value) => ({ value, label: texts(`report:paper.${value}`) }))}
            onChange={setPaper}
          />
          <SelectRow
            id="report-language"
            label={texts('report:dialog.language')}
            value={language}
            choices={SPOKEN_LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
            onChange={setLanguage}
          />
        </>
      )}
      <div className={classes.actions}>
        <Button onClick={save} loading={isBusy} data-autofocus>
          {texts('report:dialog.save')}
        </Button>
        <Button variant="default" onClick={verify} disabled={isBusy}>
          {texts('report:dialog.verify')}
        </Button>
      </div>
      <div role="status" className={classes.answer}>
        {written !== null && <ReportEnd answer={written} />}
        {written?.kind === 'written' && <TextButton onClick={onLetter}>{texts('letter:write')}</TextButton>}
        {verified !== null && <VerifyEnd answer={verified} />}
      </div>
    </Modal>
  );
}
