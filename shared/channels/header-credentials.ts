/** Names of headers that let somebody in: keys, tokens, passwords, cookies. */
const NAME =
  /auth|token|secret|passw|pwd|cookie|credential|session|signature|(?:^|[-_.])(?:api|app|access)?key(?:$|[-_.])/i;
/** Values that say so themselves: `Bearer …`, as behind a name of somebody's own. */
const VALUE = /^(?:basic|bearer|digest|token|apikey|key)\s+\S/i;

/**
 * What a header line (`X-Api-Key: 123`) holds that must be known to nobody else; null where it holds nothing like that. It is
 * treated as a secret: it is in no backup, and is taken out of what servers answer.
 */
export function credentialIn(line: string): string | null {
  const colon = line.indexOf(':');
  const value = line.slice(colon + 1).trim();
  if (colon < 1 || value === '') return null;
  return NAME.test(line.slice(0, colon)) || VALUE.test(value) ? value : null;
}
