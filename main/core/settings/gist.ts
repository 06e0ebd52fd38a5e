import { cleanForeignText } from '../../../shared/texts/foreign-text';

/** So much of a value says which one it was. */
const GIST_LENGTH = 80;
/** Names under which people write passwords, also where they do not belong. */
const SECRET_NAME = /(?:pass|secret|token|key|credential|authori[sz]ation|cookie|pin$)(?!\w*Storage$)/i;
const HIDDEN = '…';

/**
 * What a value of the settings file is, short enough for a sentence and without any secret: nothing of what stands
 * under the name of a secret, no user, password or query of an address, no private key.
 */
export function describeValue(value: unknown, name = ''): string {
  return cleanForeignText(JSON.stringify(withoutSecrets(value, name)) ?? 'undefined', GIST_LENGTH);
}

function withoutSecrets(value: unknown, name: string): unknown {
  if (SECRET_NAME.test(name)) return HIDDEN;
  if (typeof value === 'object' && value !== null) {
    if (Array.isArray(value))
      return value.slice(0, GIST_LENGTH).map((element) => withoutSecrets(element, name));
    const entries = Object.entries(value).slice(0, GIST_LENGTH);
    return Object.fromEntries(entries.map(([key, inner]) => [key, withoutSecrets(inner, key)]));
  }
  if (typeof value !== 'string') return value;
  if (value.includes('PRIVATE KEY')) return HIDDEN;
  return value
    .slice(0, GIST_LENGTH * 2)
    .replace(ADDRESS, '$<scheme>$<host>')
    .replace(LOGIN, `${HIDDEN}@`);
}

/** An address with whatever may hold a secret: user and password before the host, path, query and fragment after it. */
const ADDRESS = /(?<scheme>[a-z][\w+.-]*:\/\/)(?:[^\s/?#]*@)?(?<host>[^\s/?#@"]*)[^\s"]*/gi;
/** User and password before a host that has no scheme. */
const LOGIN = /[^\s:@/"]+:[^\s@/"]+@/g;
