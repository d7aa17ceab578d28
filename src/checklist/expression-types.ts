// Calls in an expression: operators, functions, methods, and the entries and fields that [ ] picks.
import { isDate } from '../model/dates.ts';
import { didYouMean } from '../read/nearest.ts';
import {
  any,
  bool,
  date,
  describeType,
  double,
  type Expr,
  type ExpressionFault,
  type ExpressionNames,
  type ExpressionTree,
  int,
  isNumeric,
  listType,
  literal,
  type Text,
  type Type,
  text,
} from './expression-names.ts';

// What each operator and function takes and gives. Narrower than CEL where CEL would hide a slip: whole numbers are not
// divided, text is not put in order, a word that can never occur is not compared with.

/** Something that does not fit: which argument, where it is one alone. */
type TypeFault = { readonly wrong: string; readonly hint?: string; readonly argument?: number };
type Operator = (...args: readonly Type[]) => Type | TypeFault;

const isAny = (...types: readonly Type[]): boolean => types.some(({ kind }) => kind === 'any');
const wrong = (words: string, hint?: string): TypeFault => ({ wrong: words, ...(hint !== undefined && { hint }) });

/** Each argument is of this kind. */
const all =
  (kind: Type['kind'], gives: Type) =>
  (...args: readonly Type[]): Type | TypeFault => {
    const argument = args.findIndex((one) => one.kind !== kind && one.kind !== 'any');
    if (argument < 0) return gives;
    return {
      ...wrong(`is ${describeType(args[argument] as Type)}, expected ${describeType({ kind } as Type)}`),
      argument,
    };
  };

const logic = all('bool', bool);

type Literal = Text & { readonly literal: true };
const isLiteral = (type: Type): type is Literal => type.kind === 'text' && type.literal === true;

/** Two dates, or a date and a text that the expression writes as one; undefined where there is no date. */
const dates = (a: Type, b: Type): Type | TypeFault | undefined => {
  if (a.kind === 'date' && b.kind === 'date') return bool;
  const other = a.kind === 'date' ? b : b.kind === 'date' ? a : undefined;
  if (other === undefined || !isLiteral(other)) return undefined;
  const bad = other.words?.find((word) => !isDate(word));
  return bad === undefined ? bool : wrong(`${JSON.stringify(bad)} is not a date`, 'dates are written "2027-03-31"');
};

/** Words of the expression that the other side can never be. */
const strayWord = (a: Type, b: Type): TypeFault | undefined => {
  if (a.kind !== 'text' || b.kind !== 'text') return undefined;
  const [written, known] = isLiteral(a) ? [a, b] : [b, a];
  if (!isLiteral(written) || isLiteral(known) || known.words === undefined) return undefined;
  const stray = written.words?.find((word) => !known.words?.includes(word));
  if (stray === undefined) return undefined;
  return wrong(
    `is never ${JSON.stringify(stray)}`,
    didYouMean(stray, known.words) ?? `it is one of ${known.words.join(', ')}`,
  );
};

const equality: Operator = (a = any, b = any) => {
  if (isAny(a, b) || (isNumeric(a) && isNumeric(b))) return bool;
  const asDates = dates(a, b);
  if (asDates !== undefined) return asDates;
  if (a.kind !== b.kind) return wrong(`compares ${describeType(a)} with ${describeType(b)}`);
  if (a.kind === 'bool') return bool;
  if (a.kind === 'text') return strayWord(a, b) ?? bool;
  return wrong(`compares ${describeType(a)} with ${describeType(b)}`, 'a list is asked by all, exists, in and size');
};

const order: Operator = (a = any, b = any) => {
  if (isAny(a, b) || (isNumeric(a) && isNumeric(b))) return bool;
  const asDates = dates(a, b);
  if (asDates !== undefined) return asDates;
  if (a.kind !== b.kind) return wrong(`compares ${describeType(a)} with ${describeType(b)}`);
  return wrong(`${describeType(a)} has no order`, 'numbers and dates have one; compare words by == or in ["…", "…"]');
};

const sum: Operator = (a = any, b = any) => {
  if (isAny(a, b)) return isAny(a) ? b : a;
  if (!isNumeric(a) || !isNumeric(b))
    return wrong(`calculates with ${describeType(isNumeric(a) ? b : a)}`, 'only numbers can');
  if (a.kind === b.kind) return a.kind === 'int' ? int : double;
  return wrong('mixes a whole number with a number', 'write 2.0 for 2, or double(…) around the whole number');
};

const quotient: Operator = (a = any, b = any) =>
  a.kind === 'int' && b.kind === 'int'
    ? wrong('divides whole numbers, which would cut off the rest', 'write double(…) around both, or 2.0 for 2')
    : sum(a, b);

const within: Operator = (one = any, list = any) => {
  if (isAny(one, list)) return bool;
  if (list.kind !== 'list') return { ...wrong(`is ${describeType(list)}, expected a list`), argument: 1 };
  return equality(one, list.of);
};

const choice: Operator = (condition = any, a = any, b = any) => {
  const asked = logic(condition);
  if ('wrong' in asked) return asked;
  if (isAny(a, b)) return isAny(a) ? b : a;
  return a.kind === b.kind ? a : wrong(`gives ${describeType(a)} or ${describeType(b)}`, 'both have to be of one kind');
};

const size: Operator = (of = any) =>
  isAny(of) || of.kind === 'list' || of.kind === 'text'
    ? int
    : { ...wrong(`is ${describeType(of)}, expected a list or text`), argument: 0 };

const number =
  (gives: Type): Operator =>
  (of = any) =>
    isAny(of) || isNumeric(of) ? gives : { ...wrong(`is ${describeType(of)}, expected a number`), argument: 0 };

const days: Operator = (a = any, b = any) => {
  const args = [a, b].map((one) => (isLiteral(one) ? dates(date, one) : undefined));
  const bad = args.findIndex((one) => one !== undefined && 'wrong' in one);
  if (bad >= 0) return { ...(args[bad] as TypeFault), argument: bad };
  return all('date', int)(...[a, b].map((one) => (isLiteral(one) ? date : one)));
};

/** By the names that the parser gives them. */
const operators: Readonly<Record<string, Operator>> = {
  '!_': logic,
  '_&&_': logic,
  '_||_': logic,
  '@not_strictly_false': () => bool,
  '_==_': equality,
  '_!=_': equality,
  '_<_': order,
  '_<=_': order,
  '_>_': order,
  '_>=_': order,
  '_+_': sum,
  '_-_': sum,
  '_*_': sum,
  '_/_': quotient,
  '_%_': all('int', int),
  '-_': (of = any) => sum(of, of),
  '_?_:_': choice,
  '@in': within,
};

type Function = { readonly takes: number; readonly gives: Operator };

/** Written f(a, b), or a.f(b) where `method` is set. */
const functions: Readonly<Record<string, Function>> = {
  size: { takes: 1, gives: size },
  int: { takes: 1, gives: number(int) },
  double: { takes: 1, gives: number(double) },
  days: { takes: 2, gives: days },
};

const methods: Readonly<Record<string, Function>> = {
  size: { takes: 1, gives: size },
  contains: { takes: 2, gives: all('text', bool) },
  startsWith: { takes: 2, gives: all('text', bool) },
  endsWith: { takes: 2, gives: all('text', bool) },
};

// What is known while the types of an expression are checked, and how a field is found in what is known.

/** What is known of a part of an expression. `path` has [] for each entry of a list: data.sources[].owner. */
type Known = { readonly type: Type; readonly path?: string };

/** Names that stand for an entry of a list, and how many lists are gone through one inside the other. */
type Scope = { readonly names: ReadonlyMap<string, Known>; readonly depth: number };

type Walk = {
  readonly vocabulary: ExpressionNames;
  /** Notes a fault; what is at fault is `any` from there on. */
  readonly tell: (id: bigint, message: string, hint?: string) => Known;
  readonly visit: (expr: Expr | undefined, scope: Scope) => Known;
};

/** A field by its name, whether written after a dot or as ["a name"]. */
const fieldType = ({ type, path = '' }: Known, field: string, { id }: Pick<Expr, 'id'>, { tell }: Walk): Known => {
  if (type.kind === 'any') return { type: any };
  if (type.kind !== 'map') return tell(id, `${path || 'this'} is ${describeType(type)} and has no field "${field}"`);
  const found = type.fields.get(field) ?? type.others;
  if (found !== undefined) return { type: found, path: `${path}.${field}` };
  const known = [...type.fields.keys()];
  return tell(
    id,
    `${path || 'this'} has no field "${field}"`,
    didYouMean(field, known) ?? `known here: ${known.join(', ')}`,
  );
};

type Call = Extract<Expr['exprKind'], { case: 'callExpr' }>['value'];

const callType = (id: bigint, call: Call, scope: Scope, walk: Walk): Known => {
  const exprs = call.target === undefined ? call.args : [call.target, ...call.args];
  if (call.function === '_[_]') return picked(id, exprs, scope, walk);
  const args = exprs.map((one) => walk.visit(one, scope));
  if (isGathering(call)) return args[1] ?? { type: any };
  const operator = call.target === undefined ? operators[call.function] : undefined;
  const known = operator ?? named(id, call, exprs.length, walk);
  return typeof known === 'function' ? given(id, known, exprs, args, walk) : known;
};

/** How the parser writes map and filter out: what was gathered so far, and one more. */
const isGathering = ({ function: name, args: [first, second] }: Call): boolean =>
  name === '_+_' && first?.exprKind.case === 'identExpr' && second?.exprKind.case === 'listExpr'
    ? first.exprKind.value.name.startsWith('@')
    : false;

const given = (id: bigint, operator: Operator, exprs: readonly Expr[], args: readonly Known[], walk: Walk): Known => {
  const result = operator(...args.map(({ type }) => type));
  if ('wrong' in result) {
    const at = result.argument === undefined ? undefined : exprs[result.argument]?.id;
    const about = result.argument === undefined ? args.find(({ path }) => path !== undefined) : args[result.argument];
    const subject = result.wrong.startsWith('is ') ? `${about?.path ?? 'this'} ` : '';
    return walk.tell(at ?? id, subject + result.wrong, result.hint);
  }
  const branch = args.slice(1).find(({ path, type }) => path !== undefined && type === result);
  return exprs.length === 3 && branch?.path !== undefined ? { type: result, path: branch.path } : { type: result };
};

const named = (id: bigint, { function: name, target }: Call, count: number, { tell }: Walk): Operator | Known => {
  const all = target === undefined ? functions : methods;
  const found = Object.hasOwn(all, name) ? all[name] : undefined;
  if (found === undefined) {
    const known = [...Object.keys(all), ...(target === undefined ? [] : macros)];
    return tell(id, `there is no ${name}(…) here`, didYouMean(name, known) ?? `known: ${known.join(', ')}`);
  }
  if (found.takes === count) return found.gives;
  const offset = target === undefined ? 0 : 1;
  return tell(id, `${name}(…) takes ${found.takes - offset}, and has ${count - offset}`);
};

const macros = ['all', 'exists', 'exists_one', 'filter', 'map'];

/** list[0], or a field of a map by its name: controls["schema-validation"]. */
const picked = (id: bigint, [of, by]: readonly Expr[], scope: Scope, walk: Walk): Known => {
  const whole = walk.visit(of, scope);
  const which = walk.visit(by, scope);
  if (whole.type.kind === 'any' || which.type.kind === 'any') return { type: any };
  const { type } = which;
  if (whole.type.kind === 'map') {
    const name = type.kind === 'text' && type.literal ? type.words?.[0] : undefined;
    return name === undefined
      ? walk.tell(id, 'a field is named by a text in quotes', 'such as data.controls["schema-validation"]')
      : fieldType(whole, name, { id }, walk);
  }
  if (whole.type.kind !== 'list') return walk.tell(id, `is ${describeType(whole.type)} and has no entries`);
  if (type.kind !== 'int')
    return walk.tell(id, `an entry is named by a whole number, from 0, not by ${describeType(type)}`);
  const at = by?.exprKind.case === 'constExpr' ? by.exprKind.value.constantKind : undefined;
  const index = at?.case === 'int64Value' ? String(at.value) : '';
  return { type: whole.type.of, ...(whole.path !== undefined && { path: `${whole.path}[${index}]` }) };
};

// Whether an expression fits the facts that are declared: every name, field, operator and comparison is looked at before
// it is run. And which paths of the pilot file it reads. @bufbuild/cel evaluates, and checks no types by itself.

export type TypedExpression = {
  readonly faults: readonly ExpressionFault[];
  /** Paths that it reads, in the order in which it names them. */
  readonly reads: readonly string[];
  /** By the id of the part that reads it. */
  readonly pathById: ReadonlyMap<bigint, string>;
};

export const checkTypes = ({ root, offsetOf }: ExpressionTree, vocabulary: ExpressionNames): TypedExpression => {
  const faults: ExpressionFault[] = [];
  const pathById = new Map<bigint, string>();
  const tell = (id: bigint, message: string, hint?: string): Known => {
    faults.push({ offset: offsetOf(id), message, ...(hint !== undefined && { hint }) });
    return { type: any };
  };
  const visit = (expr: Expr | undefined, scope: Scope): Known => {
    const known = expr === undefined ? { type: any } : knownType(expr, scope, { vocabulary, tell, visit });
    if (expr !== undefined && known.path !== undefined) pathById.set(expr.id, known.path);
    return known;
  };
  const { type } = visit(root, { names: new Map(), depth: 0 });
  if (type.kind !== 'bool' && type.kind !== 'any') tell(root.id, `gives ${describeType(type)}, expected true or false`);
  const reads = longest([...pathById.values()]);
  if (reads.length === 0 && faults.length === 0) tell(root.id, 'reads nothing from the pilot file', NAMES);
  return { faults, reads, pathById };
};

const NAMES = 'name a field, such as x_model_risk.tier or pilot.stage';

/** Each once, without those that only lead to another. */
const longest = (paths: readonly string[]): readonly string[] => {
  const all = [...new Set(paths)];
  return all.filter((path) => !all.some((other) => other.startsWith(`${path}.`) || other.startsWith(`${path}[`)));
};

const knownType = (expr: Expr, scope: Scope, walk: Walk): Known => {
  const { case: kind, value } = expr.exprKind;
  switch (kind) {
    case 'identExpr':
      return scope.names.get(value.name) ?? walk.vocabulary.get(value.name) ?? unknownName(expr.id, value.name, walk);
    case 'selectExpr': {
      const of = walk.visit(value.operand, scope);
      return value.testOnly
        ? walk.tell(expr.id, 'has(…) is not asked here', BLANK)
        : fieldType(of, value.field, expr, walk);
    }
    case 'constExpr':
      return constant(expr.id, value.constantKind, walk);
    case 'listExpr':
      return listKnown(expr.id, value.elements, scope, walk);
    case 'callExpr':
      return callType(expr.id, value, scope, walk);
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
  if (first === undefined) return { type: listType(any) };
  const other = all.findIndex(({ type }) => type.kind !== first.type.kind && type.kind !== 'any');
  if (other > 0)
    return walk.tell(
      elements[other]?.id ?? id,
      `is ${describeType(all[other]?.type ?? any)}, the first is ${describeType(first.type)}`,
    );
  const words = all.flatMap(({ type }) => (type.kind === 'text' && type.literal ? (type.words ?? []) : []));
  const type = first.type.kind === 'text' ? (words.length === all.length ? literal(...words) : text) : first.type;
  const whole = all.length === 1 && first.path?.endsWith('[]') ? { path: first.path.slice(0, -2) } : {};
  return { type: listType(type), ...whole };
};

type Comprehension = Extract<Expr['exprKind'], { case: 'comprehensionExpr' }>['value'];

/** Lists may be gone through one inside another so many times. */
const DEEPEST = 2;

/** all, exists, exists_one, filter and map, as the parser writes them out. */
const comprehension = (id: bigint, value: Comprehension, scope: Scope, walk: Walk): Known => {
  const { type, path } = walk.visit(value.iterRange, scope);
  if (type.kind !== 'list' && type.kind !== 'any') {
    return walk.tell(id, `goes through the entries of a list, and this is ${describeType(type)}`);
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
