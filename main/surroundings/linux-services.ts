import { BusConnection } from '../bus/ask';
import { systemBusPath } from '../bus/address';
import { readNetworkManager } from './network-manager';
import { READ_WITHIN_MS } from './reading';
import type { Source } from './source';
import { readUpower } from './upower';

/** What NetworkManager and UPower tell over the system bus, without being started for it. */
export function linuxServices(path: string = systemBusPath(process.env)): Source {
  return async (put, signal) => {
    const bus = new BusConnection(path, READ_WITHIN_MS);
    const close = () => bus.close();
    signal.addEventListener('abort', close, { once: true });
    try {
      await Promise.all([readNetworkManager(bus, put), readUpower(bus).then(put)]);
    } finally {
      signal.removeEventListener('abort', close);
      bus.close();
    }
  };
}
