import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { type PackageSet, type UnpackedPackages, unpackedPackages } from './debian-packages.ts'
import { wholeFolder } from './whole-folder.ts'

/** The two makes of the server; what the service needs is the same in both. */
export type Flavour = 'mysql' | 'mariadb'

/** All that it takes to run a server of one flavour. */
export type ServerPrograms = {
  /** The program and its first parameters. */
  readonly command: readonly string[]
  /** Lines of `my.cnf` that every server of this flavour needs here. */
  readonly settings: readonly string[]
  /** A data folder as after the installation, to be copied; `root` has no password. */
  readonly template: string
}

type Recipe = {
  readonly packages: PackageSet
  readonly program: string
  readonly settings: readonly string[]
  readonly initialise: readonly string[]
  /** What `initialise` reads; relative to the packages' folder. */
  readonly scripts: readonly string[]
}

const RECIPES: Record<Flavour, Recipe> = {
  // Debian's stable releases have no MySQL.
  mysql: {
    packages: { name: 'mysql', packages: ['mysql-server-core', 'libc6'], suite: 'sid' },
    program: 'usr/sbin/mysqld',
    settings: ['mysqlx=0', 'secure-file-priv=NULL'],
    initialise: ['--initialize-insecure'],
    scripts: [],
  },
  // As mariadb-install-db does it, which only runs from an installed place.
  mariadb: {
    packages: { name: 'mariadb', packages: ['mariadb-server-core', 'libc6'] },
    program: 'usr/sbin/mariadbd',
    settings: [],
    initialise: [
      '--bootstrap',
      '--log-warnings=0',
      '--enforce-storage-engine=',
      '--max_allowed_packet=8M',
      '--net_buffer_length=16K',
    ],
    scripts: [
      'mysql_system_tables.sql',
      'mysql_performance_tables.sql',
      'mysql_system_tables_data.sql',
      'fill_help_tables.sql',
      'maria_add_gis_sp_bootstrap.sql',
      'mysql_sys_schema.sql',
    ],
  },
}

/**
 * The programs of a flavour from Debian's packages, and a data folder to begin with. The first call
 * on a machine fetches some 60 MB (MariaDB: 15 MB) and takes about ten seconds, later ones nothing.
 */
export async function serverPrograms(flavour: Flavour): Promise<ServerPrograms> {
  const recipe = RECIPES[flavour]
  const packages = await unpackedPackages(recipe.packages)
  const command = packages.command(recipe.program)
  const shared = join(packages.folder, 'usr', 'share', 'mysql')
  const settings = [
    `basedir="${join(packages.folder, 'usr')}"`,
    `lc-messages-dir="${shared}"`,
    `character-sets-dir="${join(shared, 'charsets')}"`,
    `plugin-dir="${join(packages.folder, 'usr', 'lib', 'mysql', 'plugin')}"`,
    'performance_schema=OFF',
    ...(process.getuid?.() === 0 ? ['user=root'] : []),
    ...recipe.settings,
  ]
  // It stands with the programs, as it is of their version.
  const template = await wholeFolder(join(packages.folder, 'data-template'), (folder) =>
    initialise(recipe, packages, settings, folder),
  )
  return { command, settings, template }
}

async function initialise(
  recipe: Recipe,
  packages: UnpackedPackages,
  settings: readonly string[],
  folder: string,
): Promise<void> {
  const configuration = `${folder}.cnf`
  try {
    await writeFile(configuration, ['[mysqld]', ...settings, `datadir="${folder}"`, ''].join('\n'))
    const [loader = '', ...parameters] = packages.command(recipe.program)
    const all = [...parameters, `--defaults-file=${configuration}`, ...recipe.initialise]
    const server = spawn(loader, all, { stdio: ['pipe', 'ignore', 'pipe'] })
    // One that fails early says why itself; the broken pipe does not.
    server.stdin.on('error', () => {}).end(await script(recipe, packages))
    const [log, [code]] = await Promise.all([text(server.stderr), once(server, 'exit')])
    if (code !== 0) {
      throw new Error(`no data folder for ${recipe.packages.name}: ${lastLines(log)}`)
    }
    // Servers with the same identity can't replicate from each other.
    await rm(join(folder, 'auto.cnf'), { force: true })
  } finally {
    await rm(configuration, { force: true })
  }
}

async function script(recipe: Recipe, packages: UnpackedPackages): Promise<string> {
  if (recipe.scripts.length === 0) return ''
  const folder = join(packages.folder, 'usr', 'share', 'mysql')
  const texts = recipe.scripts.map((name) => readFile(join(folder, name), 'utf8'))
  const statements = (await Promise.all(texts)).join('\n').split('\n')
  return [
    'create database mysql;',
    'use mysql;',
    'SET @auth_root_socket=NULL;',
    // Not a `root` of this machine's name, which need not resolve.
    ...statements.filter((line) => !line.includes('@current_hostname')),
  ].join('\n')
}

/** The end of a server's error log, where the reason is. */
export function lastLines(log: string): string {
  return log.trim().split('\n').slice(-15).join('\n')
}
