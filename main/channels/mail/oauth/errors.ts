import type { DeliveryProblem } from '../../../../shared/messages/delivery-problems';

/** An error response of the token endpoint. */
export interface TokenRefusal {
  readonly status: number;
  /** RFC 6749 §5.2; empty without one. */
  readonly error: string;
  readonly description: string;
}

type Meaning = { readonly kind: 'retry' | 'blocked'; readonly problem: DeliveryProblem };

const RETRY: Meaning = { kind: 'retry', problem: 'temporary' };
const blocked = (problem: DeliveryProblem): Meaning => ({ kind: 'blocked', problem });

/**
 * Microsoft’s codes for temporary errors, which occur with any `error`: 50033 and 90006 (retryable), 50196 (too many
 * requests), 90012 (timeout), 90024 (budget of the request), 90033 and 90036 (directory unavailable), 90055
 * (throttled). https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
const TRANSIENT_CODES = /\bAADSTS(?:50033|50196|90006|90012|90024|90033|90036|90055)\b/;

/** Microsoft’s codes and words for a scope that the consent does not cover, reported as invalid_grant. */
const SCOPE_NOT_COVERED = /\bAADSTS(?:65001|70011|650053)\b|scopes? requested (?:is|are) unauthorized/;

/** RFC 6749 §5.2, RFC 6749 §4.1.2.1, OpenID Connect Core §3.1.2.6, RFC 8628 §3.5, and additions of Google. */
const BY_ERROR: Readonly<Record<string, Meaning>> = {
  temporarily_unavailable: RETRY,
  server_error: RETRY,
  slow_down: RETRY,
  internal_failure: RETRY,
  rate_limit_exceeded: RETRY,
  invalid_grant: blocked('consent-needed'),
  interaction_required: blocked('consent-needed'),
  login_required: blocked('consent-needed'),
  consent_required: blocked('consent-needed'),
  access_denied: blocked('consent-needed'),
  invalid_client: blocked('client-refused'),
  unauthorized_client: blocked('client-refused'),
  deleted_client: blocked('client-refused'),
  disabled_client: blocked('client-refused'),
  org_internal: blocked('client-refused'),
  invalid_request: blocked('client-refused'),
  unsupported_grant_type: blocked('client-refused'),
  invalid_scope: blocked('scope-refused'),
  insufficient_scope: blocked('scope-refused'),
  invalid_target: blocked('scope-refused'),
  admin_policy_enforced: blocked('not-permitted'),
};

/** Request Timeout, Too Early, Too Many Requests. */
const TEMPORARY_STATUS: readonly number[] = [408, 425, 429];

/** The meaning of a refusal: by its codes, then by its words, then by its status. */
export function meaningOfRefusal({ status, error, description }: TokenRefusal): Meaning {
  if (status >= 500 || TEMPORARY_STATUS.includes(status)) return RETRY;
  if (TRANSIENT_CODES.test(description)) return RETRY;
  if (SCOPE_NOT_COVERED.test(description)) return blocked('scope-refused');
  const known = BY_ERROR[error];
  if (known !== undefined) return known;
  if (/transient|temporar|try again later|throttl/i.test(description)) return RETRY;
  if (error !== '') return blocked('authentication');
  if (status === 401 || status === 403) return blocked('client-refused');
  // A page or an empty response: the URL is not a token endpoint.
  return blocked('address-refused');
}

/** Parses the response of an endpoint; with an empty `error` if it is not an OAuth error. */
export function readRefusal(status: number, body: string): TokenRefusal {
  try {
    const { error, error_description: description } = Object(JSON.parse(body)) as Record<string, unknown>;
    const text = (value: unknown) => (typeof value === 'string' ? value : '');
    return { status, error: text(error), description: text(description) };
  } catch {
    return { status, error: '', description: '' };
  }
}
