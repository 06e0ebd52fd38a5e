import type { ExportAnswer } from '../../../shared/history/export';
import { TechnicalDetail } from '../../components/notice/technical-detail';
import { useApp } from '../../hooks/app-context';

/** Where the file is, or why there is none; nothing where no folder was chosen. */
export function ExportEnd({ answer }: { readonly answer: ExportAnswer }) {
  const { texts } = useApp();
  switch (answer.kind) {
    case 'written':
      return answer.lineEvents === undefined ? (
        <p>{texts('history:export.written', { count: answer.runs, path: answer.path })}</p>
      ) : (
        <p>{texts('outages:exported', { count: answer.lineEvents, path: answer.path })}</p>
      );
    case 'in-data-folder':
      return <p data-tone="bad">{texts('history:export.inDataFolder', { path: answer.path })}</p>;
    case 'not-written':
      return (
        <>
          <p data-tone="bad">{texts('history:export.failed', { path: answer.path })}</p>
          <TechnicalDetail text={answer.detail} />
        </>
      );
    case 'cancelled':
      return null;
  }
}
