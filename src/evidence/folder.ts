// Reads a folder: the test reports in it as one, or the run of an experiment in MLflow.
import type { Folder, Source } from '../model/evidence.ts';
import type { Report } from './format.ts';
import { mlflowRun } from './mlflow.ts';
import { addTallies } from './tree.ts';
import { Unreadable } from './unreadable.ts';

/** `reportIn` gives undefined for a file that is no test report. Throws Unreadable where the folder is neither. */
export const readFolder = (
  folder: Folder,
  reportIn: (file: Source) => Report | undefined,
): { readonly kind: string; readonly report: Report } => {
  const run = mlflowRun(folder);
  if (run !== undefined) return { kind: 'MLflow run', report: run };
  const reports = folder.files.flatMap((file) => {
    try {
      return reportIn(file) ?? [];
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      throw new Unreadable(`its file ${file.name}: ${error.message}`);
    }
  });
  if (reports.length === 0) {
    throw new Unreadable(
      'it is a folder without test reports (JUnit, TRX, NUnit) and without metrics of MLflow: cite a file in it',
    );
  }
  const dates = reports.flatMap(({ date }) => date ?? []).sort();
  const report: Report = {
    tally: addTallies(reports.flatMap(({ tally }) => tally ?? [])),
    date: dates[0],
    notes: [`${reports.length} files`, ...reports.flatMap(({ notes = [] }) => notes)],
  };
  return { kind: 'folder of test reports', report };
};
