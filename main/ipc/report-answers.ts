import type { ReportAnswer, ReportOrder } from '../../shared/report/report-order';
import type { VerifyAnswer } from '../../shared/report/verification';
import { errorText } from '../../shared/texts/error-text';
import { formatSortable } from '../../shared/texts/format-time';
import { textsIn, type Language } from '../../shared/texts/i18n';
import type { Clock } from '../core/ports';
import type { ReportDesk } from '../report/report-desk';
import type { FileSuggestion } from '../shell/chosen-file';
import type { FileChoice } from '../shell/file-dialogs';

/** What the window's requests for reports and letters reach. */
export interface ReportServices {
  readonly reportDesk: Pick<ReportDesk, 'writeOrder' | 'facts' | 'writeLetter'>;
  readonly reports: { readonly verify: (path: string) => Promise<VerifyAnswer> };
  readonly language: () => Language;
  readonly timeZone: () => string;
  readonly clock: Clock;
}

interface Deps {
  readonly services: ReportServices;
  readonly askWhereToSave: (suggestion: FileSuggestion) => Promise<string | null>;
  readonly askWhatToOpen: (files: FileChoice) => Promise<string | null>;
}

/** Saves a report where the person wants it. */
export async function saveReport(
  { services, askWhereToSave }: Deps,
  order: ReportOrder,
): Promise<ReportAnswer> {
  const { format } = order;
  const day = formatSortable(services.clock.now(), services.timeZone()).slice(0, '2026-11-23'.length);
  const path = await askWhereToSave({
    name: `linewatch-report-${day}.${format}`,
    extension: format,
    kind: textsIn(services.language())(`report:format.${format}`),
  });
  return path === null ? { kind: 'cancelled' } : services.reportDesk.writeOrder(path, order);
}

/** Looks whether a report that the person names was changed since it was made. */
export async function verifyReport({ services, askWhatToOpen }: Deps): Promise<VerifyAnswer> {
  const path = await askWhatToOpen({
    extensions: ['json'],
    kind: textsIn(services.language())('report:format.json'),
  });
  if (path === null) return { kind: 'cancelled' };
  return services.reports
    .verify(path)
    .catch((error: unknown): VerifyAnswer => ({ kind: 'not-read', path, detail: errorText(error) }));
}
