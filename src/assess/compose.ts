// The checklist that a pilot is judged by. So far the core with its overlays; organisations' own are composed here.
import type { Checklist } from '../model/checklist.ts';
import { coreChecklist } from './generated/core.ts';

export const composeChecklist = (): Checklist => coreChecklist();
