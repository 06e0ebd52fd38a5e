/** How the question for consent to send mail ended; the refresh token itself is among the secrets. */
export type MailConsent =
  | { readonly kind: 'agreed' }
  | {
      readonly kind: 'failed';
      readonly reason:
        | 'not-configured'
        | 'refused'
        | 'superseded'
        | 'timeout'
        | 'no-refresh-token'
        | 'unreachable'
        | 'internal';
      /** What the provider said; may be empty. */
      readonly detail: string;
    };
