import type { MailSettings } from '../../shared/settings';
import type { MailOrderDeps } from '../channels/mail/order';
import { MailAccess } from '../channels/mail/oauth/access';
import type { Clock } from '../core/ports';
import type { SecretStore } from '../storage/settings/secrets';

const REFRESH_TOKEN = 'mail.oauthRefreshToken';

export interface MailAccountDeps {
  readonly settings: () => MailSettings;
  readonly secrets: Pick<SecretStore, 'read' | 'save'>;
  readonly clock: Clock;
  /** Called with every new token. */
  readonly learn: (secret: string) => void;
}

/** The user's mail account: its settings and secrets, and the tokens that its provider gives. */
export interface MailAccount extends MailOrderDeps {
  /** Keeps the refresh token of a new consent. */
  readonly keepRefreshToken: (token: string) => Promise<unknown>;
}

/** Builds the mail account from the settings and the stored secrets. */
export function mailAccount({ settings, secrets, clock, learn }: MailAccountDeps): MailAccount {
  const keepRefreshToken = (token: string) => secrets.save(REFRESH_TOKEN, token, settings().passwordStorage);
  return {
    settings,
    secret: (name) => secrets.read(`mail.${name}`),
    access: new MailAccess({
      clock,
      learn,
      keepRefreshToken: async (token, inPlaceOf) => {
        const stored = await secrets.read(REFRESH_TOKEN);
        // A consent that a person gave or took back meanwhile is the newer one.
        const isSuperseded =
          stored.kind === 'absent' || (stored.kind === 'value' && stored.value.trim() !== inPlaceOf);
        if (!isSuperseded) await keepRefreshToken(token);
      },
    }),
    keepRefreshToken,
  };
}
