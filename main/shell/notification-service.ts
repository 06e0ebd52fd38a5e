import { SECOND_MS } from '../../shared/durations';
import { escapeTags } from '../../shared/texts/markup';
import type { BusAnswer } from '../bus/ask';
import type { BusCall } from '../bus/message';
import type { BusValue } from '../bus/values';

/** Asks the notification service what it can; a service that can be started is started by this. */
export const CAPABILITIES: BusCall = {
  destination: 'org.freedesktop.Notifications',
  path: '/org/freedesktop/Notifications',
  interface: 'org.freedesktop.Notifications',
  member: 'GetCapabilities',
};

/** A service that does not say what it can within this time would keep the whole application waiting for its answer. */
export const ANSWER_WITHIN_MS = 2 * SECOND_MS;
/** At login the service may start a moment after Linewatch. */
const LOOKS = 3;
const LOOK_AGAIN_MS = 2 * SECOND_MS;

/** What is known of the notification service of a Linux desktop. `absent`: nobody offers it, and nobody can start it. */
export type NotificationService =
  { readonly kind: 'ready'; readonly readsMarkup: boolean } | { readonly kind: 'absent' | 'silent' };

export interface FindDeps {
  /** Null where this session has no bus. */
  readonly ask: (() => Promise<BusAnswer>) | null;
  readonly pause: (milliseconds: number) => Promise<void>;
}

/** Looks for the notification service, several times where there is none yet. */
export async function findNotificationService({ ask, pause }: FindDeps): Promise<NotificationService> {
  if (ask === null) return { kind: 'absent' };
  for (let look = 1; ; look += 1) {
    const service = getService(await ask());
    if (service.kind !== 'absent' || look === LOOKS) return service;
    await pause(LOOK_AGAIN_MS);
  }
}

const NOBODY = /^org\.freedesktop\.DBus\.Error\.(?:ServiceUnknown|NameHasNoOwner|Spawn\.)/;

function getService(answer: BusAnswer): NotificationService {
  switch (answer.kind) {
    case 'answered':
      return { kind: 'ready', readsMarkup: isNamed(answer.values[0], 'body-markup') };
    case 'error':
      // A service that cannot say what it can is taken for a usual one.
      return NOBODY.test(answer.name) ? { kind: 'absent' } : USUAL;
    case 'silent':
      return { kind: 'silent' };
    case 'unreachable':
      // Another kind of bus than this can speak to: the system's own library may.
      return USUAL;
  }
}

function isNamed(list: BusValue | undefined, name: string): boolean {
  return Array.isArray(list) && list.includes(name);
}

const USUAL: NotificationService = { kind: 'ready', readsMarkup: true };

/**
 * The body of a notification for a service that reads markup in it, or does not. Titles are plain text everywhere.
 * https://specifications.freedesktop.org/notification-spec/latest/markup.html
 */
export function bodyFor(body: string, readsMarkup: boolean): string {
  return readsMarkup ? escapeTags(body) : body;
}
