export const MIN_BODY_BYTES = 8_192;
export const MAX_BODY_BYTES = 1_048_576;
/** Size of every body of a burst: small enough for a curve of a few dozen points. */
export const BURST_BODY_BYTES = 16_384;
const PIPELINED_SECONDS = 0.02;
/** Duration of a body without pipelining, so that the pause of a round trip is small in comparison. */
const LONE_SECONDS = 0.5;
/** Minimum duration of a connection with a limited number of requests. */
const CONNECTION_SECONDS = 10;

/**
 * Size of one upload body: about 20 ms of the stream’s rate, for frequent acknowledgements; larger if the server
 * accepts one request at a time or few per connection. A power of two from 8 KiB to 1 MiB.
 */
export function bodyBytesFor(bytesPerSecond: number, isPipelining: boolean, requestLimit: number): number {
  const wanted = Math.max(
    bytesPerSecond * (isPipelining ? PIPELINED_SECONDS : LONE_SECONDS),
    (bytesPerSecond * CONNECTION_SECONDS) / requestLimit,
  );
  const power = 2 ** Math.round(Math.log2(Math.max(1, wanted)));
  return Math.min(MAX_BODY_BYTES, Math.max(MIN_BODY_BYTES, power));
}
