#!/usr/bin/env node
// The entry: the version is answered before anything else loads; everything else is main's.
import module from 'node:module';
import { version } from './version.ts';

// Node keeps what it compiled, where it can (from 22.8 on), and the next run starts sooner.
const { enableCompileCache } = module as { readonly enableCompileCache?: () => void };
enableCompileCache?.();

const argv = process.argv.slice(2);

if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
  process.stdout.write(`${version}\n`);
} else {
  void import('./main.ts').then(({ main }) => main(argv));
}
