import { withoutInvisible } from '../texts/foreign-text';
import { asciiHost } from './mail-host';

const ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
const LABEL = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const ADDRESS = new RegExp(`^${ATOM}(?:\\.${ATOM})*@${LABEL}(?:\\.${LABEL})*$`);

/**
 * Whether a text is one plain mail address: RFC 5321 dot-atom and a host name, in ASCII.
 * Stricter than the standard on purpose: quotes, comments, groups, lists and line breaks, which mail
 * libraries may read as more than one recipient, are refused.
 */
export function isMailAddress(text: string): boolean {
  return text.length <= 254 && text.lastIndexOf('@') <= 64 && ADDRESS.test(text);
}

/** An address as it was entered, for the network: without spaces around it and characters that nobody sees, an international domain in ASCII. */
export function tidiedAddress(typed: string): string {
  const text = withoutInvisible(typed).trim();
  const at = text.lastIndexOf('@');
  return at === -1 ? text : `${text.slice(0, at + 1)}${asciiHost(text.slice(at + 1))}`;
}
