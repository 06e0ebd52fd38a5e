import type { DeliveryProblem } from '../../../shared/message';

const SOLVED_IN_SETTINGS: readonly DeliveryProblem[] = [
  'connection',
  'dns',
  'timeout',
  'tls',
  'authentication',
  'secret-unreadable',
  'secret-missing',
  'recipient-refused',
  'sender-refused',
  'not-configured',
];

/** Whether the way out of a problem is in the settings of its channel. */
export function isSolvedInSettings(problem: DeliveryProblem): boolean {
  return SOLVED_IN_SETTINGS.includes(problem);
}
