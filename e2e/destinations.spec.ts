import { MINUTE_MS } from '../shared/durations';
import { openPage } from './application/pages';
import { eventually } from './eventually';
import { expect, test } from './fixtures';
import { Destinations, listenerMissing, listeningPorts } from './network/destinations';
import { EVERY_MINUTE, nextMinute, tellingAll } from './settings';

const FAR = 60_000;
const PAGES = ['History', 'Rules', 'Delivery', 'Settings', 'Dashboard'];

const missing = listenerMissing();
test.skip(missing !== null, missing ?? '');

test('in an hour of its life it speaks to the places of its settings, and to no other', async ({
  folder,
  mailServer,
  speedServer,
  webServer,
  start,
}) => {
  const destinations = await Destinations.listen();
  try {
    const told = tellingAll({ mailServer, speedServer, schedule: EVERY_MINUTE });
    folder.writeSettings({
      ...told,
      watching: {
        isEnabled: true,
        targets: destinations.targets.map(({ addresses, port }) => ({ addresses: [...addresses], port })),
      },
      channels: { ...told.channels, webhook: { isEnabled: true, url: webServer.url } },
    });
    const linewatch = await start();
    const page = await linewatch.window();
    for (const name of PAGES) await openPage(page, name);
    const beganAt = nextMinute(Date.now());
    for (const minutes of [0, 60]) {
      const before = mailServer.accepted.length;
      await linewatch.setClock(beganAt + minutes * MINUTE_MS);
      await eventually(() => mailServer.accepted.length, FAR).toBeGreaterThan(before);
    }
    await eventually(() => webServer.requests.length, FAR).toBeGreaterThan(1);
    // The tests look into the application by ports of its own.
    const own = new Set(listeningPorts(linewatch.pid).map((port) => `tcp 127.0.0.1:${String(port)}`));
    await linewatch.quit();
    const places = [speedServer.url, webServer.url].map((url) => `tcp ${new URL(url).host}`);
    const { host, port } = new URL(speedServer.url);
    // Probes of the packet loss go to the speed-test server; what comes from its port are its answers.
    const isProbe = (place: string) => place.startsWith(`udp ${host} `) || place.endsWith(` from ${port}`);
    expect(destinations.found.filter((place) => !own.has(place) && !isProbe(place))).toEqual(
      [
        ...places,
        `tcp 127.0.0.1:${String(mailServer.port)}`,
        // Whether the router answers says where an outage is.
        `tcp ${destinations.gateway}:53`,
        ...destinations.targets.map(({ addresses: [address] }) => `tcp ${String(address)}:443`),
      ].toSorted(),
    );
  } finally {
    destinations.stop();
  }
});
