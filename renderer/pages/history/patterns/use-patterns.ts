import type { ComparisonQuery, GroupQuery, PatternQuery } from '../../../../shared/history/patterns';
import { bridge } from '../../../bridge';
import { useAnswer } from '../../../hooks/use-answer';

/** When in the week a figure is good and when not; read again when `readAt` changes, as all of these. */
export function useHourPatterns(query: PatternQuery, readAt: number) {
  return useAnswer(JSON.stringify([query, readAt]), () => bridge.patternsHours(query));
}

/** How the values of a figure are spread. */
export function useDistribution(query: PatternQuery, readAt: number) {
  return useAnswer(JSON.stringify([query, readAt]), () => bridge.patternsDistribution(query));
}

/** Two periods, figure by figure. */
export function useComparison(query: ComparisonQuery, readAt: number) {
  return useAnswer(JSON.stringify([query, readAt]), () => bridge.patternsComparison(query));
}

/** Tests by server, service, network or schedule. */
export function useGroups(query: GroupQuery, readAt: number) {
  return useAnswer(JSON.stringify([query, readAt]), () => bridge.patternsGroups(query));
}
