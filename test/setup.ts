// Property tests draw the same cases in every run, so that a run says something about the change and not about the day.
// FC_SEED=… draws others.
import fc from 'fast-check';
import { afterAll } from 'vitest';
import { removeFolders } from './folders.ts';
import { cases } from './random.ts';

fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20_261_123), numRuns: cases(100) });

afterAll(removeFolders);
