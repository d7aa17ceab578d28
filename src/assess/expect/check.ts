// Whether an expression fits the facts that are declared: every name, field, operator and comparison is looked at before
// it is run. And which paths of the pilot file it reads. @bufbuild/cel evaluates, and checks no types by itself.
import { didYouMean } from '../nearest.ts';
import { callOf } from './calls.ts';
import type { Expr, Fault, Tree } from './read.ts';
import { any, bool, double, int, inWords, listOf, literal, text } from './types.ts';
import type { Vocabulary } from './vocabulary.ts';
import { fieldOf, type Known, type Scope, type Walk } from './walk.ts';

export type Checked = {
  readonly faults: readonly Fault[];
  /** Paths that it reads, in the order in which it names them. */
  readonly reads: readonly string[];
  /** By the id of the part that reads it. */
  readonly pathOf: ReadonlyMap<bigint, string>;
};

export const checkTypes = ({ root, offsetOf }: Tree, vocabulary: Vocabulary): Checked => {
  const faults: Fault[] = [];
  const pathOf = new Map<bigint, string>();
  const tell = (id: bigint, message: string, hint?: string): Known => {
    faults.push({ offset: offsetOf(id), message, ...(hint !== undefined && { hint }) });
    return { type: any };
  };
  const visit = (expr: Expr | undefined, scope: Scope): Known => {
    const known = expr === undefined ? { type: any } : knownOf(expr, scope, { vocabulary, tell, visit });
    if (expr !== undefined && known.path !== undefined) pathOf.set(expr.id, known.path);
    return known;
  };
  const { type } = visit(root, { names: new Map(), depth: 0 });
  if (type.kind !== 'bool' && type.kind !== 'any') tell(root.id, `gives ${inWords(type)}, expected true or false`);
  const reads = longest([...pathOf.values()]);
  if (reads.length === 0 && faults.length === 0) tell(root.id, 'reads nothing from the pilot file', NAMES);
  return { faults, reads, pathOf };
};

const NAMES = 'name a field, such as x_model_risk.tier or pilot.stage';

/** Each once, without those that only lead to another. */
const longest = (paths: readonly string[]): readonly string[] => {
  const all = [...new Set(paths)];
  return all.filter((path) => !all.some((other) => other.startsWith(`${path}.`) || other.startsWith(`${path}[`)));
};

const knownOf = (expr: Expr, scope: Scope, walk: Walk): Known => {
  const { case: kind, value } = expr.exprKind;
  switch (kind) {
    case 'identExpr':
      return scope.names.get(value.name) ?? walk.vocabulary.get(value.name) ?? unknownName(expr.id, value.name, walk);
    case 'selectExpr': {
      const of = walk.visit(value.operand, scope);
      return value.testOnly
        ? walk.tell(expr.id, 'has(…) is not asked here', BLANK)
        : fieldOf(of, value.field, expr, walk);
    }
    case 'constExpr':
      return constant(expr.id, value.constantKind, walk);
    case 'listExpr':
      return listKnown(expr.id, value.elements, scope, walk);
    case 'callExpr':
      return callOf(expr.id, value, scope, walk);
    case 'comprehensionExpr':
      return comprehension(expr.id, value, scope, walk);
    default:
      return walk.tell(expr.id, 'makes a map, which nothing here takes');
  }
};

const BLANK = 'a field that is blank leaves the check unknown by itself: ask for its value alone';

const unknownName = (id: bigint, name: string, { vocabulary, tell }: Walk): Known => {
  const holder = [...vocabulary].find(([, { type }]) => type.kind === 'map' && type.fields.has(name));
  const names = [...vocabulary.keys()];
  const inside = holder === undefined ? undefined : `did you mean ${holder[0]}.${name}?`;
  return tell(id, `"${name}" is not known here`, didYouMean(name, names) ?? inside ?? `known: ${names.join(', ')}`);
};

type Constant = Extract<Expr['exprKind'], { case: 'constExpr' }>['value']['constantKind'];

const constant = (id: bigint, { case: kind, value }: Constant, { tell }: Walk): Known => {
  if (kind === 'boolValue') return { type: bool };
  if (kind === 'doubleValue') return { type: double };
  if (kind === 'stringValue') return { type: literal(value) };
  if (kind === 'nullValue') return tell(id, 'null is not compared with', BLANK);
  if (kind !== 'int64Value') return tell(id, 'is a kind of value that no field has', 'write a number or text');
  const most = BigInt(Number.MAX_SAFE_INTEGER);
  return value <= most && value >= -most ? { type: int } : tell(id, 'is too large a number');
};

/** [s], of an entry s of a list, is part of that list: so filter(…) gives. */
const listKnown = (id: bigint, elements: readonly Expr[], scope: Scope, walk: Walk): Known => {
  const all = elements.map((one) => walk.visit(one, scope));
  const [first] = all;
  if (first === undefined) return { type: listOf(any) };
  const other = all.findIndex(({ type }) => type.kind !== first.type.kind && type.kind !== 'any');
  if (other > 0)
    return walk.tell(
      elements[other]?.id ?? id,
      `is ${inWords(all[other]?.type ?? any)}, the first is ${inWords(first.type)}`,
    );
  const words = all.flatMap(({ type }) => (type.kind === 'text' && type.literal ? (type.words ?? []) : []));
  const type = first.type.kind === 'text' ? (words.length === all.length ? literal(...words) : text) : first.type;
  const whole = all.length === 1 && first.path?.endsWith('[]') ? { path: first.path.slice(0, -2) } : {};
  return { type: listOf(type), ...whole };
};

type Comprehension = Extract<Expr['exprKind'], { case: 'comprehensionExpr' }>['value'];

/** Lists may be gone through one inside another so many times. */
const DEEPEST = 2;

/** all, exists, exists_one, filter and map, as the parser writes them out. */
const comprehension = (id: bigint, value: Comprehension, scope: Scope, walk: Walk): Known => {
  const { type, path } = walk.visit(value.iterRange, scope);
  if (type.kind !== 'list' && type.kind !== 'any') {
    return walk.tell(id, `goes through the entries of a list, and this is ${inWords(type)}`);
  }
  if (scope.depth >= DEEPEST)
    return walk.tell(id, `goes through lists inside lists, ${DEEPEST + 1} deep`, `${DEEPEST} is the most`);
  if (walk.vocabulary.has(value.iterVar)) {
    return walk.tell(
      id,
      `an entry cannot be called ${value.iterVar}: that is a section`,
      'such as all(s, s.owner != "none")',
    );
  }
  const entry: Known = {
    type: type.kind === 'list' ? type.of : any,
    ...(path !== undefined && { path: `${path}[]` }),
  };
  const inside = (result: Known): Scope => ({
    names: new Map([...scope.names, [value.iterVar, entry], [value.accuVar, result]]),
    depth: scope.depth + 1,
  });
  const start = walk.visit(value.accuInit, scope);
  walk.visit(value.loopCondition, inside(start));
  const step = walk.visit(value.loopStep, inside(start));
  return walk.visit(value.result, inside(step));
};
