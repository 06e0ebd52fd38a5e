/** Bytes that a probe moved, by the moment in which it was sent. */
export interface ProbeBytes {
  readonly atMs: number;
  readonly sent: number;
  readonly received: number;
}

/** Heads of IP and TCP of one packet, with time stamps. */
const PACKET_BYTES = 52;
/** Share of a full packet that is payload. */
const PAYLOAD_SHARE = 1_448 / 1_500;
/** A request, the acknowledgement of its answer; the answer. */
const REQUEST_PACKETS = { sent: 2, received: 1 } as const;
/** Opening and closing a connection, heads included. */
const CONNECTION_BYTES = { sent: 224, received: 164 } as const;
/** A TLS handshake, heads included: mostly the certificates of the server. */
const HANDSHAKE_BYTES = { sent: 900, received: 4_200 } as const;

/** What a request on a standing connection moves, with the heads of its packets. */
export function requestBytes(atMs: number, requestBytes: number, answerBytes: number): ProbeBytes {
  return {
    atMs,
    sent: requestBytes + REQUEST_PACKETS.sent * PACKET_BYTES,
    received: answerBytes + REQUEST_PACKETS.received * PACKET_BYTES,
  };
}

/** The same with a connection that is opened for it and closed again. */
export function connectionBytes(request: ProbeBytes, isTls: boolean): ProbeBytes {
  const handshake = isTls ? HANDSHAKE_BYTES : { sent: 0, received: 0 };
  return {
    atMs: request.atMs,
    sent: request.sent + CONNECTION_BYTES.sent + handshake.sent,
    received: request.received + CONNECTION_BYTES.received + handshake.received,
  };
}

/**
 * Payload in bit/s that a load could have moved in the place of the probes, in its direction within a stretch of time:
 * on a slow line they take almost a hundredth of it.
 */
export function probeBitsPerSecond(
  probes: readonly ProbeBytes[],
  direction: 'download' | 'upload',
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
): number {
  if (toMs <= fromMs) return 0;
  const name = direction === 'download' ? 'received' : 'sent';
  const bytes = probes
    .filter(({ atMs }) => atMs >= fromMs && atMs < toMs)
    .reduce((sum, probe) => sum + probe[name], 0);
  return (bytes * PAYLOAD_SHARE * 8_000) / (toMs - fromMs);
}
