import { describe, expect, it } from 'vitest';
import { EchoTally } from './echo-tally';

const SESSION = Buffer.from('12345678');

/** A tally of ten datagrams, `sent` of which were sent. */
function sentTally(sent: number): EchoTally {
  const tally = new EchoTally(SESSION, 10);
  for (let count = 0; count < sent; count++) tally.noteSent();
  return tally;
}

describe('EchoTally', () => {
  it('writes 64 bytes: magic, session, number, time, zeros', () => {
    const datagram = sentTally(0).datagram(258, 1.5);
    expect(datagram.toString('latin1', 0, 12)).toBe('LWE112345678');
    expect(datagram.toString('hex', 12, 24)).toBe('000001023ff8000000000000');
    expect(datagram.subarray(24).equals(Buffer.alloc(40))).toBe(true);
  });
  it('counts datagrams that did not return', () => {
    const tally = sentTally(10);
    for (const sequence of [0, 1, 2, 4, 5, 6, 7, 9]) tally.noteArrived(tally.datagram(sequence, 0));
    expect(tally.lossRatio()).toBeCloseTo(0.2);
  });
  it('counts an answer once, and only its own', () => {
    const tally = sentTally(10);
    const [own, other] = [tally, new EchoTally(Buffer.from('87654321'), 10)];
    for (const from of [own, own, other]) tally.noteArrived(from.datagram(3, 0));
    tally.noteArrived(own.datagram(10, 0));
    tally.noteArrived(Buffer.from('LWE1'));
    tally.noteArrived(Buffer.concat([Buffer.from('XXXX'), own.datagram(4, 0).subarray(4)]));
    expect(tally.answered).toBe(1);
    expect(tally.lossRatio()).toBeCloseTo(0.9);
  });
  it('is unknown when datagrams are blocked or could not be sent', () => {
    expect(sentTally(10).lossRatio()).toBeNull();
    const few = sentTally(4);
    for (const sequence of [0, 1, 2, 3]) few.noteArrived(few.datagram(sequence, 0));
    expect(few.lossRatio()).toBeNull();
  });
});
