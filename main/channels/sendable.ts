import { textsIn, type Language } from '../../shared/texts/i18n';
import type { Message } from '../../shared/messages/message';
import { bodyText, cutTo } from './plain-text';

/** Default title; some services refuse an empty one. */
const NAME = 'Linewatch';
/** Maximum length of the explanation in a short form. */
const SHORT_CHARACTERS = 500;

/** The message with a title and without lone surrogates, which many JSON parsers refuse. */
export function sendable(message: Message): Message {
  const whole = wellFormed(message);
  return whole.title.trim() === '' ? { ...whole, title: NAME } : whole;
}

/** All of a message in the plainest form. */
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

/** The title and the start of the explanation, for services that accept only short messages. */
export function shortForm(message: Message): Message {
  const closing = textsIn(message.language as Language)('channels:cut');
  const whole = [message.summary, closing].filter((part) => part !== '').join('\n\n');
  const summary =
    whole.length <= SHORT_CHARACTERS ? whole : cutTo(message.summary, SHORT_CHARACTERS, closing);
  return { ...message, ...NOTHING, summary };
}

const NOTHING = { rows: [], items: [], chart: null, method: '', because: '' };

/** A JSON value without lone surrogates in its texts. */
export function wellFormed<Value>(value: Value): Value {
  const text = JSON.stringify(value);
  return JSON.parse(text, (_name, inner: unknown) =>
    typeof inner === 'string' ? inner.toWellFormed() : inner,
  ) as Value;
}
