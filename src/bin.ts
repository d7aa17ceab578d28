#!/usr/bin/env node
// The entry: the version is answered before anything else loads; everything else is main's.
import { version } from './version.ts';

const argv = process.argv.slice(2);

if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
  process.stdout.write(`${version}\n`);
} else {
  void import('./main.ts').then(({ main }) => main(argv));
}
