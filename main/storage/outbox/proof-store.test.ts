import { describe, expect, it } from 'vitest';
import { temporaryRecords } from '../../testing/records';
import { ProofStore } from './proof-store';

const DAY = 24 * 3_600_000;

function fakeProofs() {
  const { database, clock } = temporaryRecords();
  const world = { circumstances: 'home' };
  return {
    proofs: new ProofStore({ database, clock, circumstances: () => world.circumstances }),
    clock,
    world,
  };
}

describe('the proofs of a channel', () => {
  it('are none at first, and of the newest level that was reached', () => {
    const { proofs, clock } = fakeProofs();
    expect(proofs.read('mail')).toBeNull();
    const at = clock.now();
    proofs.write('mail', 'accepted', '250 Ok');
    expect(proofs.read('mail')).toEqual({ level: 'accepted', at, reply: '250 Ok', isStale: false });
    proofs.write('mail', 'seen', '');
    expect(proofs.read('mail')).toMatchObject({ level: 'seen', reply: '250 Ok' });
    clock.advance(1_000);
    proofs.write('mail', 'accepted', '250 again');
    expect(proofs.read('mail')).toMatchObject({ level: 'accepted', at: at + 1_000, reply: '250 again' });
    expect(proofs.read('desktop')).toBeNull();
  });
  it('grow stale after a week', () => {
    const { proofs, clock } = fakeProofs();
    proofs.write('mail', 'accepted', '');
    clock.advance(7 * DAY - 1);
    expect(proofs.read('mail')?.isStale).toBe(false);
    clock.advance(1);
    expect(proofs.read('mail')?.isStale).toBe(true);
  });
  it('grow stale when something changes that can break the way', () => {
    const { proofs, world } = fakeProofs();
    proofs.write('mail', 'confirmed', '');
    world.circumstances = 'office';
    expect(proofs.read('mail')?.isStale).toBe(true);
  });
});
