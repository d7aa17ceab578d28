// Says, when a run ends, how much memory it took at its peak: kilobytes of resident size, on stderr.
process.on('exit', () => process.stderr.write(`\n${process.resourceUsage().maxRSS}`));
