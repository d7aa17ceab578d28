// What the HTML report carries in every copy: its style, with the hash by which its content security policy allows it.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'esbuild';

const room = fileURLToPath(new URL('../src/report/html/', import.meta.url));

/** JSON: {style, styleHash}. Hashes are SHA-256 in base64, as a policy writes them. */
export const compiledHtml = (): string => {
  const css = readFileSync(`${room}style.css`, 'utf8');
  const style = transformSync(css, { loader: 'css', minify: true }).code.trim();
  return `${JSON.stringify({ style, styleHash: hash(style) }, null, 2)}\n`;
};

const hash = (text: string): string => createHash('sha256').update(text).digest('base64');
