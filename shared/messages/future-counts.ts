/** Kinds of future that messages have which are not delivered, most urgent first. */
export const UNDELIVERED = [
  'blocked',
  'unproven',
  'failed',
  'unreadable',
  'retried',
  'onTheWay',
  'held',
  'setAside',
] as const;

/** How many messages have which future. One that stands for others counts as so many. */
export type FutureCounts = Readonly<Record<(typeof UNDELIVERED)[number], number>>;

export const NOTHING_UNDELIVERED: FutureCounts = {
  blocked: 0,
  unproven: 0,
  failed: 0,
  unreadable: 0,
  retried: 0,
  onTheWay: 0,
  held: 0,
  setAside: 0,
};
