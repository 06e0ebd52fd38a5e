/** What was typed into a form, and the form that it was typed into. */
export interface FormEdit<Form> {
  readonly typed: Form;
  readonly base: Form;
}

/**
 * What was typed, on top of what is stored now: the tray may have paused the schedule meanwhile. A part that nobody
 * touched is as stored.
 */
export function rebase<Form extends object>({ typed, base }: FormEdit<Form>, stored: Form): Form {
  return takeChanges(typed, base, stored);
}

function takeChanges<Part extends object>(typed: Part, base: Part, stored: Part): Part {
  const merged = { ...stored };
  for (const key of Object.keys(typed) as (keyof Part)[]) {
    const value = typed[key];
    if (isSame(value, base[key])) continue;
    const [before, now] = [base[key], stored[key]];
    merged[key] = takePart(value, before, now);
  }
  return merged;
}

function takePart<Value>(typed: Value, base: Value, stored: Value): Value {
  if (isTree(typed) && isTree(base) && isTree(stored)) return takeChanges(typed, base, stored);
  if (!isListOfNamed(typed) || !isListOfNamed(base) || !isListOfNamed(stored)) return typed;
  return takeEntries(typed, base, stored) as Value;
}

interface Named {
  readonly id: string;
}

/** A list whose entries have ids of their own, by which they are the same ones. */
function isListOfNamed(value: unknown): value is readonly Named[] {
  return (
    Array.isArray(value) &&
    value.every((entry) => isTree(entry) && typeof Reflect.get(entry, 'id') === 'string')
  );
}

/** Entries in the order as typed: what was removed on either side is gone, unless it was edited; what was added comes last. */
function takeEntries(
  typed: readonly Named[],
  base: readonly Named[],
  stored: readonly Named[],
): readonly Named[] {
  const find = (list: readonly Named[], wanted: string) => list.find(({ id }) => id === wanted);
  const kept = typed.flatMap((entry): readonly Named[] => {
    const before = find(base, entry.id);
    const now = find(stored, entry.id);
    if (before === undefined) return [entry];
    if (now === undefined) return isSame(entry, before) ? [] : [entry];
    return [takeChanges(entry, before, now)];
  });
  const added = stored.filter(({ id }) => find(base, id) === undefined && find(typed, id) === undefined);
  return [...kept, ...added];
}

function isTree(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether two values are the same as JSON. */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/**
 * A kept edit that fits a form of today; null where it is none. Parts that the form does not have, or that hold
 * another kind of value there, are dropped: another version may have kept them.
 */
export function fittingEdit<Form extends object>(kept: unknown, form: Form): FormEdit<Form> | null {
  if (!isTree(kept) || !('typed' in kept) || !('base' in kept)) return null;
  const { typed, base } = kept;
  if (!isTree(typed) || !isTree(base)) return null;
  return { typed: fit(typed, form), base: fit(base, form) };
}

function fit<Part extends object>(kept: object, like: Part): Part {
  const fitting = { ...like };
  for (const key of Object.keys(like) as (keyof Part & string)[]) {
    const value: unknown = Reflect.get(kept, key);
    const wanted = like[key];
    if (isTree(wanted)) {
      if (isTree(value)) fitting[key] = fit(value, wanted);
    } else if (isAlike(value, wanted)) fitting[key] = value as Part[typeof key];
  }
  return fitting;
}

/** An empty value may hold what it did not hold before: null a text or a number, a list any entries. */
function isAlike(value: unknown, like: unknown): boolean {
  if (value === undefined || isTree(value)) return false;
  if (Array.isArray(like) || Array.isArray(value)) {
    if (!Array.isArray(like) || !Array.isArray(value)) return false;
    const [sample] = like as unknown[];
    return sample === undefined || value.every((entry) => isEntryAlike(entry, sample));
  }
  return value === null || like === null || typeof value === typeof like;
}

function isEntryAlike(entry: unknown, sample: unknown): boolean {
  if (!isTree(entry) || !isTree(sample)) return typeof entry === typeof sample;
  return Object.entries(sample).every(([key, value]) => typeof Reflect.get(entry, key) === typeof value);
}
