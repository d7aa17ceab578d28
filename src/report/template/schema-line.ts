// The line by which editors find the schema: for completion, explanations and underlined mistakes.

export const schemaLine = (schema: string): string => `# yaml-language-server: $schema=${schema}`;
