import { z } from 'zod';
import { DOUBT_REASONS } from '../../../shared/figures/doubt';
import { PROVIDER_KINDS } from '../../../shared/providers';
import { CONFIDENCES, FAILURE_REASONS, MEASURED_PARTS, MODES, type Method } from '../../../shared/run';

const direction = z.object({
  confidence: z.enum(CONFIDENCES),
  relativeHalfWidth: z.number().nullable(),
  streams: z.number(),
  // Earlier versions did not look for it.
  hasLatencySettled: z.boolean().nullable().default(null),
});

/** How a run was measured, as it is stored and exported. */
export const methodSchema: z.ZodType<Method> = z.object({
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
