// Where a pilot stands, as its history is judged: the same figures as those of assess, to the last bit.
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { assess } from '../../src/assess/index.ts';
import type { Input } from '../../src/assess/input.ts';
import { standingOf } from '../../src/assess/standing.ts';
