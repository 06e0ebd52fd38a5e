import type { BreakPlace } from './outages';

/** Where a failed or slow run points. `unknown`: the evidence does not say. */
export const BLAMED = [
  'own-traffic',
  'this-computer',
  'own-network',
  'login-page',
  'wifi',
  'router',
  'provider-line',
  'server',
  'service',
  'unknown',
] as const;
export type Blamed = (typeof BLAMED)[number];

/** One piece of evidence. Numbers in the unit of their name. */
export type BlameEvidence =
  /** What other programs of this computer moved; null where only that they did is known. */
  | { readonly kind: 'own-traffic'; readonly bitsPerSecond: number | null }
  | { readonly kind: 'wifi-signal'; readonly dbm: number }
  | { readonly kind: 'wifi-rate'; readonly bitsPerSecond: number }
  /** Time to connect to the gateway in the minutes of the run. */
  | { readonly kind: 'gateway-slow' | 'gateway-fast'; readonly latencyMs: number }
  | { readonly kind: 'gateway-loss' | 'line-loss'; readonly ratio: number }
  /** The line was down meanwhile, by what was seen between tests. */
  | { readonly kind: 'outage'; readonly place: BreakPlace }
  /** The line was watched meanwhile, and far hosts answered. */
  | { readonly kind: 'line-fine' }
  /** Tests of other servers of the same service, and of other services, within two hours. */
  | { readonly kind: 'other-servers-fine' | 'other-servers-bad'; readonly runs: number }
  | { readonly kind: 'other-services-fine' | 'other-services-bad'; readonly runs: number }
  /** The other side answered, only not with a test. */
  | { readonly kind: 'answered' }
  | { readonly kind: 'no-network' | 'login-page' | 'process' }
  /** Nobody watched the line meanwhile. */
  | { readonly kind: 'not-watched' };

/** Where a run points, with the evidence; the strongest first. */
export interface Blame {
  readonly points: Blamed;
  readonly evidence: readonly BlameEvidence[];
}
