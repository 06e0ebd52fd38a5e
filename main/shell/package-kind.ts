/** What shows how a copy of the program came to its place. */
export interface PackageSigns {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly isPackaged: boolean;
  /** Of the program itself. */
  readonly executable: string;
  /** Whether a file is there. */
  readonly exists: (path: string) => boolean;
}

/** How this copy came here, in the words of packages: `deb`, `AppImage`, `sources`; `folder` where nothing tells. */
export function packageKind({ platform, environment, isPackaged, executable, exists }: PackageSigns): string {
  if (!isPackaged) return 'sources';
  switch (platform) {
    case 'linux':
      if (environment['APPIMAGE'] !== undefined) return 'AppImage';
      if (exists('/.flatpak-info')) return 'Flatpak';
      if (!executable.startsWith('/opt/')) return 'folder';
      if (exists('/var/lib/dpkg/info/linewatch.list')) return 'deb';
      return exists('/usr/bin/rpm') ? 'rpm' : 'folder';
    case 'win32':
      if (environment['PORTABLE_EXECUTABLE_FILE'] !== undefined) return 'portable';
      return /\\WindowsApps\\/i.test(executable) ? 'Store' : 'installer';
    case 'darwin':
      return executable.startsWith('/Applications/') ? 'application' : 'folder';
    default:
      return 'folder';
  }
}
