import { textsIn, type Language } from '../../shared/texts/i18n';
import type { Message } from '../../shared/messages/message';
import { bodyText, cutTo } from './plain-text';

/** What no message may be without; some services refuse an empty title. */
const NAME = 'Linewatch';
/** Of the explanation in a short form. */
const SHORT_CHARACTERS = 500;

/**
 * The message as any service can take it: a title that is there, and no half of a character (a lone surrogate makes
 * JSON that many parsers refuse).
 */
export function sendable(message: Message): Message {
  const whole = wellFormed(message);
  return whole.title.trim() === '' ? { ...whole, title: NAME } : whole;
}

/** All that a message says, in the plainest form there is. */
export function plainForm(message: Message): Message {
  const note = textsIn(message.language as Language)('channels:plain');
  let text = message.summary;
  try {
    text = bodyText(message);
  } catch {
    // The summary has the figures that matter.
  }
  return { ...message, ...NOTHING, summary: `${text}\n\n${note}`, data: null };
}

/** The title and the beginning of the explanation, for a service that takes no long message. */
export function shortForm(message: Message): Message {
  const closing = textsIn(message.language as Language)('channels:cut');
  const whole = [message.summary, closing].filter((part) => part !== '').join('\n\n');
  const summary =
    whole.length <= SHORT_CHARACTERS ? whole : cutTo(message.summary, SHORT_CHARACTERS, closing);
  return { ...message, ...NOTHING, summary };
}

const NOTHING = { rows: [], items: [], chart: null, method: '', because: '' };

/** A JSON value whose texts have no lone surrogates. */
export function wellFormed<Value>(value: Value): Value {
  const text = JSON.stringify(value);
  return JSON.parse(text, (_name, inner: unknown) =>
    typeof inner === 'string' ? inner.toWellFormed() : inner,
  ) as Value;
}
