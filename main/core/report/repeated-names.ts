/**
 * Whether an object in a text of JSON has one member twice: JSON.parse takes the last of them, other readers another one. The
 * text is one that JSON.parse takes, `value` what it made of it.
 */
export function hasRepeatedNames(text: string, value: unknown): boolean {
  return countColons(text) !== countMembers(value);
}

/** Colons outside of texts: each member has one. */
function countColons(text: string): number {
  let count = 0;
  let isInText = false;
  for (let place = 0; place < text.length; place += 1) {
    const sign = text[place];
    if (isInText && sign === '\\') place += 1;
    else if (sign === '"') isInText = !isInText;
    else if (sign === ':' && !isInText) count += 1;
  }
  return count;
}

function countMembers(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const members: readonly unknown[] = Object.values(value);
  return (
    (Array.isArray(value) ? 0 : members.length) +
    members.reduce<number>((sum, one) => sum + countMembers(one), 0)
  );
}
