import { useCallback, useEffect, useRef, useState } from 'react';
import { useEvent } from './use-event';

/** What is known of an answer. While it is asked for again, the last one stays. */
export type Answer<Value> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly value: Value }
  | { readonly kind: 'failed' };

/**
 * Asks main once, and again when `key` changes, `again` is called, or somebody asks for the newest data. An answer that comes after a newer question
 * is dropped.
 */
export function useAnswer<Value>(
  key: string,
  ask: () => Promise<Value>,
): { readonly answer: Answer<Value>; readonly again: () => void } {
  const [answer, setAnswer] = useState<Answer<Value>>({ kind: 'loading' });
  const latest = useRef({ ask, question: 0 });
  useEffect(() => {
    latest.current.ask = ask;
  });
  const again = useCallback(() => {
    const question = ++latest.current.question;
    const settle = (next: Answer<Value>) => {
      if (latest.current.question === question) setAnswer(next);
    };
    latest.current.ask().then(
      (value) => settle({ kind: 'ready', value }),
      () => settle({ kind: 'failed' }),
    );
  }, []);
  useEffect(() => again(), [key, again]);
  useEvent('onRefresh', again);
  return { answer, again };
}

/** The value of an answer that is there; null before, and when it failed. */
export function getValue<Value>(answer: Answer<Value>): Value | null {
  return answer.kind === 'ready' ? answer.value : null;
}
