import type { MailConsent } from '../../../../shared/mail/mail-consent';
import { TechnicalDetail } from '../../../components/notice/technical-detail';
import { useApp } from '../../../hooks/app-context';

/** How the question for consent ended, and what to do where it failed. */
export function ConsentEnd({ end }: { readonly end: MailConsent }) {
  const { texts } = useApp();
  if (end.kind === 'agreed') return <p data-tone="good">{texts('channels:consent.agreed')}</p>;
  return (
    <>
      <p data-tone="bad">{texts(`channels:consent.failed.${end.reason}`)}</p>
      <TechnicalDetail text={end.detail} />
    </>
  );
}
