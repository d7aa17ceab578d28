// What the HTML report carries in every copy: style and script, with the hashes by
// which its content security policy allows them.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSync, transformSync } from 'esbuild';

const room = fileURLToPath(new URL('../src/report/html/', import.meta.url));

/** JSON: {style, styleHash, script, scriptHash}. Hashes are SHA-256 in base64, as a policy writes them. */
export const compiledHtml = (): string => {
  const css = readFileSync(`${room}style.css`, 'utf8');
  const style = transformSync(css, { loader: 'css', minify: true }).code.trim();
  const script = bundled();
  const assets = { style, styleHash: hash(style), script, scriptHash: hash(script) };
  return `${JSON.stringify(assets, null, 2)}\n`;
};

/** The what-if judges by the program's own code: browser.ts with all that it imports. */
const bundled = (): string => {
  const { outputFiles } = buildSync({
    entryPoints: [`${room}browser.ts`],
    bundle: true,
    minify: true,
    format: 'iife',
    globalName: 'readiness',
    target: 'es2022',
    charset: 'ascii',
    write: false,
    logLevel: 'error',
  });
  const script = (outputFiles[0]?.text ?? '').trim();
  if (/<\/script|<!--/i.test(script)) throw new Error('the script of the HTML report would end its own element');
  return script;
};

const hash = (text: string): string => createHash('sha256').update(text).digest('base64');
