import { z } from 'zod';
import { parseAddress } from '../../../shared/address';
import type { Ndt7Target } from './target';

/** More than M-Lab names at once; the rest is left out. */
const MAX_TARGETS = 4;

const resultSchema = z.object({
  machine: z.string().min(1).max(255),
  location: z
    .object({ city: z.string().max(100).optional(), country: z.string().max(100).optional() })
    .optional(),
  urls: z.record(z.string().max(500), z.string().max(8_192)),
});
const answerSchema = z.object({ results: z.array(z.unknown()).max(1_000) });
const nextRequestSchema = z.object({ next_request: z.object({ nbf: z.iso.datetime({ offset: true }) }) });

/** What M-Lab's Locate service (version 2) says. */
export interface Located {
  /** In the order in which they are to be tried; empty when the answer names none that can be used. */
  readonly targets: readonly Ndt7Target[];
  /** Milliseconds since the epoch before which it must not be asked again; null when it does not say. */
  readonly notBefore: number | null;
}

/** Reads an answer of the Locate service; what makes no sense in it is left out. */
export function readLocated(text: string): Located {
  const value = parseJson(text);
  const answer = answerSchema.safeParse(value);
  const next = nextRequestSchema.safeParse(value);
  const results = answer.success ? answer.data.results.slice(0, MAX_TARGETS) : [];
  return {
    targets: results.map(toTarget).filter((target) => target !== null),
    notBefore: next.success ? Date.parse(next.data.next_request.nbf) : null,
  };
}

function toTarget(value: unknown): Ndt7Target | null {
  const result = resultSchema.safeParse(value);
  if (!result.success) return null;
  const { machine, location, urls } = result.data;
  const downloadUrl = socketUrl(urls['wss:///ndt/v7/download']);
  const uploadUrl = socketUrl(urls['wss:///ndt/v7/upload']);
  if (downloadUrl === null || uploadUrl === null) return null;
  const place = [location?.city, location?.country].filter(Boolean).join(', ');
  return {
    server: { name: place === '' ? machine : place, url: `https://${downloadUrl.host}/` },
    downloadUrl,
    uploadUrl,
    pingUrl: null,
    isReusable: false,
  };
}

function socketUrl(text: string | undefined): URL | null {
  const url = text === undefined ? null : (parseAddress(text, ['ws', 'wss'])?.url ?? null);
  if (url !== null) url.hash = '';
  return url;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
