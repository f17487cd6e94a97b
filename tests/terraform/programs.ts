import { execFile } from 'node:child_process'
import { join } from 'node:path'
import {
  type PackageSet,
  type UnpackedPackages,
  unpackedPackages,
} from '../servers/debian-packages.ts'
import { reasonOf, skipOrFail } from '../servers/own-servers.ts'

/** What the tests of an instance's files run, from Debian's packages; nothing is installed. */
export type HostPrograms = {
  readonly shellcheck: readonly string[]
  readonly systemdAnalyze: readonly string[]
  readonly rsyslogd: readonly string[]
  readonly logrotate: readonly string[]
}

/** How a program ended, and all that it said. */
export type Ended = { readonly exitCode: number; readonly output: string }

const LIMIT_MS = 30_000

/** The programs; `undefined` when they can't be had, which is then printed, or fails where `CI` is set. */
export async function hostProgramsOrSkip(what: string): Promise<HostPrograms | undefined> {
  try {
    const shellcheck = await unpackedPackages(packages('shellcheck'))
    const systemd = await unpackedPackages(packages('systemd'))
    const logrotate = await unpackedPackages(packages('logrotate'))
    const rsyslog = await unpackedPackages(packages('rsyslog'))
    return {
      shellcheck: shellcheck.command('usr/bin/shellcheck'),
      systemdAnalyze: withLibrariesIn(systemd, 'systemd', 'usr/bin/systemd-analyze'),
      rsyslogd: [...rsyslog.command('usr/sbin/rsyslogd'), '-M', libraryFolder(rsyslog, 'rsyslog')],
      logrotate: logrotate.command('usr/sbin/logrotate'),
    }
  } catch (fault) {
    return skipOrFail(what, reasonOf(fault))
  }
}

/** Runs a program to its end, which may be a failure; rejects when that takes half a minute. */
export async function ended(
  [program, ...parameters]: readonly string[],
  environment: NodeJS.ProcessEnv = { PATH: process.env['PATH'] },
): Promise<Ended> {
  if (program === undefined) throw new Error('there is no program to run')
  return await new Promise((resolve, reject) => {
    const options = { env: environment, timeout: LIMIT_MS }
    const child = execFile(program, parameters, options, (error, stdout, stderr) => {
      if (error !== null && child.exitCode === null) reject(error)
      else resolve({ exitCode: child.exitCode ?? 0, output: stdout + stderr })
    })
  })
}

const packages = (name: string): PackageSet => ({ name, packages: [name, 'libc6'] })

/** A program that has libraries of its own in a folder beside the system's. */
function withLibrariesIn(
  unpacked: UnpackedPackages,
  folder: string,
  program: string,
): readonly string[] {
  const command = [...unpacked.command(program)]
  const path = command.indexOf('--library-path') + 1
  command[path] = `${command[path]}:${libraryFolder(unpacked, folder)}`
  return command
}

function libraryFolder(unpacked: UnpackedPackages, name: string): string {
  const [loader] = unpacked.command('')
  const architecture = loader?.split('/').at(-2)
  if (architecture === undefined) throw new Error(`there is no loader in ${unpacked.folder}`)
  return join(unpacked.folder, 'usr', 'lib', architecture, name)
}
