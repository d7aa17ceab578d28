// Which format the ending of a file means: the same in every report that has the format.
const formatBy: Readonly<Record<string, string>> = {
  txt: 'terminal',
  md: 'markdown',
  markdown: 'markdown',
  json: 'json',
  csv: 'csv',
  ics: 'ics',
  mmd: 'mermaid',
  mermaid: 'mermaid',
  sarif: 'sarif',
  xml: 'junit',
  html: 'html',
};

/** Undefined where the ending says nothing, or means none of these formats. */
export const formatByEnding = <F extends string>(file: string, formats: readonly F[]): F | undefined => {
  const ending = /\.([a-z]+)$/i.exec(file)?.[1]?.toLowerCase() ?? '';
  return formats.find((format) => format === formatBy[ending]);
};
