// Tells a step on GitHub what a gate found: annotations, the step's summary, its outputs. None of it moves the exit code.
import type { World } from '../io/world.ts';
import { isReadinessError } from '../model/problem.ts';
import { annotations } from '../report/github/annotations.ts';
import { outputs } from '../report/github/outputs.ts';
import { cutTo, MOST_BYTES, summary } from '../report/github/summary.ts';
import type { Batch } from '../report/report.ts';
import { safe } from '../report/safe-text.ts';

/** Annotations go to stderr, which GitHub reads as it reads stdout: a report there stays what it is. */
export const tellGitHub = (batch: Batch, { github, stderr }: World): void => {
  if (github === undefined) return;
  const { command, pathOf, summary: page, outputs: sheet } = github;
  command(annotations(batch, pathOf));
  const told = (write: () => void): void => {
    try {
      write();
    } catch (error) {
      if (!isReadinessError(error)) throw error;
      stderr.write(`readiness: ${safe(error.message)}; the verdict stands without it\n`);
    }
  };
  told(() => page?.append(cutTo(summary(batch), MOST_BYTES - page.size())));
  told(() => sheet?.append(outputs(batch)));
};
