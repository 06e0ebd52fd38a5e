import { z } from 'zod';

/** Longer texts are no measurement of a server. */
const MAX_TEXT_BYTES = 65_536;
/** A test ends after 15 s on any server. */
const MAX_ELAPSED_MICROSECONDS = 60_000_000;

const count = z.number().min(0).max(Number.MAX_SAFE_INTEGER);
const microseconds = z.number().min(0).max(MAX_ELAPSED_MICROSECONDS);
const maybe = <Schema extends z.ZodType>(schema: Schema) => schema.nullish().catch(null);

const measurementSchema = z.object({
  AppInfo: maybe(z.object({ ElapsedTime: microseconds, NumBytes: count })),
  TCPInfo: maybe(
    z.object({
      ElapsedTime: maybe(microseconds),
      BytesReceived: maybe(count),
      BytesSent: maybe(count),
      BytesRetrans: maybe(count),
      MinRTT: maybe(microseconds),
      RTT: maybe(microseconds),
    }),
  ),
});

/** What a server says of a test while it runs. Every part is null where it did not say it, or where it made no sense. */
export interface Ndt7Report {
  /** What had arrived at the server, and when, in ms since the test began. */
  readonly received: { readonly elapsedMs: number; readonly bytes: number } | null;
  /** Smallest and current round-trip time of its TCP connection, in ms. */
  readonly minRttMs: number | null;
  readonly rttMs: number | null;
  /** Bytes that it sent again, as a share of those that it sent; 0 to 1. */
  readonly retransmittedRatio: number | null;
}

/** Reads a text message of a server; null if it is no measurement. */
export function readNdt7Report(data: Buffer): Ndt7Report | null {
  if (data.length > MAX_TEXT_BYTES) return null;
  const measurement = measurementSchema.safeParse(parseJson(data.toString('utf8')));
  if (!measurement.success) return null;
  const { AppInfo: app, TCPInfo: tcp } = measurement.data;
  return {
    received: reception(tcp?.ElapsedTime, tcp?.BytesReceived) ?? reception(app?.ElapsedTime, app?.NumBytes),
    minRttMs: roundTripMs(tcp?.MinRTT),
    rttMs: roundTripMs(tcp?.RTT),
    retransmittedRatio: ratio(tcp?.BytesRetrans, tcp?.BytesSent),
  };
}

type Maybe = number | null | undefined;

function reception(elapsedMicroseconds: Maybe, bytes: Maybe): Ndt7Report['received'] {
  if (elapsedMicroseconds == null || bytes == null || elapsedMicroseconds === 0) return null;
  return { elapsedMs: elapsedMicroseconds / 1_000, bytes };
}

function roundTripMs(value: Maybe): number | null {
  return value == null || value === 0 ? null : value / 1_000;
}

function ratio(part: Maybe, whole: Maybe): number | null {
  return part == null || whole == null || whole === 0 || part > whole ? null : part / whole;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
