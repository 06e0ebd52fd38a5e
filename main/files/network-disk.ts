import { readFileSync, realpathSync } from 'node:fs';
import { sep } from 'node:path';

/** Types of file systems of the network, as Linux names them: the locks of these are not reliable, or not shared. */
const OF_NETWORK =
  /^(?:nfs\d?|cifs|smb\d?|smbfs|ncpfs|afs|coda|9p|virtiofs|ceph|glusterfs|lustre|gfs2?|ocfs2|davfs2?|fuse\.(?:sshfs|rclone|glusterfs|ceph|davfs2?|gvfsd-fuse|smbnetfs|curlftpfs|s3fs|onedriver|google-drive-ocamlfuse))$/;

/**
 * The type of the network file system that a folder is on: `nfs4`, `cifs`, `fuse.sshfs`; null where it is on a disk of
 * the computer, or the system does not say. Nothing is asked of the disk itself but where a link leads.
 */
export function networkFileSystem(folder: string): string | null {
  if (process.platform === 'win32') return /^[\\/]{2}[^\\/?.]/.test(folder) ? 'SMB' : null;
  if (process.platform !== 'linux') return null;
  try {
    return networkTypeAt(realpathSync(folder), readFileSync('/proc/self/mountinfo', 'utf8'));
  } catch {
    return null;
  }
}

/** The same by the text of `/proc/self/mountinfo`: of all mounts above a path, the deepest and newest counts. */
export function networkTypeAt(path: string, mountInfo: string): string | null {
  let best: { readonly place: string; readonly type: string } | null = null;
  for (const line of mountInfo.split('\n')) {
    // id, parent, device, root, place, options, optional fields, "-", type, source: see proc(5).
    const [before = '', after = ''] = line.split(' - ');
    const place = unescape(before.split(' ')[4] ?? '');
    const [type = ''] = after.split(' ');
    const isAbove = place === sep || path === place || path.startsWith(`${place}${sep}`);
    if (place !== '' && isAbove && place.length >= (best?.place.length ?? 0)) best = { place, type };
  }
  return best !== null && OF_NETWORK.test(best.type) ? best.type : null;
}

/** Blanks and backslashes are written as octal numbers. */
function unescape(text: string): string {
  return text.replace(/\\([0-7]{3})/g, (_all, octal: string) =>
    String.fromCharCode(Number.parseInt(octal, 8)),
  );
}
