/** What asked for a run. Data carried along the one way; persisted, never renamed in place. */
export const TRIGGERS = [
  'schedule',
  'manual',
  'catch-up',
  'canary',
  'confirmation',
  /** A test that failed is tried again. */
  'retry',
  'command-line',
] as const;
export type Trigger = (typeof TRIGGERS)[number];

/** Whether nobody waits for a run of this trigger. */
export function isUnattended(trigger: Trigger): boolean {
  return trigger !== 'manual' && trigger !== 'command-line';
}
