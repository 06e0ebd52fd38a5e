import { z } from 'zod';
import { parseAddress, WEB_SCHEMES } from '../../../shared/address';
import { badAnswer } from '../../engine/http/head';
import type { Failure } from '../../engine/failure';

/** The three addresses of a networkQuality server. */
export interface NqUrls {
  /** Endless for all practical purposes: 8 GB at least. */
  readonly largeDownload: URL;
  /** One byte. */
  readonly smallDownload: URL;
  readonly upload: URL;
}

const address = z.string().max(2_000).optional();
const documentSchema = z.object({
  version: z.literal(1),
  urls: z.object({
    large_download_url: address,
    small_download_url: address,
    upload_url: address,
    large_https_download_url: address,
    small_https_download_url: address,
    https_upload_url: address,
  }),
});

/**
 * Reads a configuration document of draft-ietf-ippm-responsiveness, in its words and in those of older servers. The
 * three addresses must be of the web and share one host, as the draft demands: a run measures one server.
 */
export function readNqDocument(text: string): NqUrls | Failure {
  const value = parsed(text);
  if (value === undefined) return badAnswer('the configuration is not JSON');
  const document = documentSchema.safeParse(value);
  if (!document.success) return badAnswer('the configuration is not one of networkQuality, version 1');
  const { urls } = document.data;
  const large = webAddress(urls.large_download_url ?? urls.large_https_download_url);
  const small = webAddress(urls.small_download_url ?? urls.small_https_download_url);
  const upload = webAddress(urls.upload_url ?? urls.https_upload_url);
  if (large === null || small === null || upload === null) {
    return badAnswer('the configuration lacks an address, or names one that is not of the web');
  }
  if (large.host !== small.host || large.host !== upload.host) {
    return badAnswer('the addresses of the configuration are not of one host');
  }
  return { largeDownload: large, smallDownload: small, upload };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function webAddress(text: string | undefined): URL | null {
  return text === undefined ? null : (parseAddress(text, WEB_SCHEMES)?.url ?? null);
}
