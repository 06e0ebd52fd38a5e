import {
  EXPIRED_CERTIFICATE,
  OTHER_NAME_CERTIFICATE,
  VALID_CERTIFICATE,
} from '../../../main/testing/certificates';
import { answer, drop, endless, hang } from '../../../main/testing/sink-server';
import type { SinkPlan, World } from '../world';
import { RUNS, type FaultCase } from './case';

const refuses = (status: number, headers = {}): SinkPlan => ({
  isKept: false,
  step: answer(status, 'not now', headers),
});

async function tell(world: World): Promise<void> {
  await world.start();
  await world.run(RUNS);
  await world.settle();
}

/** The first requests meet the fault. */
const passing = (name: string, fault: SinkPlan, requests = 4): FaultCase => ({
  name: `webhook: ${name}`,
  play: async (world) => {
    const good = world.plan(0);
    world.plan = (request) => (request < requests ? fault : good);
    await world.listenByHttp();
    await tell(world);
  },
});

const certificate = (name: string, wrong: string): FaultCase => ({
  name: `webhook: ${name}`,
  play: async (world) => {
    world.trusted = [wrong, VALID_CERTIFICATE];
    await world.listenByHttp(wrong);
    await tell(world);
    await world.listenByHttp(VALID_CERTIFICATE);
    await world.save(world.settings);
    await world.settle();
  },
});

/** Every way in which a web service fails. */
export const HTTP_CASES: readonly FaultCase[] = [
  passing('no fault', refuses(500), 0),
  passing('429 with Retry-After', refuses(429, { 'Retry-After': '7200' })),
  passing('500', refuses(500)),
  passing('400, refused for good', refuses(400), 99),
  passing('no answer after it has the message', { isKept: true, step: hang }),
  passing('connection dropped after it has the message', { isKept: true, step: drop }),
  passing('an answer without end', { isKept: true, step: endless }),
  certificate('certificate expired', EXPIRED_CERTIFICATE),
  certificate('certificate of another name', OTHER_NAME_CERTIFICATE),
];
