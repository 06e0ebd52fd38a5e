import { describe, expect, it } from 'vitest';
import { mail } from '../channels/mail';
import { MAIL_PROVIDERS, providerOfDomain, providerOfMx } from './mail-providers';
import { proposalByTable } from './mail-proposal';

describe('the table of mail providers', () => {
  it('has thirty providers and more, and each domain once', () => {
    expect(new Set(MAIL_PROVIDERS.map(({ name }) => name)).size).toBeGreaterThanOrEqual(30);
    const domains = MAIL_PROVIDERS.flatMap((provider) => provider.domains);
    expect(domains.filter((domain, index) => domains.indexOf(domain) !== index)).toEqual([]);
    expect(domains.filter((domain) => domain !== domain.toLowerCase())).toEqual([]);
  });

  it('has only settings that the form takes', () => {
    for (const { smtp, imap } of MAIL_PROVIDERS) {
      if (smtp === null) continue;
      expect(mail.schema.safeParse({ ...smtp, imapHost: imap ?? '' }).error).toBeUndefined();
      expect(smtp.security).toMatch(/^implicit-tls$|^starttls-required$/);
    }
  });

  it('says where to prepare an account that needs it', () => {
    const unsaid = MAIL_PROVIDERS.filter(({ login, helpUrl }) => login !== 'password' && helpUrl === '');
    expect(unsaid).toEqual([]);
    expect(MAIL_PROVIDERS.filter(({ helpUrl }) => /^https?:|\s/.test(helpUrl))).toEqual([]);
  });

  it('finds by domain and by the servers of incoming mail', () => {
    expect(providerOfDomain('GMX.de')?.smtp?.host).toBe('mail.gmx.net');
    expect(providerOfDomain('example.org')).toBe(null);
    expect(providerOfMx(['mx.example.org', 'alt1.aspmx.l.google.com.'])?.name).toBe('Gmail');
    expect(providerOfMx(['outlook-com.olc.protection.outlook.com'])?.name).toBe('Outlook.com');
    expect(providerOfMx(['evilgoogle.com'])).toBe(null);
  });

  it('proposes what the provider calls its users', () => {
    expect(proposalByTable('me@web.de')).toMatchObject({ proposal: { user: 'me' } });
    expect(proposalByTable('me@posteo.de')).toMatchObject({ proposal: { user: 'me@posteo.de' } });
    expect(proposalByTable('me@tuta.com')).toMatchObject({ kind: 'closed', provider: 'Tuta' });
    expect(proposalByTable('me@example.org')).toBe(null);
  });
});
