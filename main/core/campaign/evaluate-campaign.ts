import type { Campaign, CampaignTest, ClauseResult } from '../../../shared/campaign/campaign';
import type { CampaignClause, CampaignRule } from '../../../shared/campaign/campaign-rule';
import { DIRECTIONS, type Direction } from '../../../shared/report/report';
import { dayOf } from './campaign-days';

/** What the clauses of a rule say of the measurements of a finished series, for each direction. */
export function evaluateCampaign(
  { plan, timeZone }: Pick<Campaign, 'plan' | 'timeZone'>,
  { clauses }: CampaignRule,
  tests: readonly CampaignTest[],
): readonly ClauseResult[] {
  return clauses.flatMap((clause) =>
    DIRECTIONS.map((direction) => ({
      clause,
      direction,
      ...evaluateClause(clause, plan[clause.kind][direction], toValues(tests, direction, timeZone)),
    })),
  );
}

interface Value {
  readonly day: number;
  readonly bitsPerSecond: number;
}

function toValues(tests: readonly CampaignTest[], direction: Direction, timeZone: string): readonly Value[] {
  return tests.flatMap((test) => {
    const bitsPerSecond = test[direction];
    return bitsPerSecond === null ? [] : [{ day: dayOf(test.startedAt, timeZone), bitsPerSecond }];
  });
}

function evaluateClause(
  clause: CampaignClause,
  promised: number | null,
  values: readonly Value[],
): Pick<ClauseResult, 'state' | 'promised' | 'found' | 'of'> {
  if (promised === null) return { state: 'unknown', promised, found: 0, of: 0 };
  const daysWith = (isOne: (bitsPerSecond: number) => boolean) =>
    new Set(values.filter(({ bitsPerSecond }) => isOne(bitsPerSecond)).map(({ day }) => day)).size;
  const days = daysWith(() => true);
  switch (clause.kind) {
    case 'maximum': {
      const found = daysWith((value) => value >= promised * clause.ratio);
      return { state: found < clause.days ? 'deviation' : 'kept', promised, found, of: days };
    }
    case 'normal': {
      const found = values.filter(({ bitsPerSecond }) => bitsPerSecond >= promised).length;
      const isBelow = found < values.length * clause.ratio;
      return { state: isBelow ? 'deviation' : 'kept', promised, found, of: values.length };
    }
    case 'minimum': {
      const found = daysWith((value) => value < promised);
      return { state: found >= clause.days ? 'deviation' : 'kept', promised, found, of: days };
    }
  }
}
