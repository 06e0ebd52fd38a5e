import { expect } from '@playwright/test';

/** Looks this often: the application is on this computer, and a second's wait adds up over the tests. */
const INTERVALS_MS = [50, 100];

/** Looks again and again until what is expected is so; fails at the limit of `expect`, or at one of its own. */
export const eventually = <Value>(look: () => Value | Promise<Value>, timeout?: number) =>
  expect.poll(look, { intervals: INTERVALS_MS, ...(timeout !== undefined && { timeout }) });
