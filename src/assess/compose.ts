// The checklist that a pilot is judged by. So far the core with its overlays; organisations' own are composed here.
import type { Checklist } from '../model/checklist.ts';
import core from './generated/core.json';

export const composeChecklist = (): Checklist => core as unknown as Checklist;
