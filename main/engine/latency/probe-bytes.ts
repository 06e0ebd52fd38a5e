/** Bytes transferred by a probe, with the time of sending. */
export interface ProbeBytes {
  readonly atMs: number;
  readonly sent: number;
  readonly received: number;
}

/** Headers of IP and TCP in one packet, with TCP time stamps. */
const PACKET_BYTES = 52;
/** Share of payload in a full packet. */
const PAYLOAD_SHARE = 1_448 / 1_500;
/** Packets of a request: the request and the acknowledgement of its answer are sent, the answer is received. */
const REQUEST_PACKETS = { sent: 2, received: 1 } as const;
/** Bytes for opening and closing a connection, with headers. */
const CONNECTION_BYTES = { sent: 224, received: 164 } as const;
/** Bytes of a TLS handshake, with headers: mostly the certificates of the server. */
const HANDSHAKE_BYTES = { sent: 900, received: 4_200 } as const;

/** Bytes of a request on an open connection, with packet headers. */
export function requestBytes(atMs: number, requestBytes: number, answerBytes: number): ProbeBytes {
  return {
    atMs,
    sent: requestBytes + REQUEST_PACKETS.sent * PACKET_BYTES,
    received: answerBytes + REQUEST_PACKETS.received * PACKET_BYTES,
  };
}

/** Bytes of a request with a connection that is opened and closed for it. */
export function connectionBytes(request: ProbeBytes, isTls: boolean): ProbeBytes {
  const handshake = isTls ? HANDSHAKE_BYTES : { sent: 0, received: 0 };
  return {
    atMs: request.atMs,
    sent: request.sent + CONNECTION_BYTES.sent + handshake.sent,
    received: request.received + CONNECTION_BYTES.received + handshake.received,
  };
}

/**
 * Payload in bit/s that a load could have transferred in place of the probes, in its direction within a range of
 * time. On a slow line, probes use almost 1 % of it.
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
