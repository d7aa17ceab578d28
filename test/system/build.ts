// Tests of the built program meet a fresh build, however vitest was started.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const setup = (): void => {
  const script = fileURLToPath(new URL('../../scripts/setup.mjs', import.meta.url));
  const { status } = spawnSync(process.execPath, [script], { stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) throw new Error(`scripts/setup.mjs ended with ${status}: there is no fresh build to test`);
};
