import { textsIn, type Language } from '../../shared/texts/i18n';
import type { ReportReply } from '../report/report-desk';
import { EXIT, printUnanswered, type Printed } from './measure';

/** Words what came of a report for a person. Null: nobody answered. */
export function printReport(reply: ReportReply | null, language: Language): Printed {
  const texts = textsIn(language);
  const failed = (err: string): Printed => ({ out: '', err, exitCode: EXIT.failed });
  switch (reply?.kind) {
    case undefined:
      return printUnanswered(language);
    case 'written': {
      const { tests: count, path } = reply;
      return { out: texts('report:written', { count, path }), err: '', exitCode: EXIT.done };
    }
    case 'in-data-folder':
      return failed(texts('history:export.inDataFolder', { path: reply.path }));
    case 'not-written':
      return failed(texts('cli:notExported', { ...reply }));
    case 'too-many':
      return failed(texts('report:tooMany', { tests: reply.tests, most: reply.most }));
    case 'not-ready':
      return failed(texts('report:notReady'));
    case 'unknown-network':
      return failed(
        texts('report:unknownNetwork', { network: reply.network, known: reply.known.join('; ') || '–' }),
      );
  }
}
