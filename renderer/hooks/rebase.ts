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
    merged[key] = isTree(value) && isTree(before) && isTree(now) ? takeChanges(value, before, now) : value;
  }
  return merged;
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
