import { type Flavour, serverPrograms } from './server-programs.ts'

/** Which flavour our own servers have here, and what else there is to say about it. */
export type OwnServers = {
  readonly flavour: Flavour
  /** Why it is not the flavour that was asked for. */
  readonly instead?: string
}

/** The flavour that `TEST_DATABASE` asks for, by default `mysql`; throws when it names none. */
export function wantedFlavour(): Flavour {
  const wanted = process.env['TEST_DATABASE'] || 'mysql'
  if (wanted === 'mysql' || wanted === 'mariadb') return wanted
  throw new Error(`TEST_DATABASE is mysql or mariadb, not ${wanted}`)
}

/**
 * The flavour of which servers can be started on this machine: the wanted one or, in place of
 * MySQL, MariaDB. Fetches the programs if need be. Rejects with the reasons when there is neither.
 */
export async function ownServers(): Promise<OwnServers> {
  const wanted = wantedFlavour()
  try {
    await serverPrograms(wanted)
    return { flavour: wanted }
  } catch (fault) {
    if (wanted === 'mariadb') throw fault
    const reason = reasonOf(fault)
    try {
      await serverPrograms('mariadb')
    } catch (second) {
      throw new Error(`no MySQL: ${reason}; no MariaDB: ${reasonOf(second)}`, { cause: second })
    }
    return { flavour: 'mariadb', instead: `instead of MySQL: ${reason}` }
  }
}

/**
 * For files that start servers of their own: the flavour to start, or `undefined` when their tests
 * are to be skipped, which is then printed. Rejects in their place where `CI` is set.
 *
 * @param what  what is skipped, such as `the tests on a crashing server`
 */
export async function flavourOrSkip(what: string): Promise<Flavour | undefined> {
  try {
    return (await ownServers()).flavour
  } catch (fault) {
    return skipOrFail(what, reasonOf(fault))
  }
}

/** Prints that something is skipped, loudly; where `CI` is set it throws instead. */
export function skipOrFail(what: string, reason: string): undefined {
  if (process.env['CI']) throw new Error(`${what} can't run: ${reason}`)
  process.stdout.write(`SKIPPED: ${what}; ${reason}\n`)
}

/** What went wrong, on one line. */
export function reasonOf(fault: unknown): string {
  const text = fault instanceof Error ? fault.message : String(fault)
  return text.trim().replaceAll(/\s*\n\s*/g, ' | ')
}
