// Opens a page that was written in its reader's browser: by the platform's opener, where somebody can see it.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, isAbsolute, join, resolve } from 'node:path';
import type { Viewer } from './world.ts';

type Opener = { readonly command: string; readonly args: readonly string[] };
type Environment = Readonly<Record<string, string | undefined>>;

/** A program by its full name, or why there is none. `isThere` says whether a file exists. */
export const openerFor = (
  env: Environment,
  platform: string,
  isThere: (file: string) => boolean,
): Opener | { readonly unable: string } => {
  if (['GITHUB_ACTIONS', 'TF_BUILD'].some((name) => env[name]) || !['', '0', 'false'].includes(env.CI ?? '')) {
    return { unable: 'in CI nobody would see it' };
  }
  if (platform === 'darwin') return { command: '/usr/bin/open', args: [] };
  if (platform === 'win32') {
    const system = join(env.SystemRoot ?? 'C:\\Windows', 'System32', 'rundll32.exe');
    return { command: system, args: ['url.dll,FileProtocolHandler'] };
  }
  const isWindowsBelow = env.WSL_DISTRO_NAME !== undefined;
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY && !isWindowsBelow) return { unable: 'there is no display' };
  // Of the folders of PATH only those with a full name: none of a checkout that the run happens to be in.
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => isAbsolute(folder));
  const names = isWindowsBelow ? ['wslview', 'xdg-open'] : ['xdg-open'];
  const command = names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isThere);
  return command === undefined ? { unable: `there is no ${names.join(' or ')}` } : { command, args: [] };
};

export const viewer = (env: Environment, platform: string): Viewer => {
  const found = openerFor(env, platform, existsSync);
  return {
    unable: 'unable' in found ? found.unable : undefined,
    // A folder that nobody else may read: it describes a pilot.
    scratch: () => join(mkdtempSync(join(tmpdir(), 'readiness-')), 'report.html'),
    open: (file) => {
      if ('unable' in found) return;
      const child = spawn(found.command, [...found.args, resolve(file)], { detached: true, stdio: 'ignore' });
      // The page is written and named; that its opener fails is no failure of the run.
      child.on('error', () => {});
      child.unref();
    },
  };
};
