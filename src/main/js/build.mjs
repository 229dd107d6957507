/* Bundles the console's scripts. Called by Maven with the folder to write to. */
import {execFileSync} from 'node:child_process';
import {existsSync, statSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2];
const installed = join(here, 'node_modules', '.package-lock.json');
const lock = join(here, 'package-lock.json');
if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lock).mtimeMs) {
  execFileSync('npm', ['ci', '--prefer-offline', '--loglevel=error'], {cwd: here, stdio: 'inherit'});
}
const {build} = await import('esbuild');
await build({
  entryPoints: ['desk', 'floor', 'officers'].map((name) => join(here, 'src', `${name}.js`)),
  outdir: out,
  bundle: true,
  minify: true,
  legalComments: 'linked',
  format: 'iife',
  target: ['chrome109', 'firefox115', 'edge109', 'safari16'],
  define: {'process.env.NODE_ENV': '"production"'},
  logLevel: 'warning',
});
