import { Button } from '@mantine/core';
import { IconFileCertificate, IconMail } from '@tabler/icons-react';
import { useState } from 'react';
import type { TimeRange } from '../../../../shared/time-range';
import { useApp } from '../../../hooks/app-context';
import { LetterDialog } from '../letter/letter-dialog';
import type { Place } from '../../../hooks/place';
import { useArrival, useOpenPart } from '../../../hooks/use-arrival';
import { ReportDialog } from './report-dialog';

interface ReportButtonsProps {
  readonly place: Place;
  /** What the page shows. */
  readonly range: TimeRange;
  /** The one network that it shows; null for several. */
  readonly network: string | null;
}

/** Opens the dialogs in which a report of what the page shows is saved, and a letter about it is written. */
export function ReportButtons({ place, range, network }: ReportButtonsProps) {
  const { texts } = useApp();
  const [isReportOpen, setReportOpen] = useOpenPart(place, 'report');
  const [isLetterOpen, setLetterOpen] = useState(false);
  // A period until now moves on with each test; a letter is about the one that it was opened for.
  const [chosen, setChosen] = useState(range);
  useArrival(place, ({ opens }) => {
    if (opens !== 'letter') return;
    setChosen(range);
    setLetterOpen(true);
  });
  const openLetter = () => {
    setChosen(range);
    setReportOpen(false);
    setLetterOpen(true);
  };
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconFileCertificate size={16} stroke={1.75} aria-hidden="true" />}
        onClick={() => setReportOpen(true)}
      >
        {texts('report:dialog.button')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconMail size={16} stroke={1.75} aria-hidden="true" />}
        onClick={openLetter}
      >
        {texts('letter:button')}
      </Button>
      {isReportOpen && (
        <ReportDialog
          range={range}
          network={network}
          onClose={() => setReportOpen(false)}
          onLetter={openLetter}
        />
      )}
      {isLetterOpen && <LetterDialog range={chosen} network={network} onClose={() => setLetterOpen(false)} />}
    </>
  );
}
