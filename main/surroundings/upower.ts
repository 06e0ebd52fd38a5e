import type { Surroundings } from '../../shared/surroundings';
import type { BusConnection } from '../bus/ask';
import { present } from './present';
import { readProperties } from './properties';

const SERVICE = 'org.freedesktop.UPower';
const ROOT = '/org/freedesktop/UPower';
/** All batteries of the computer as one. */
const DISPLAY = `${ROOT}/devices/DisplayDevice`;

/** What UPower knows of the battery. Nothing where it does not run; no charge where there is no battery. */
export async function readUpower(bus: Pick<BusConnection, 'ask'>): Promise<Surroundings> {
  const [root, display] = await Promise.all([
    readProperties(bus, SERVICE, ROOT, SERVICE),
    readProperties(bus, SERVICE, DISPLAY, `${SERVICE}.Device`),
  ]);
  const percent = display?.isTrue('IsPresent') === true ? display.number('Percentage') : null;
  return present({
    isOnBattery: root?.isTrue('OnBattery'),
    batteryRatio: percent === null || percent < 0 || percent > 100 ? null : Math.round(percent) / 100,
  });
}
