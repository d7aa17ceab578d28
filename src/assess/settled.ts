// What no weighting can change: between which bounds a figure stays while the weights are shaken, and whether that
// settles a criterion.
import type { Criterion, Figure } from './criteria.ts';
import { type Column, column, type Mark, sharesOf, type Weights } from './score.ts';

/** The least and the most that a figure can be; undefined where there is none. */
export type Bounds = readonly [least: number, most: number];

/** Sums in another order come out a little different; what is nearer to its limit is left open. */
const SLACK = 1e-6;

/** Whether a criterion holds or fails under every weighting; undefined where that hangs on the weights. */
export const settledBy = (
  { figure, required, atMost, optional }: Criterion,
  boundsOf: (figure: Figure) => Bounds | undefined,
): boolean | undefined => {
  const bounds = boundsOf(figure);
  if (bounds === undefined) return optional || undefined;
  const scale = figure.of === column.score || figure.of === column.evidenced ? 100 : 1;
  const [least, most] = [bounds[0] * scale - required, bounds[1] * scale - required];
  if (least > SLACK) return !atMost;
  return most < -SLACK ? atMost : undefined;
};

/** The bounds of the figures at a gate, where any weight may change against any other by the factor `spread`. */
export const boundsUnder = (
  marks: readonly Mark[],
  { checks, dimensions }: Weights,
  spread: number,
  gate: number,
): ((figure: Figure) => Bounds | undefined) => {
  const due: number[][] = Array.from(dimensions, () => []);
  for (let i = 0; i < marks.length; i += 1) {
    const mark = marks[i] as Mark;
    if (mark.gate <= gate) due[mark.dimension]?.push(i);
  }
  const known = new Map<Column, readonly (Bounds | undefined)[]>();
  const inDimensions = (of: Column): readonly (Bounds | undefined)[] => {
    const bounds = known.get(of) ?? due.map((positions) => boundsOf(partsOf(marks, checks, positions, of), spread));
    known.set(of, bounds);
    return bounds;
  };
  return ({ of, dimension }) => {
    const bounds = inDimensions(of);
    if (dimension !== undefined) return bounds[dimension];
    const parts: Part[] = [];
    for (const [i, one] of bounds.entries()) {
      if (one !== undefined) parts.push({ weight: dimensions[i] as number, least: one[0], most: one[1] });
    }
    return boundsOf(parts, spread);
  };
};

/** What a check or a dimension adds to a figure: its weight, and between which bounds its share is. */
type Part = { readonly weight: number; readonly least: number; readonly most: number };

/** A check that does not apply adds nothing, but to what was declared away. */
const partsOf = (
  marks: readonly Mark[],
  weights: ArrayLike<number>,
  positions: readonly number[],
  of: Column,
): readonly Part[] => {
  const parts: Part[] = [];
  for (const i of positions) {
    const mark = marks[i] as Mark;
    if (!mark.applicable && !(mark.declared && of === column.declared)) continue;
    const share = sharesOf(mark)[of] as number;
    parts.push({ weight: weights[i] as number, least: share, most: share });
  }
  return parts;
};

const boundsOf = (parts: readonly Part[], spread: number): Bounds | undefined => {
  const [first] = parts;
  if (first === undefined) return undefined;
  const isOne = parts.every(({ least, most }) => least === first.least && most === first.least);
  return isOne ? [first.least, first.least] : [extreme(parts, spread, false), extreme(parts, spread, true)];
};

/** The mean while the parts above it weigh `spread` times more for the most, those below it for the least. */
const extreme = (parts: readonly Part[], spread: number, isMost: boolean): number => {
  let [mean, before] = [Number.NaN, Number.NaN];
  do {
    before = mean;
    let [sum, whole] = [0, 0];
    for (const { weight, least, most } of parts) {
      const share = isMost ? most : least;
      const heavy = (isMost ? share > mean : share < mean) ? weight * spread : weight;
      sum += heavy * share;
      whole += heavy;
    }
    mean = sum / whole;
  } while (Number.isFinite(mean) && !(Math.abs(mean - before) < ENOUGH));
  return mean;
};

/** Each step moves the mean on towards its end; it is there when it stands still. */
const ENOUGH = 1e-9;
