// Reads a log as GitHub's runner does: which lines are commands, with which properties and text. It knows the two
// spellings that the runner knows, `::name key=value::text` at the start of a line and `##[name key=value;]text` anywhere.

export type Heard = {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly text: string;
};

const names = (
  'error warning notice debug group endgroup add-mask add-path add-matcher remove-matcher set-output set-env ' +
  'save-state stop-commands echo'
).split(' ');

/** Lines end as a .NET reader ends them; blanks are those that .NET trims. */
export const heard = (log: string): readonly Heard[] => log.split(/\r\n|\r|\n/).flatMap((line) => one(line) ?? []);

const one = (line: string): Heard | undefined => newer(line.replace(/^[\s\u0085]+/, '')) ?? older(line);

const newer = (line: string): Heard | undefined => {
  const end = line.startsWith('::') ? line.indexOf('::', 2) : -1;
  if (end < 0) return undefined;
  const [name = '', ...rest] = line.slice(2, end).split(' ');
  if (!names.includes(name.toLowerCase())) return undefined;
  const pairs = rest.join(' ').trim().split(',');
  return { name, properties: propertiesOf(pairs), text: unescaped(line.slice(end + 2)) };
};

const older = (line: string): Heard | undefined => {
  const [, name = '', list = '', text = ''] = /##\[([^\s\]]*)\s*([^\]]*)\](.*)$/.exec(line) ?? [];
  return names.includes(name.toLowerCase()) ? { name, properties: propertiesOf(list.split(';')), text } : undefined;
};

const propertiesOf = (pairs: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    pairs.flatMap((pair) => {
      const at = pair.indexOf('=');
      return at < 1 ? [] : [[pair.slice(0, at).trim(), unescaped(pair.slice(at + 1))]];
    }),
  );

const unescaped = (text: string): string =>
  text
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%');
