import { execFile } from 'node:child_process'
import { chmod, cp, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The service's repository. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** The package's source. */
export const PACKAGE = join(ROOT, 'clients/typescript')

/** A `package.json`. */
export const manifestOf = async (folder: string) =>
  JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))

/** The package, packed and installed in an otherwise empty folder. */
export class InstalledPackage {
  readonly folder: string

  private constructor(folder: string) {
    this.folder = folder
  }

  /** Does what `npm install` does with the packed file, but for fetching what it depends on. */
  static async install(): Promise<InstalledPackage> {
    const folder = await mkdtemp(join(tmpdir(), 'slots-'))
    const modules = join(folder, 'node_modules')
    const installed = join(modules, 'meeting-slot-client')
    await mkdir(installed, { recursive: true })
    const archive = await pack(folder)
    await run('tar', ['-xzf', archive, '-C', installed, '--strip-components=1'])
    const { bin, dependencies } = await manifestOf(installed)
    for (const name of Object.keys(dependencies)) {
      await symlink(join(ROOT, 'node_modules', name), join(modules, name))
    }
    await mkdir(join(modules, '.bin'))
    await symlink(join(installed, bin.slots), join(modules, '.bin/slots'))
    await chmod(join(installed, bin.slots), 0o755)
    return new InstalledPackage(folder)
  }

  /** Runs a program in the folder, with this Node, and with what the package brings. */
  run(program: string, args: readonly string[]) {
    const path = [dirname(process.execPath), join(this.folder, 'node_modules/.bin')]
    return run(program, args, {
      cwd: this.folder,
      env: { ...process.env, PATH: [...path, process.env['PATH']].join(':') },
    })
  }

  /** The lines at which the compiler refuses a program in the folder, and what it says. */
  async compile(
    file: string,
  ): Promise<{ readonly lines: readonly number[]; readonly output: string }> {
    const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'esnext']
    const compiler = join(ROOT, 'node_modules/.bin/tsc')
    const compiled = this.run(compiler, [...options, '--lib', 'esnext,dom', file])
    const { stdout } = await compiled.catch((failure: { stdout: string }) => failure)
    const lines = [...stdout.matchAll(/^\S+?\((\d+),/gm)].map(([, line]) => Number(line))
    return { lines: [...new Set(lines)], output: stdout }
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true })
  }
}

/** Packs a copy, as packing compiles; returns where the archive is. */
async function pack(target: string): Promise<string> {
  await mkdir(join(ROOT, '.cache'), { recursive: true })
  // Below the root, where the compiler and the types are found.
  const copy = await mkdtemp(join(ROOT, '.cache/packed-'))
  try {
    await cp(PACKAGE, copy, { recursive: true })
    const options = ['--json', '--offline', '--pack-destination', target]
    const { stdout } = await run('npm', ['pack', ...options], { cwd: copy })
    return join(target, JSON.parse(stdout.slice(stdout.indexOf('[\n')))[0].filename)
  } finally {
    await rm(copy, { recursive: true })
  }
}
