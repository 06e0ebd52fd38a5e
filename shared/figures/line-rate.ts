/** Bytes of a full Ethernet frame on the line: 1500 of IP, header and checksum, preamble and pause between frames. */
const FRAME_BYTES = 1_538;
/** What of it a test counts: 1500 less the headers of IPv4 (20) and TCP (20) and its timestamps (12). */
const PAYLOAD_BYTES = 1_448;

/**
 * What the line carried for a measured TCP payload throughput, in bit/s: Ethernet framing and TCP timestamps added.
 * An estimate: other packet sizes, IPv6, tunnels and DSL framing add other amounts. Null when nothing was measured.
 */
export function lineRateBitsPerSecond(payloadBitsPerSecond: number | null): number | null {
  return payloadBitsPerSecond === null ? null : (payloadBitsPerSecond * FRAME_BYTES) / PAYLOAD_BYTES;
}
