// Where the case turns from gain to loss. The net value is a straight line in each of these: two points of it are enough.
import type { KeyFigures } from '../model/value-report.ts';
import { valueCurve } from '../rules/value-case.ts';
import type { ValueInputs } from '../rules/value-inputs.ts';

/** The net value over the horizon, the build taken off. */
export const netOf = (inputs: ValueInputs, months: number): number =>
  valueCurve(inputs, months).at(-1)?.cumulative ?? -inputs.build;

/** Where the line through `from` at 0 and `to` at 1 is 0; undefined where it is level. */
export const zeroOf = (from: number, to: number): number | undefined => (from === to ? undefined : from / (from - to));

type BreakEven = KeyFigures['breakEvenErrorRate'];

/** Above it the pilot loses money. */
export const breakEvenErrorRate = (inputs: ValueInputs, months: number): BreakEven => {
  const [none, all] = [0, 1].map((errorRate) => netOf({ ...inputs, errorRate }, months)) as [number, number];
  if (none < 0) return { value: null, says: 'loses money even without errors' };
  if (all >= 0) return { value: null, says: 'no error rate makes it lose money' };
  return { value: zeroOf(none, all) ?? null, says: 'loses money above it' };
};

/** The steady adoption, with every month before it scaled alike; no month can have more than every task. */
export const breakEvenAdoption = (inputs: ValueInputs, months: number): BreakEven => {
  const { adoptionStart, adoptionSteady } = inputs;
  if (adoptionSteady === 0) return { value: null, says: 'none, as adoption is planned to settle at 0' };
  const scaled = (by: number): number =>
    netOf({ ...inputs, adoptionStart: adoptionStart * by, adoptionSteady: adoptionSteady * by }, months);
  const [nobody, planned] = [scaled(0), scaled(1)];
  const zero = zeroOf(nobody, planned);
  if (zero === undefined) return { value: null, says: 'adoption does not change the result' };
  const gains = planned > nobody;
  const value = zero * adoptionSteady;
  if (value < 0) return { value: null, says: gains ? 'gains whatever the adoption' : 'loses whatever the adoption' };
  const isTooMuch = Math.max(adoptionStart, adoptionSteady) * zero > 1;
  if (isTooMuch) return { value: null, says: gains ? 'no adoption is enough' : 'gains at any adoption' };
  if (value === 0 && gains) return { value: 0, says: 'does not lose money however few use it' };
  return { value, says: gains ? 'loses money below it' : 'loses money above it: each task costs more than it earns' };
};
