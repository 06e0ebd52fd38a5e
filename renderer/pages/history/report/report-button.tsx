import { Button } from '@mantine/core';
import { IconFileCertificate } from '@tabler/icons-react';
import type { TimeRange } from '../../../../shared/time-range';
import { useApp } from '../../../hooks/app-context';
import type { Place } from '../../../hooks/place';
import { useOpenPart } from '../../../hooks/use-arrival';
import { ReportDialog } from './report-dialog';

interface ReportButtonProps {
  readonly place: Place;
  /** What the page shows. */
  readonly range: TimeRange;
  /** The one network that it shows; null for several. */
  readonly network: string | null;
}

/** Opens the dialog in which a report of what the page shows is saved. */
export function ReportButton({ place, range, network }: ReportButtonProps) {
  const { texts } = useApp();
  const [isOpen, setIsOpen] = useOpenPart(place, 'report');
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconFileCertificate size={16} stroke={1.75} aria-hidden="true" />}
        onClick={() => setIsOpen(true)}
      >
        {texts('report:dialog.button')}
      </Button>
      {isOpen && <ReportDialog range={range} network={network} onClose={() => setIsOpen(false)} />}
    </>
  );
}
