/** The words of an unknown error: its message, or the thrown value as text. Never empty. */
export function errorText(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text === '' ? getName(error) : text;
}

/** The words of an unknown error with its stack where it has one: for logs, never for a person. */
export function errorStack(error: unknown): string {
  return error instanceof Error ? (error.stack ?? errorText(error)) : errorText(error);
}

function getName(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown error';
}
