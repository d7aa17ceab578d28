// What the command line of the gate gives, unread.
import type { ChecklistFlags } from './checklists.ts';
import type { PolicyFlags } from './policy.ts';
import type { TargetFlags } from './targets.ts';

export type GateFlags = ChecklistFlags &
  TargetFlags &
  PolicyFlags & {
    readonly updateBaseline?: boolean;
    readonly printPolicy?: boolean;
    readonly asOf?: string;
    readonly maxBytes?: string;
  };
