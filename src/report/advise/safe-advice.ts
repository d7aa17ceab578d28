// Advice whose every text is harmless on a terminal, so that no section can forget to make it so.
import { safe } from '../safe-text.ts';
import type { AdviceReported } from './report.ts';

export const safeAdvice = (reported: AdviceReported): AdviceReported => {
  const { assessment, advice } = reported;
  return {
    ...reported,
    assessment: {
      ...assessment,
      file: safe(assessment.file),
      pilot: { ...assessment.pilot, name: safe(assessment.pilot.name) },
    },
    advice: safeIn(advice),
  };
};

const safeIn = <T>(value: T): T => {
  if (typeof value === 'string') return safe(value) as T;
  if (Array.isArray(value)) return value.map(safeIn) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, safeIn(inner)])) as T;
};
