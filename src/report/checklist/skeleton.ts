// checklist new: an organisation's checklist to start from. It lints clean as it stands; every line says what it is for.
import type { Checklist } from '../../model/checklist.ts';

export const skeleton = (
  id: string,
  core: Checklist,
): string => `# An organisation's checklist: what it changes of the core, and what it adds.
#   readiness checklist lint ${id}.yaml
#   readiness assess pilot.yaml --checklist ${id}.yaml
# or name it under checklists: in a readiness.config.yaml beside the pilots.
id: ${id}
version: "1"
title: Readiness of LLM pilots at ${id}
extends: core

# Weights are relative and need not add up to 100. The core's:
${core.dimensions.map(({ id: dimension, weight }) => `#   ${dimension}: ${weight}`).join('\n')}
dimensions: {}
#   governance: {weight: 25}

# Conditions of the gates: score, dimension and evidenced of 100; coverage and declared_away from 0 to 1; null takes a
# condition away.
gates: {}
#   production: {score: 80, evidenced: 50}

# Changes to checks of the core: weight, gate, phase, blocker, thresholds (with), fresh_days of the evidence; or a
# reason why the check is not asked for. readiness checklist show lists the checks, with an id its parts.
checks: {}
#   data.lineage: {weight: 5, blocker: true}
#   evaluation.dataset: {with: {items: 500}}
#   operations.open-telemetry: {disabled: "Traces go to the collector of the platform team"}

# Fields that pilots state under x-<name>, for checks with an expression. Types: string, int, double, bool, date,
# list of string.
facts: {}
#   x-model-risk:
#     tier: {type: int, min: 1, max: 4, describe: tier by the model risk policy}

# Checks of your own. One with control: true is answered in the pilot file under its dimension:
#   governance: {controls: {model-inventory: {status: in-place, evidence: [inventory-entry.md]}}}
items:
  - id: governance.model-inventory # <dimension>.<name>
    statement: The model is entered in the model inventory with its owner # true means ready
    gap: The model is not in the model inventory # the same where it is not so
    why: A model that is not in the inventory is neither reviewed nor monitored. # the harm
    weight: 3
    gate: production # due by: ${core.gates.map((gate) => gate.id).join(', ')}
    phase: 4 # 1 to ${core.phases.length}
    blocker: false # true: shuts its gate while unmet
    control: true
    evidence: {wanted: "the inventory entry, with owner and date", fresh_days: 365}
    fix:
      do: Enter the model in the inventory, with its owner
      done_when: The inventory shows the entry and its owner has confirmed it
      role: compliance
      days: {low: 1, likely: 2, high: 5}
      after: []
    references: ["${id}/Model policy 3.1"] # a clause of a standard, or your own policy under the checklist's id
`;
