// What no weighting can change: between which bounds a figure stays while the weights are shaken, and whether that
// settles a criterion.
import type { Criterion } from './criteria.ts';
import { type Column, column, type Mark, type Weights } from './score.ts';

/** The least and the most that a figure can be; undefined where there is none. */
export type Bounds = readonly [least: number, most: number];

/** Sums in another order come out a little different; what is nearer to its limit is left open. */
const SLACK = 1e-6;

/** Whether a criterion holds or fails under every weighting; undefined where that hangs on the weights. */
export const settledBy = (
  { figure, required, atMost, optional }: Criterion,
  boundsOf: (figure: Criterion['figure']) => Bounds | undefined,
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
): ((figure: Criterion['figure']) => Bounds | undefined) => {
  const due: (readonly [mark: Mark, weight: number])[][] = Array.from(dimensions, () => []);
  for (const [i, mark] of marks.entries()) {
    if (mark.gate <= gate && (mark.applicable || mark.declared)) due[mark.dimension]?.push([mark, checks[i] as number]);
  }
  const inside = new Map<Column, readonly (Bounds | undefined)[]>();
  const inDimensions = (of: Column): readonly (Bounds | undefined)[] => {
    const known =
      inside.get(of) ??
      due.map((pairs) =>
        boundsOf(
          pairs.flatMap(([mark, weight]) => part(mark, of, weight)),
          spread,
        ),
      );
    inside.set(of, known);
    return known;
  };
  return ({ of, dimension }) => {
    const bounds = inDimensions(of);
    if (dimension !== undefined) return bounds[dimension];
    return boundsOf(
      bounds.flatMap((one, i) => (one ? { weight: dimensions[i] as number, least: one[0], most: one[1] } : [])),
      spread,
    );
  };
};

/** What a check or a dimension adds to a figure: its weight, and between which bounds its share is. */
type Part = { readonly weight: number; readonly least: number; readonly most: number };

/** Nothing where the check does not apply, but to what was declared away. */
const part = (mark: Mark, of: Column, weight: number): Part | [] => {
  if (!mark.applicable && of !== column.declared) return [];
  const share = shareOf(mark, of);
  return { weight, least: share, most: share };
};

const shareOf = ({ applicable, score, best, evidenced, answered }: Mark, of: Column): number => {
  if (of === column.declared) return applicable ? 0 : 1;
  if (of === column.answered) return Number(answered);
  return of === column.best ? best : of === column.evidenced ? evidenced : score;
};

const boundsOf = (parts: readonly Part[], spread: number): Bounds | undefined =>
  parts.length === 0 ? undefined : [extreme(parts, spread, 'least'), extreme(parts, spread, 'most')];

/** The mean while the parts above it weigh `spread` times more for the most, those below it for the least. */
const extreme = (parts: readonly Part[], spread: number, end: 'least' | 'most'): number => {
  let [mean, before] = [Number.NaN, Number.NaN];
  do {
    before = mean;
    let [sum, whole] = [0, 0];
    for (const one of parts) {
      const share = one[end];
      const weight = (end === 'most' ? share > mean : share < mean) ? one.weight * spread : one.weight;
      sum += weight * share;
      whole += weight;
    }
    mean = sum / whole;
  } while (!(Math.abs(mean - before) < ENOUGH));
  return mean;
};

/** Each step moves the mean on towards its end; it is there when it stands still. */
const ENOUGH = 1e-12;
