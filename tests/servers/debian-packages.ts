import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { wholeFolder } from './whole-folder.ts'

const KEPT = fileURLToPath(new URL('../../.cache/debian/', import.meta.url))
const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg'
const LIMIT_MS = 300_000

const execute = promisify(execFile)

/** Packages to unpack together; what they depend on comes along. */
export type PackageSet = {
  /** The name of their folder. */
  readonly name: string
  /** `libc6` belongs to them: they run with a loader of their own. */
  readonly packages: readonly string[]
  /** The suite to take them from; by default the machine's own sources. */
  readonly suite?: 'sid'
}

/** Debian packages in a folder, not installed. */
export class UnpackedPackages {
  /** The place of `usr/` and `etc/`. */
  readonly folder: string
  readonly #loader: readonly string[]

  constructor(folder: string, loader: readonly string[]) {
    this.folder = folder
    this.#loader = loader
  }

  /** What to run for a program, such as `usr/sbin/mysqld`: it brings its own libraries. */
  command(program: string): readonly string[] {
    return [...this.#loader, join(this.folder, program)]
  }
}

/**
 * Fetches and unpacks the packages, or takes those of an earlier run from `.cache/debian/`; remove
 * the folder there for newer ones. Nothing is installed, and nobody need be root. apt compares what
 * it fetched with the checksums of the signed index. Rejects on a machine without apt-get and dpkg,
 * without the packages in reach, or when five minutes are not enough.
 */
export async function unpackedPackages(set: PackageSet): Promise<UnpackedPackages> {
  const folder = await wholeFolder(join(KEPT, set.name), (into) => fetchAndUnpack(set, into))
  return new UnpackedPackages(folder, await loaderIn(folder))
}

async function fetchAndUnpack(set: PackageSet, into: string): Promise<void> {
  const apt = join(into, 'apt')
  const options = await aptOfItsOwn(apt, set.suite)
  await run('apt-get', [...options, 'update'])
  const install = ['--yes', '--download-only', '--no-install-recommends', 'install']
  await run('apt-get', [...options, ...install, ...set.packages])

  const archives = join(apt, 'cache', 'archives')
  const files = (await readdir(archives)).filter((file) => file.endsWith('.deb')).values()
  const unpackTheRest = async () => {
    for (const file of files) await run('dpkg', ['-x', join(archives, file), into])
  }
  await Promise.all(Array.from({ length: availableParallelism() }, unpackTheRest))
  await rm(apt, { recursive: true })
}

/** Options that keep the machine's own apt out of it; with no package installed, all are fetched. */
async function aptOfItsOwn(folder: string, suite?: string): Promise<readonly string[]> {
  await mkdir(join(folder, 'lists', 'partial'), { recursive: true })
  await mkdir(join(folder, 'cache', 'archives', 'partial'), { recursive: true })
  await writeFile(join(folder, 'status'), '')
  const settings = [
    `Dir::State::lists=${folder}/lists`,
    `Dir::State::status=${folder}/status`,
    `Dir::Cache=${folder}/cache`,
    'Acquire::Check-Valid-Until=false',
    'Acquire::Languages=none',
    'Acquire::Retries=2',
    'Acquire::http::Timeout=20',
    'Acquire::https::Timeout=20',
    // Its unprivileged user may not write here.
    'APT::Sandbox::User=',
    // A first update that reached nothing would else count as done.
    'APT::Update::Error-Mode=any',
  ]
  if (suite !== undefined) {
    const signedBy = existsSync(KEYRING) ? `[signed-by=${KEYRING}] ` : ''
    const source = `deb ${signedBy}${await mirror()} ${suite} main\n`
    await writeFile(join(folder, 'sources.list'), source)
    settings.push(
      `Dir::Etc::sourcelist=${folder}/sources.list`,
      'Dir::Etc::sourceparts=-',
      'APT::Default-Release=',
    )
  }
  return ['-qq', ...settings.flatMap((setting) => ['-o', setting])]
}

/** The mirror that the machine's own sources name. */
async function mirror(): Promise<string> {
  const sources = await run('apt-get', ['indextargets', '--format', '$(REPO_URI)'])
  // Security fixes have an archive of their own, without suites like sid.
  const found = sources.split('\n').find((uri) => uri !== '' && !uri.includes('security'))
  if (found === undefined) throw new Error('apt names no mirror in its sources')
  return found
}

async function loaderIn(folder: string): Promise<readonly string[]> {
  const libraries: string[] = []
  let loader: string | undefined
  for (const parent of [join(folder, 'lib'), join(folder, 'usr', 'lib')]) {
    if (!existsSync(parent)) continue
    for (const name of await readdir(parent)) {
      if (!name.includes('-linux-gnu')) continue
      const library = join(parent, name)
      libraries.push(library)
      const file = (await readdir(library)).find((file) => /^ld-linux.*\.so\.\d$/.test(file))
      if (file !== undefined) loader ??= join(library, file)
    }
  }
  if (loader === undefined) throw new Error(`there is no loader in ${folder}`)
  return [loader, '--library-path', libraries.join(':')]
}

async function run(program: string, parameters: readonly string[]): Promise<string> {
  try {
    const environment = { ...process.env, LC_ALL: 'C', DEBIAN_FRONTEND: 'noninteractive' }
    const { stdout } = await execute(program, parameters, { env: environment, timeout: LIMIT_MS })
    return stdout
  } catch (fault) {
    const { code, stderr } = fault as { readonly code?: unknown; readonly stderr?: string }
    if (code === 'ENOENT') {
      throw new Error(`this machine has no ${program}; Debian and its like do`, { cause: fault })
    }
    // apt's first error tells the cause, later ones only what follows from it.
    const said = stderr?.split('\n').find((line) => line.startsWith('E:')) ?? String(fault)
    throw new Error(`${program} failed: ${said}`, { cause: fault })
  }
}
