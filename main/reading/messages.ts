import type { ReaderRequests } from '../core/reader';

/** What the application posts to a reader. */
export type ReaderOrder =
  | { readonly kind: 'ask'; readonly id: number; readonly name: keyof ReaderRequests; readonly args: unknown }
  /** The file at the path is another one now. */
  | { readonly kind: 'reopen' }
  /** What is being written is given up; the thread ends once everything is answered. */
  | { readonly kind: 'end' };

/** What a reader posts back. */
export type ReaderReply =
  { readonly id: number; readonly answer: unknown } | { readonly id: number; readonly error: ErrorParts };

/** An error as it crosses to another thread, with what SQLite and the system say of it. */
export interface ErrorParts {
  readonly message: string;
  readonly stack: string | undefined;
  readonly facts: Readonly<Record<string, string | number | boolean>>;
}

/** The parts of anything thrown. */
export function errorParts(thrown: unknown): ErrorParts {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const facts = Object.entries(error).filter(([, value]) =>
    ['string', 'number', 'boolean'].includes(typeof value),
  );
  return {
    message: error.message,
    stack: error.stack,
    facts: Object.fromEntries(facts),
  };
}

/** The error of its parts. */
export function toError({ message, stack, facts }: ErrorParts): Error {
  const error = Object.assign(new Error(message), facts);
  if (stack !== undefined) error.stack = stack;
  return error;
}
