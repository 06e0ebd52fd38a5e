type Present<T> = { [Name in keyof T]?: Exclude<T[Name], null | undefined> };

/** The members that are there: null and undefined are left out. */
export function present<T extends object>(members: T): Present<T> {
  return Object.fromEntries(
    Object.entries(members).filter(([, value]) => value !== null && value !== undefined),
  ) as Present<T>;
}
