import { networkFileSystem } from '../files/network-disk';
import type { EventStore } from '../storage/event-store';

/** Says once that a data folder is on a network share; over where it is no more. */
export function noteNetworkDisk(folder: string, events: Pick<EventStore, 'add' | 'over'>): void {
  const fileSystem = networkFileSystem(folder);
  if (fileSystem === null) events.over('folder-on-network', folder);
  else events.add({ kind: 'folder-on-network', path: folder, fileSystem });
}
