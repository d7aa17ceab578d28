// The checklist that a pilot is judged by. So far the core with its overlays; organisations' own are composed here.

import core from '../generated/core.json';
import type { Checklist } from '../model/checklist.ts';

export const composeChecklist = (): Checklist => core as unknown as Checklist;
