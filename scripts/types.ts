// Rolls the types of the library up into dist/index.d.cts: every type that an exported name says, and nothing that comes
// from a package, so that the file needs nothing beside it.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Extractor, ExtractorConfig } from '@microsoft/api-extractor';

export const rollUpTypes = (root: string): void => {
  const folder = mkdtempSync(join(tmpdir(), 'readiness-types-'));
  try {
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({
        extends: `${root}tsconfig.json`,
        compilerOptions: {
          noEmit: false,
          declaration: true,
          emitDeclarationOnly: true,
          rootDir: `${root}src`,
          outDir: join(folder, 'src'),
          tsBuildInfoFile: join(folder, 'tsconfig.tsbuildinfo'),
          typeRoots: [`${root}node_modules/@types`],
        },
        include: [],
        files: [`${root}src/index.ts`],
      }),
    );
    execFileSync(process.execPath, [`${root}node_modules/typescript/bin/tsc`, '-p', folder], { stdio: 'inherit' });
    writeFileSync(join(folder, 'package.json'), readFileSync(`${root}package.json`, 'utf8'));
    const missing: string[] = [];
    const rolled = join(folder, 'index.d.cts');
    const { succeeded } = Extractor.invoke(
      ExtractorConfig.prepare({
        configObject: {
          projectFolder: folder,
          mainEntryPointFilePath: join(folder, 'src/index.d.ts'),
          compiler: { tsconfigFilePath: join(folder, 'tsconfig.json') },
          dtsRollup: { enabled: true, untrimmedFilePath: rolled },
          apiReport: { enabled: false },
          docModel: { enabled: false },
          tsdocMetadata: { enabled: false },
          messages: {
            compilerMessageReporting: { default: { logLevel: 'none' as never } },
            extractorMessageReporting: {
              default: { logLevel: 'none' as never },
              'ae-forgotten-export': { logLevel: 'warning' as never },
            },
            tsdocMessageReporting: { default: { logLevel: 'none' as never } },
          },
        },
        configObjectFullPath: undefined,
        packageJsonFullPath: join(folder, 'package.json'),
      }),
      {
        localBuild: true,
        // A type that an exported one says has to be exported too; a constant whose words a type lists need not.
        messageCallback: (message) => {
          if (message.messageId === 'ae-forgotten-export' && /symbol "[A-Z]/.test(message.text))
            missing.push(message.text);
          message.handled = message.logLevel !== 'error';
        },
      },
    );
    if (!succeeded || missing.length > 0)
      throw new Error(`the types of the library cannot be rolled up:\n${missing.join('\n')}`);
    writeFileSync(`${root}dist/index.d.cts`, readFileSync(rolled));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
