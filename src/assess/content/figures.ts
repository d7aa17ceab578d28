// The figures that an evidence file can be held against: measured metrics, KPIs, the rate of wrong or invented statements.
import type { EvidenceEntry } from '../../model/fields.ts';
import { join } from '../../model/path.ts';
import type { Pilot } from '../../model/pilot.ts';

export type Figure = {
  /** Where the stated value stands. */
  readonly path: string;
  readonly name: string;
  readonly stated: number;
  /** 1 for a share, 100 for percent; undefined where it is neither. */
  readonly whole: 1 | 100 | undefined;
  readonly kind: 'metric' | 'kpi' | 'hallucination';
  /** Less is better: a test that fails adds to it. */
  readonly countsFailures: boolean;
};

type Cited = { readonly evidence?: readonly EvidenceEntry[] | undefined };

/** Figures by the path of each map whose evidence is theirs, with that evidence. */
export type Figures = ReadonlyMap<string, { readonly figure: Figure; readonly cited: Cited }>;

export const figuresOf = ({ evaluation, kpis }: Pilot): Figures => {
  const figures = new Map<string, { readonly figure: Figure; readonly cited: Cited }>();
  const add = (at: string, owner: Cited, measured: Cited & { readonly value?: number | undefined }, about: About) => {
    if (measured.value === undefined) return;
    const { unit, ...rest } = about;
    const figure = {
      ...rest,
      path: `${at}.measured.value`,
      stated: measured.value,
      whole: wholeOf(unit, measured.value),
    };
    figures.set(at, { figure, cited: owner }).set(`${at}.measured`, { figure, cited: measured });
  };
  for (const [i, one] of (evaluation.metrics ?? []).entries()) {
    const about = {
      name: one.name,
      unit: one.unit,
      kind: 'metric',
      countsFailures: one.direction === 'decrease',
    } as const;
    add(join('evaluation.metrics', i), one, one.measured, about);
  }
  for (const [i, one] of (kpis.measures ?? []).entries()) {
    const about = {
      name: one.name,
      unit: one.unit,
      kind: 'kpi',
      countsFailures: one.direction === 'decrease',
    } as const;
    add(join('kpis.measures', i), one, one.measured, about);
  }
  const { hallucination } = evaluation;
  add('evaluation.hallucination', hallucination, hallucination.measured, wrong);
  return figures;
};

type About = Pick<Figure, 'name' | 'kind' | 'countsFailures'> & { readonly unit: string | undefined };

const wrong: About = { name: 'Hallucination', unit: 'share', kind: 'hallucination', countsFailures: true };

const wholeOf = (unit: string | undefined, stated: number): Figure['whole'] => {
  if (unit !== undefined && /^\s*(%|per ?cent|percentage)\s*$/i.test(unit)) return 100;
  const mayBe = unit === undefined || /^\s*(share|rate|ratio|fraction|proportion)\s*$/i.test(unit);
  return mayBe && stated >= 0 && stated <= 1 ? 1 : undefined;
};

/** How many figures cite each file as a whole: one pass rate cannot be several figures. */
export const citations = (figures: Figures): ReadonlyMap<string, number> => {
  const byFile = new Map<string, Set<string>>();
  for (const { figure, cited } of figures.values()) {
    for (const entry of cited.evidence ?? []) {
      const file = typeof entry === 'string' ? entry : entry.at === undefined ? entry.file : undefined;
      if (file !== undefined) byFile.set(file, (byFile.get(file) ?? new Set()).add(figure.path));
    }
  }
  return new Map([...byFile].map(([file, paths]) => [file, paths.size]));
};
