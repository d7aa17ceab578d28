// git runs nothing that a repository's own configuration names.

import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { cleanEnv, readiness } from '../program.ts';
import { repository } from '../repository.ts';

const one = repository();
one.write('evidence/e.md', 'what was done, and by whom, and when\n');
one.write('pilot.yaml', 'version: 1\npilot: {name: P, owner: me, evidence: [evidence/e.md]}\n');
one.write('evil.sh', '#!/bin/sh\necho "RAN $*" >> "$(dirname "$0")/PWNED"\n');
chmodSync(join(one.dir, 'evil.sh'), 0o755);
one.commit('one', '2026-06-01');
one.write('pilot.yaml', 'version: 1\npilot: {name: P, owner: you, evidence: [evidence/e.md]}\n');
one.git(['add', '-A']);
const signed = `tree ${one.git(['write-tree']).trim()}
parent ${one.git(['rev-parse', 'HEAD']).trim()}
author n <a@example.com> 1780300800 +0000
committer n <a@example.com> 1780300800 +0000
gpgsig -----BEGIN PGP SIGNATURE-----
 
 abc
 -----END PGP SIGNATURE-----

two
`;
const commit = execFileSync('git', ['-C', one.dir, 'hash-object', '-t', 'commit', '-w', '--stdin'], {
  input: signed,
  encoding: 'utf8',
  env: cleanEnv,
}).trim();
one.git(['update-ref', 'HEAD', commit]);
const evil = join(one.dir, 'evil.sh');
for (const [key, value] of [
  ['log.showSignature', 'true'],
  ['gpg.program', evil],
  ['gpg.ssh.program', evil],
  ['core.fsmonitor', evil],
  ['core.pager', evil],
  ['core.alternateRefsCommand', evil],
  ['diff.external', evil],
  ['diff.x.textconv', evil],
  ['core.sshCommand', evil],
  ['core.hooksPath', one.dir],
  ['color.ui', 'always'],
  ['log.showRoot', 'false'],
  ['diff.relative', 'true'],
] as const) {
  one.git(['config', key, value]);
}
writeFileSync(join(one.dir, '.git/info/attributes'), '* diff=x\n');

it.each([
  'assess pilot.yaml',
  'gate pilot.yaml',
  'trend pilot.yaml',
  'compare HEAD~1:pilot.yaml pilot.yaml',
  'compare :pilot.yaml HEAD:pilot.yaml',
  'gate pilot.yaml --config-from HEAD~1',
])('%s', (line) => {
  const env = { GIT_EXTERNAL_DIFF: evil, GIT_PAGER: evil, GIT_SSH_COMMAND: evil, GIT_TRACE: join(one.dir, 'trace') };
  const { code, stderr } = readiness(line.split(' '), { cwd: one.dir, env });
  expect(code, stderr).toBeLessThan(2);
  const ran = existsSync(join(one.dir, 'PWNED')) ? readFileSync(join(one.dir, 'PWNED'), 'utf8') : '';
  rmSync(join(one.dir, 'PWNED'), { force: true });
  expect(ran).toBe('');
  expect(existsSync(join(one.dir, 'trace'))).toBe(false);
});

it.each(['--output=x:pilot.yaml', '-x:pilot.yaml', 'HEAD\n:pilot.yaml'])('no text is an option of git: %j', (name) => {
  expect(readiness(['compare', '--', name, 'pilot.yaml'], { cwd: one.dir }).code).toBe(2);
  expect(readiness(['gate', 'pilot.yaml', `--config-from=${name}`], { cwd: one.dir }).code).toBe(2);
});
