import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/folder';
import { networkFileSystem, networkTypeAt } from './network-disk';

const MOUNTS = String.raw`22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:40 / /home rw,relatime shared:2 - nfs4 server:/home rw,vers=4.2
31 30 8:2 / /home/ann/local rw - ext4 /dev/sdb1 rw
32 22 0:41 / /mnt/my\040share rw - cifs //nas/share rw
33 22 0:42 / /mnt/remote rw - fuse.sshfs ann@host:/ rw
34 22 0:43 / /mnt/stick rw - fuseblk /dev/sdc1 rw
35 32 8:3 / /mnt/my\040share rw - ext4 /dev/sdd1 rw
`;

describe('the disk of a folder', () => {
  it.each([
    ['/home/ann/.config/linewatch', 'nfs4'],
    ['/home', 'nfs4'],
    ['/homes/ann', null],
    ['/home/ann/local/linewatch', null],
    ['/mnt/remote/linewatch', 'fuse.sshfs'],
    ['/mnt/stick/linewatch', null],
    ['/var/lib', null],
  ])('%s is of the network: %s', (path, type) => {
    expect(networkTypeAt(path, MOUNTS)).toBe(type);
  });

  it('is the one that was mounted last at a place', () => {
    expect(networkTypeAt('/mnt/my share/linewatch', MOUNTS)).toBeNull();
    expect(networkTypeAt('/mnt/my share/linewatch', MOUNTS.split('\n').slice(0, 6).join('\n'))).toBe('cifs');
  });

  it('is told for a real folder without an error', () => {
    expect(networkFileSystem(temporaryFolder())).toBeNull();
  });
});
