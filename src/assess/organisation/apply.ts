// The core with the changes of organisations' files applied. Only files without faults and conflicts come here, so that
// their order does not matter.
import type { CheckItem, Checklist, Disabled, Origin } from '../../model/checklist.ts';
import type { CheckChange, Fact } from '../../model/organisation-schema.ts';
import { fillIn } from '../load-checklist.ts';
import type { Own } from './read.ts';
import { originOf, type Setting } from './settings.ts';
import type { Source } from './source.ts';

export const applied = (core: Source, owns: readonly Own[], settings: readonly Setting[]): Checklist => {
  const disabled = disabledBy(core, settings);
  const facts = factsOf(owns);
  return {
    ...headOf(core, owns),
    parts: [...core.head.parts, ...owns.map(({ id, version, document }) => ({ id, version, file: document.name }))],
    items: itemsOf(core, owns, new Set(disabled.map(({ id }) => id))).map(fillIn),
    origins: originsOf(settings),
    ...(disabled.length > 0 && { disabled }),
    ...(Object.keys(facts).length > 0 && { facts }),
  };
};

const headOf = ({ head }: Source, owns: readonly Own[]): Checklist => ({
  ...head,
  minimum_coverage:
    owns.find(({ minimumCoverage }) => minimumCoverage !== undefined)?.minimumCoverage ?? head.minimum_coverage,
  dimensions: head.dimensions.map((one) => ({ ...one, ...changesOf(owns, 'dimensions', one.id) })),
  gates: head.gates.map((one) => ({ ...one, ...changesOf(owns, 'gates', one.id) })),
});

const changesOf = (owns: readonly Own[], section: 'dimensions' | 'gates', name: string): object =>
  Object.assign(
    {},
    ...owns.flatMap((own) => own[section].filter((one) => one.name === name).map(({ value }) => value)),
  );

/** In the order of the core, then of the files. What waits for a disabled check no longer does. */
export const itemsOf = (core: Source, owns: readonly Own[], off: ReadonlySet<string>): readonly CheckItem[] => {
  const changes = owns.flatMap((own) => own.changes);
  const changed = core.items
    .filter(({ id }) => !off.has(id))
    .map((item) => changes.filter(({ name }) => name === item.id).reduce((now, { value }) => change(now, value), item))
    .map((item) => ({ ...item, fix: { ...item.fix, after: item.fix.after.filter((id) => !off.has(id)) } }));
  return [...changed, ...owns.flatMap((own) => own.items.map(({ value }) => value))];
};

const change = (
  item: CheckItem,
  { weight, gate, phase, blocker, with: options, fresh_days, examples }: CheckChange,
) => ({
  ...item,
  ...(weight !== undefined && { weight }),
  ...(gate !== undefined && { gate }),
  ...(phase !== undefined && { phase }),
  ...(blocker !== undefined && { blocker }),
  ...(options !== undefined && { with: { ...item.with, ...options } }),
  ...(fresh_days !== undefined && { evidence: { ...item.evidence, fresh_days } }),
  ...(examples !== undefined && { examples: { ...item.examples, ...examples } }),
});

/** Each once, with the reasons of all files that disable it. */
const disabledBy = (core: Source, settings: readonly Setting[]): readonly Disabled[] =>
  core.items.flatMap(({ id, control }) => {
    const off = settings.filter(({ path }) => path === `checks.${id}.disabled`);
    const [first] = off;
    if (first === undefined) return [];
    const reason = [...new Set(off.map(({ value }) => String(value)))].join('; ');
    return [{ id, reason, origin: originOf(first), ...(control && { control }) }];
  });

const originsOf = (settings: readonly Setting[]): Readonly<Record<string, Origin>> =>
  Object.fromEntries(settings.map((setting) => [setting.path, originOf(setting)]));

const factsOf = (owns: readonly Own[]): NonNullable<Checklist['facts']> => {
  const sections: Record<string, Record<string, Fact>> = {};
  for (const { name, value } of owns.flatMap((own) => own.facts)) {
    const [section = '', field = ''] = name.split('.');
    sections[section] = { ...sections[section], [field]: value };
  }
  return sections;
};
