// Calls in an expression: operators, functions, methods, and the entries and fields that [ ] picks.
import { didYouMean } from '../nearest.ts';
import { functions, methods, type Operator, operators } from './operators.ts';
import type { Expr } from './read.ts';
import { any, inWords } from './types.ts';
import { fieldOf, type Known, type Scope, type Walk } from './walk.ts';

type Call = Extract<Expr['exprKind'], { case: 'callExpr' }>['value'];

export const callOf = (id: bigint, call: Call, scope: Scope, walk: Walk): Known => {
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
      : fieldOf(whole, name, { id }, walk);
  }
  if (whole.type.kind !== 'list') return walk.tell(id, `is ${inWords(whole.type)} and has no entries`);
  if (type.kind !== 'int') return walk.tell(id, `an entry is named by a whole number, from 0, not by ${inWords(type)}`);
  const at = by?.exprKind.case === 'constExpr' ? by.exprKind.value.constantKind : undefined;
  const index = at?.case === 'int64Value' ? String(at.value) : '';
  return { type: whole.type.of, ...(whole.path !== undefined && { path: `${whole.path}[${index}]` }) };
};
