import type { LibrespeedServer } from '../../core/ports';
import type { ConnectionOptions } from '../../engine/http/connection-options';
import { isFailure, type Failure } from '../../engine/failure';
import { badAnswer, LOGIN_PAGE, statusFault } from '../../engine/http/head';
import { isPage, request, type Answer } from '../../engine/http/request';

const DEADLINE_MS = 5_000;
const MAX_BODY_BYTES = 4_096;

/** A server whose addresses were seen to answer. */
export interface LocatedServer {
  readonly server: LibrespeedServer;
  /** Where its paths start, after redirects; ends in a slash. */
  readonly baseUrl: string;
}

/** Where the backends in PHP, Go, Rust and Node have their parts, the most common place first. */
const USUAL_PLACES = [
  { folder: '', extension: '.php' },
  { folder: 'backend/', extension: '.php' },
  { folder: '', extension: '' },
  { folder: 'backend/', extension: '' },
] as const;

/**
 * Finds the parts of a server of which only the address is known, by asking all the usual places at once.
 * Redirects are followed. Null when the signal ended it.
 */
export async function locateLibrespeed(
  server: LibrespeedServer,
  signal: AbortSignal,
  connection: ConnectionOptions,
): Promise<LocatedServer | Failure | null> {
  const answers = await Promise.all(
    USUAL_PLACES.map(({ folder, extension }) =>
      request(new URL(`${folder}empty${extension}`, server.url), {
        maxBodyBytes: MAX_BODY_BYTES,
        deadlineMs: DEADLINE_MS,
        signal,
        connection,
      }),
    ),
  );
  if (signal.aborted) return null;
  const failures: Failure[] = [];
  for (const [index, answer] of answers.entries()) {
    const fault = answer === null || isFailure(answer) ? answer : findFault(answer);
    if (fault !== null) {
      failures.push(fault);
      continue;
    }
    const extension = USUAL_PLACES[index]?.extension ?? '';
    if (answer !== null && !isFailure(answer)) return locatedAt(server, answer.url, extension);
  }
  return failures.find((failure) => failure.reason !== 'http-status') ?? failures[0] ?? null;
}

/** What speaks against an answer being that of a LibreSpeed server: an empty body is the sign of one. */
function findFault(answer: Answer): Failure | null {
  const { head, body } = answer;
  const fault = statusFault(head);
  if (fault !== null) return fault;
  if (body.length === 0) return null;
  return isPage(answer)
    ? LOGIN_PAGE
    : badAnswer('this is no LibreSpeed server: the ping answer is not empty');
}

function locatedAt(server: LibrespeedServer, emptyUrl: URL, extension: string): LocatedServer {
  return {
    server: {
      ...server,
      downloadPath: `garbage${extension}`,
      uploadPath: `empty${extension}`,
      pingPath: `empty${extension}`,
      ipPath: `getIP${extension}`,
    },
    baseUrl: new URL('.', emptyUrl).href,
  };
}
