import { DIRECTIONS, type OutageEntry } from '../report/report';
import type { LetterFacts } from './letter';

/** The share of tests that has to reach the normally available speed, and of the maximum that counts as reached. */
const NINE_TENTHS = 0.9;

/**
 * Whether the figures say that the line did not always deliver what the contract states: the minimum was undercut, the
 * normally available speed was not reached by nine tenths of the tests, or there was a day without nine tenths of the maximum.
 * Yardsticks as in the rules of several regulators. False where the contract states nothing, or nothing was measured.
 */
export function isBelowContract({ summary }: LetterFacts): boolean {
  return DIRECTIONS.some((direction) => {
    const { tests, againstPlan } = summary.directions[direction];
    if (tests === 0) return false;
    return againstPlan.some(({ figure, below, reached, days, daysReachedNineTenths }) => {
      switch (figure) {
        case 'minimum':
          return below > 0;
        case 'normal':
          return reached < tests * NINE_TENTHS;
        case 'maximum':
          return daysReachedNineTenths < days;
      }
    });
  });
}

export interface LetterOutages {
  /** Beyond the home network, oldest first. */
  readonly outages: readonly OutageEntry[];
  /** Those of which nobody knows where the line broke. Outages within the home network are no matter of the provider. */
  readonly unplaced: number;
}

/** The outages that a letter to the provider may speak of. */
export function outagesOfProvider({ summary }: LetterFacts): LetterOutages {
  const { outages } = summary.availability;
  return {
    outages: outages.filter(({ place }) => place === 'beyond'),
    unplaced: outages.filter(({ place }) => place === 'unknown').length,
  };
}

/** What the figures say of the line, for the subject and the first sentence. */
export function findingOf(facts: LetterFacts): 'below' | 'outages' | 'both' | 'neither' {
  const isBelow = isBelowContract(facts);
  const hasOutages = outagesOfProvider(facts).outages.length > 0;
  if (isBelow) return hasOutages ? 'both' : 'below';
  return hasOutages ? 'outages' : 'neither';
}
