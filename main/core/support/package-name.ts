import type { PackageKind } from '../../../shared/updates/updates';

/** What tells packages of one kind apart. */
export interface PackageSigns {
  /** Path of the running program. */
  readonly program: string;
  /** Whether a file is there. */
  readonly exists: (path: string) => boolean;
}

/** How this copy came here, in the words of packages: `deb`, `AppImage`, `sources`; `folder` where nothing tells. */
export function packageName(kind: PackageKind, { program, exists }: PackageSigns): string {
  switch (kind) {
    case 'sources':
    case 'portable':
      return kind;
    case 'appimage':
      return 'AppImage';
    case 'flatpak':
      return 'Flatpak';
    case 'snap':
      return 'Snap';
    case 'archive':
      return 'folder';
    case 'system':
      if (exists('/var/lib/dpkg/info/linewatch.list')) return 'deb';
      return exists('/usr/bin/rpm') ? 'rpm' : 'folder';
    case 'installer':
      return /\\WindowsApps\\/i.test(program) ? 'Store' : 'installer';
    case 'mac':
      return program.startsWith('/Applications/') ? 'application' : 'folder';
  }
}
