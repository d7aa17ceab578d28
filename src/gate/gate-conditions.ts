// What a gate asks of any pilot, by the ids of the criteria, each with the checklist or the line that sets it.
import type { Checklist, Gate } from '../model/checklist.ts';
import type { GateId } from '../model/dimensions.ts';
import type { Asked, From } from '../model/policy-in-force.ts';

export const conditionsOf = (checklist: Checklist, id: GateId): readonly Asked[] => {
  const at = checklist.gates.findIndex((gate) => gate.id === id);
  const gate = checklist.gates[at];
  if (gate === undefined) return [];
  const from = (path: string): From => setBy(checklist, path);
  const ofGate = (key: keyof Gate): From => from(`gates.${id}.${key}`);
  const asked = (key: string, value: Asked['value'] | null, by: From): readonly Asked[] =>
    value === null ? [] : [{ key: `${id}.${key}`, value, from: by }];
  return [
    ...checklist.gates.slice(Math.max(0, at - 1), at).flatMap((before) => asked(`gate.${before.id}`, 'open', from(''))),
    ...asked('answered', checklist.minimum_coverage, from('minimum_coverage')),
    ...asked('score', gate.score, ofGate('score')),
    ...checklist.dimensions.flatMap((one) => asked(`dimension.${one.id}`, gate.dimension, ofGate('dimension'))),
    ...asked('coverage', gate.coverage, ofGate('coverage')),
    ...asked('evidenced-score', gate.evidenced, ofGate('evidenced')),
    ...asked('declared-away', gate.declared_away, ofGate('declared_away')),
    ...asked('blockers', 0, from('')),
    ...(gate.require_obligations ? asked('obligations', 0, ofGate('require_obligations')) : []),
  ];
};

/** The organisation's line where there is one, else the core. */
const setBy = ({ origins = {}, parts, id, version }: Checklist, path: string): From => {
  const origin = origins[path];
  const part = origin && parts.find(({ file }) => file === origin.file);
  if (origin === undefined || part === undefined) return { kind: 'checklist', checklist: `${id} ${version}` };
  return { kind: 'checklist', checklist: `${part.id} ${part.version}`, file: origin.file, line: origin.line };
};
