import { z } from 'zod';
import { PROVIDER_KINDS } from '../../../shared/providers';
import { CONFIDENCES, FAILURE_REASONS, MEASURED_PARTS, MODES, type Method } from '../../../shared/run';
import { DOUBT_REASONS } from '../../../shared/figures/doubt';

const direction = z.object({
  confidence: z.enum(CONFIDENCES),
  relativeHalfWidth: z.number().nullable(),
  streams: z.number(),
  // Earlier versions did not look for it.
  hasLatencySettled: z.boolean().nullable().default(null),
});

const schema: z.ZodType<Method> = z.object({
  mode: z.enum(MODES),
  passedOver: z.array(
    z.object({ provider: z.enum(PROVIDER_KINDS), reason: z.enum(FAILURE_REASONS), detail: z.string() }),
  ),
  download: direction.nullable(),
  upload: direction.nullable(),
  rpmKind: z.enum(['full', 'foreign']).nullable(),
  packetLossSource: z.enum(['ookla', 'retransmissions', 'udp-echo']).nullable(),
  droppedSamples: z.number(),
  doubts: z
    .array(
      z.object({
        phase: z.enum(['latency', 'download', 'upload']),
        reason: z.enum(DOUBT_REASONS),
        bitsPerSecond: z.number().nullable(),
      }),
    )
    // Earlier versions knew of none.
    .default([]),
  missing: z
    .array(z.object({ part: z.enum(MEASURED_PARTS), reason: z.enum(FAILURE_REASONS), detail: z.string() }))
    // Earlier versions did not name it.
    .default([]),
  connection: z
    .object({
      localAddress: z.string().nullable(),
      ipVersion: z.union([z.literal(4), z.literal(6)]).nullable(),
      proxy: z.string().nullable(),
    })
    .nullable(),
  network: z.string().nullable(),
});

/** The stored text of how a run was measured; null where there is none, and where a newer version or damage left one that cannot be read. */
export function methodFrom(text: string | null): Method | null {
  if (text === null) return null;
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
