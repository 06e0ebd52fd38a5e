import type { MailProposal, MailSearch } from '../../../shared/mail/mail-proposal';
import type { TestAnswer } from '../../../shared/messages/delivery-answers';
import type { ChannelForm } from '../settings/channels/channels-form';
import { senderIn, withLateProposal } from '../settings/channels/mail-proposal-form';

/** What became of the wish for a test mail. */
export type TestMailEnd =
  | TestAnswer
  /** No server to send with: none was found, or the provider wants more than a password. */
  | { readonly kind: 'no-server'; readonly search: MailSearch | 'failed' }
  /** A person has to confirm the server first. */
  | { readonly kind: 'consent'; readonly address: string; readonly proposal: MailProposal }
  /** The address was changed during the search. */
  | { readonly kind: 'changed' }
  /** The page says why. */
  | { readonly kind: 'not-saved' }
  | { readonly kind: 'failed' }
  /** The page was left meanwhile: nothing was saved or sent. */
  | { readonly kind: 'left' };

export interface TestMailDeps {
  /** Whether a server was entered before, which then stays. */
  readonly isEntered: boolean;
  /** The form of mail at the moment of the call. */
  readonly mail: () => ChannelForm;
  /** The form of mail that is stored. */
  readonly stored: ChannelForm;
  readonly find: (address: string) => Promise<MailSearch>;
  /** Saves the form with this mail. */
  readonly save: (mail: ChannelForm) => Promise<boolean>;
  readonly test: () => Promise<TestAnswer>;
  readonly isLeft: () => boolean;
}

/**
 * Finds the mail server of the address, switches mail on, saves, and sends a test mail. Never rejects.
 *
 * @param agreed the server that a person has confirmed; null where there is none
 */
export async function sendTestMail(deps: TestMailDeps, agreed: MailProposal | null): Promise<TestMailEnd> {
  try {
    const server = deps.isEntered ? toSend(deps.mail()) : await completed(deps, agreed);
    if (server.kind !== 'send') return server;
    if (!(await deps.save({ ...server.mail, isEnabled: true }))) return { kind: 'not-saved' };
    return await deps.test();
  } catch {
    return { kind: 'failed' };
  }
}

interface ToSend {
  readonly kind: 'send';
  readonly mail: ChannelForm;
}

const toSend = (mail: ChannelForm): ToSend => ({ kind: 'send', mail });

/** The form with a server, or why there is none. */
async function completed(deps: TestMailDeps, agreed: MailProposal | null): Promise<ToSend | TestMailEnd> {
  const asked = deps.mail();
  if (agreed !== null) return filled(deps, asked, agreed, true);
  const search = await deps.find(senderIn(asked)).catch(() => 'failed' as const);
  if (deps.isLeft()) return { kind: 'left' };
  if (search === 'failed' || search.kind !== 'found' || search.proposal.login === 'oauth2') {
    return { kind: 'no-server', search };
  }
  return filled(deps, asked, search.proposal, false);
}

function filled(
  { mail, stored }: TestMailDeps,
  asked: ChannelForm,
  proposal: MailProposal,
  isAgreed: boolean,
): ToSend | TestMailEnd {
  // The reader is the address itself; everything else that was typed meanwhile stays.
  const form = withLateProposal({ ...mail(), to: '' }, asked, proposal);
  if (form === null) return { kind: 'changed' };
  const isKnown = SERVER.every((name) => form[name] === stored[name]);
  if (!proposal.needsConsent || isAgreed || isKnown) return toSend(form);
  return { kind: 'consent', address: senderIn(asked), proposal };
}

const SERVER = ['host', 'port', 'security'] as const;
