// HiGHS, the solver of mixed-integer programmes, as WebAssembly. It is loaded for the cheapest way to a goal alone.

import type { LegacyHighsSolution } from 'highs';
import loadHighs from 'highs';
import type { Solved, Solver } from '../model/ports.ts';

/** The limits end a programme that cannot be proved in reasonable time. No gap is left between the best and the bound. */
const OPTIONS = {
  output_flag: false,
  mip_rel_gap: 0,
  mip_abs_gap: 1e-6,
  mip_feasibility_tolerance: 1e-9,
  mip_max_nodes: 100_000,
} as const;

/** For all programmes of a run together; what comes later still gets a moment. */
const [SECONDS, LEAST_SECONDS] = [30, 0.5];

export const loadSolver = async (seconds = SECONDS): Promise<Solver> => {
  const highs = await loadHighs();
  let left = seconds;
  return {
    name: `HiGHS ${highs.version.string}`,
    solve: (programme): Solved => {
      const begun = performance.now();
      const { Status, Columns } = solution(() => highs.solve(programme, { ...OPTIONS, time_limit: left }));
      left = Math.max(LEAST_SECONDS, left - (performance.now() - begun) / 1000);
      const values = new Map<string, number>();
      for (const [name, column] of Object.entries(Columns)) {
        if ('Primal' in column && Number.isFinite(column.Primal)) values.set(name, column.Primal);
      }
      return { status: toStatus(Status), values };
    },
  };
};

/** It throws at numbers beyond its range, which a checklist may hold: nothing is proved then. */
const solution = (solve: () => LegacyHighsSolution): Pick<LegacyHighsSolution, 'Status' | 'Columns'> => {
  try {
    return solve();
  } catch {
    return { Status: 'Model error', Columns: {} };
  }
};

const toStatus = (status: string): Solved['status'] => {
  if (status === 'Optimal') return 'optimal';
  return status === 'Infeasible' ? 'infeasible' : 'stopped';
};
