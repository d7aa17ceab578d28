// Who opens a page: the platform's own opener by its full name, and nobody where nobody could see it.
import { expect, it, test } from 'vitest';
import { openerFor } from '../../src/io/real-world.ts';

const PATH = ['bin', '', '.', '/usr/local/bin', '/usr/bin'].join(':');
const there =
  (...files: readonly string[]) =>
  (file: string): boolean =>
    files.includes(file);

test.each([
  ['a desktop', { DISPLAY: ':0', PATH }, 'linux', '/usr/bin/xdg-open'],
  ['Wayland', { WAYLAND_DISPLAY: 'wayland-0', PATH }, 'linux', '/usr/bin/xdg-open'],
  ['Windows below', { WSL_DISTRO_NAME: 'Debian', PATH }, 'linux', '/usr/bin/wslview'],
  ['a Mac', {}, 'darwin', '/usr/bin/open'],
  ['CI that is said not to be one', { CI: 'false', DISPLAY: ':0', PATH }, 'linux', '/usr/bin/xdg-open'],
])('%s', (_name, env, platform, command) => {
  const isThere = there('/usr/bin/xdg-open', '/usr/bin/wslview', 'bin/xdg-open', 'xdg-open', './xdg-open');
  expect(openerFor(env, platform, isThere)).toMatchObject({ command });
});

it('is no shell on Windows', () => {
  const found = openerFor({ SystemRoot: 'C:\\Windows' }, 'win32', there());
  expect(found).toMatchObject({ args: ['url.dll,FileProtocolHandler'] });
  expect('command' in found && found.command).toMatch(/^C:\\Windows.*rundll32\.exe$/);
});

test.each([
  ['no display', { PATH }, 'linux', 'there is no display'],
  ['CI', { CI: 'true', DISPLAY: ':0', PATH }, 'linux', 'in CI nobody would see it'],
  ['GitHub', { GITHUB_ACTIONS: 'true' }, 'darwin', 'in CI nobody would see it'],
  ['no opener', { DISPLAY: ':0', PATH: '/usr/local/bin' }, 'linux', 'there is no xdg-open'],
  [
    'an opener in a folder that comes with a checkout',
    { DISPLAY: ':0', PATH: 'bin:.' },
    'linux',
    'there is no xdg-open',
  ],
])('%s', (_name, env, platform, unable) => {
  expect(openerFor(env, platform, there('/usr/bin/xdg-open', 'bin/xdg-open', 'xdg-open'))).toEqual({ unable });
});
