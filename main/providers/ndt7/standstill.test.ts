import { expect, it } from 'vitest';
import { useLoopbackTime } from '../../testing/loopback-time';
import { measureWithNdt7 as measure } from '../../testing/ndt7-measuring';
import { receiveAndReport, sendWithoutEnd, startNdt7Server, TCP_INFO } from '../../testing/ndt7-server';
import { serverKeeper } from '../../testing/speed-server';
import { standStill } from '../../testing/standstill';

const keep = serverKeeper();
useLoopbackTime();

/** A server that counts tests; everything stands still once in each of the first ones. */
async function serverWith(standstills: { readonly download: number; readonly upload: number }) {
  const tests = { download: 0, upload: 0 };
  const interrupt = (direction: 'download' | 'upload'): void => {
    tests[direction] += 1;
    if (tests[direction] <= standstills[direction]) standStill(5_000);
  };
  const { url } = await keep(
    startNdt7Server({
      download: (webSocket) => {
        sendWithoutEnd(webSocket, TCP_INFO);
        setTimeout(interrupt, 30, 'download');
      },
      upload: (webSocket) => {
        receiveAndReport(webSocket, 'TCPInfo');
        setTimeout(interrupt, 30, 'upload');
      },
    }),
  );
  return { url, tests };
}

it('measures a direction of a server of the user’s own again after a standstill', async () => {
  const { url, tests } = await serverWith({ download: 1, upload: 1 });
  const { result, figures } = await measure({ serverUrl: url });
  expect(result.failure).toBeNull();
  expect(tests).toEqual({ download: 2, upload: 2 });
  expect(figures.downloadSeconds).toBeGreaterThan(5);
  expect(figures.downloadBitsPerSecond).toBeGreaterThan(1_000_000);
});

it('ends with a reason of its own when it stands still again and again', async () => {
  const { url, tests } = await serverWith({ download: 9, upload: 0 });
  const { result, figures } = await measure({ serverUrl: url });
  expect(result.failure).toMatchObject({ reason: 'standstill' });
  expect(tests).toEqual({ download: 3, upload: 0 });
  expect(figures.downloadBitsPerSecond).toBeNull();
});

it('does not repeat a light test, which moves a bounded amount', async () => {
  const { url, tests } = await serverWith({ download: 1, upload: 0 });
  const burstBytes = { download: 1e12, upload: 1e12 };
  const { result } = await measure({ serverUrl: url }, { mode: 'light', burstBytes });
  expect(result.failure).toMatchObject({ reason: 'standstill' });
  expect(tests.download).toBe(1);
});
