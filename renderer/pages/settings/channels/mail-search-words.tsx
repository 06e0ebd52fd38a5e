import type { MailSearch } from '../../../../shared/mail/mail-proposal';
import { useApp } from '../../../hooks/app-context';

/** What a search for a mail server found, and what a person does next. */
export function MailSearchWords({ search }: { readonly search: MailSearch | 'failed' }) {
  const { texts } = useApp();
  if (search === 'failed') return <p data-tone="bad">{texts('settings:findServer.failed')}</p>;
  switch (search.kind) {
    case 'none':
      return <p data-tone="bad">{texts(`settings:findServer.none.${search.reason}`)}</p>;
    case 'closed': {
      const { provider, helpUrl } = search;
      return <p data-tone="bad">{texts('settings:findServer.closed', { name: provider, url: helpUrl })}</p>;
    }
    case 'found': {
      const { source, provider, smtp, login, helpUrl } = search.proposal;
      const { host, port } = smtp;
      return (
        <>
          <p data-tone="good">
            {texts(`settings:findServer.found.${source}`, { name: provider, host, port: String(port) })}
          </p>
          <p>{texts(`settings:findServer.login.${login}`, { name: provider || host, url: helpUrl })}</p>
        </>
      );
    }
  }
}
