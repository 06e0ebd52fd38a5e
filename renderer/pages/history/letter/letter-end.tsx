import type { LetterMailed, LetterSaved } from '../../../../shared/letter/letter';
import { TechnicalDetail } from '../../../components/notice/technical-detail';
import { useApp } from '../../../hooks/app-context';

export type LetterOutcome =
  LetterSaved | LetterMailed | { readonly kind: 'copied' } | { readonly kind: 'not-copied' };

/** What came of a letter; nothing where no file was named. */
export function LetterEnd({ outcome }: { readonly outcome: LetterOutcome }) {
  const { texts } = useApp();
  switch (outcome.kind) {
    case 'cancelled':
      return null;
    case 'written':
      return <p>{texts('letter:written', { path: outcome.path })}</p>;
    case 'in-data-folder':
      return <p data-tone="bad">{texts('history:export.inDataFolder', { path: outcome.path })}</p>;
    case 'not-written':
      return (
        <>
          <p data-tone="bad">{texts('history:export.failed', { path: outcome.path })}</p>
          <TechnicalDetail text={outcome.detail} />
        </>
      );
    case 'copied':
      return <p>{texts('letter:copied')}</p>;
    case 'not-copied':
      return <p data-tone="bad">{texts('letter:notCopied')}</p>;
    case 'opened':
      return <p>{texts('letter:opened')}</p>;
    case 'opened-without-text':
      return <p>{texts('letter:openedWithoutText')}</p>;
    case 'not-opened':
      return (
        <>
          <p data-tone="bad">{texts('letter:notOpened')}</p>
          <TechnicalDetail text={outcome.detail} />
        </>
      );
  }
}
