import type { ImportAnswer, ImportPreviewAnswer } from '../../../../shared/history/import';
import { TechnicalDetail } from '../../../components/notice/technical-detail';
import { useApp } from '../../../hooks/app-context';

/** Why a file cannot be imported as a whole; nothing where it can. */
export function Refusal({ answer }: { readonly answer: ImportPreviewAnswer }) {
  const { texts } = useApp();
  switch (answer.kind) {
    case 'refused':
      return <p data-tone="bad">{texts(`imports:refusal.${answer.refusal}`, { file: answer.fileName })}</p>;
    case 'not-readable':
      return (
        <>
          <p data-tone="bad">{texts('imports:notReadable', { path: answer.path })}</p>
          <TechnicalDetail text={answer.detail} />
        </>
      );
    case 'preview':
    case 'cancelled':
      return null;
  }
}

/** What became of an import. */
export function ImportEnd({ answer }: { readonly answer: ImportAnswer }) {
  const { texts } = useApp();
  switch (answer.kind) {
    case 'imported':
      return <p>{texts('imports:done', { count: answer.added })}</p>;
    case 'changed':
      return <p data-tone="bad">{texts('imports:changed')}</p>;
    case 'failed':
      return (
        <>
          <p data-tone="bad">{texts('imports:failed')}</p>
          <TechnicalDetail text={answer.detail} />
        </>
      );
  }
}
