import { DatabaseServer } from './database-server.ts'
import { dockerAnswers, dockerDatabase } from './docker-database.ts'
import { ownServers, reasonOf, skipOrFail, wantedFlavour } from './own-servers.ts'
import { serverVersion } from './server-version.ts'

/** A database server for tests and benches. */
export type ChosenDatabase = {
  /** Of a user who may create databases; it names no database, or one that is left alone. */
  readonly url: string
  /** Such as `MySQL 9.7.0 (unpacked Debian packages)`. */
  readonly description: string
  /** Ends what was started; a server that ran before stays. */
  readonly stop: () => Promise<void>
}

/**
 * The server to test on: that of `TEST_DATABASE_URL`; else one in Docker, if its engine answers;
 * else one from unpacked Debian packages. `TEST_DATABASE=mariadb` asks for MariaDB. Prints one
 * line with what it is. Without any it prints that the tests are skipped and resolves to
 * `undefined`; where `CI` is set, or when `TEST_DATABASE_URL` leads nowhere, it rejects.
 */
export async function chosenDatabase(): Promise<ChosenDatabase | undefined> {
  const given = process.env['TEST_DATABASE_URL']
  const chosen = given ? await givenDatabase(given) : await startedDatabase()
  if (chosen !== undefined) process.stdout.write(`tests use ${chosen.description}\n`)
  return chosen
}

async function givenDatabase(url: string): Promise<ChosenDatabase> {
  try {
    const description = `${await serverVersion(url)} (TEST_DATABASE_URL)`
    return { url, description, stop: async () => {} }
  } catch (fault) {
    throw new Error(`TEST_DATABASE_URL: ${reasonOf(fault)}`, { cause: fault })
  }
}

async function startedDatabase(): Promise<ChosenDatabase | undefined> {
  const wanted = wantedFlavour()
  let withoutDocker = 'no Docker engine answers'
  if (await dockerAnswers()) {
    try {
      const { url, stop } = await dockerDatabase(wanted)
      return { url, description: `${await serverVersion(url)} (Docker)`, stop }
    } catch (fault) {
      withoutDocker = `Docker can't: ${reasonOf(fault)}`
    }
  }
  try {
    const { flavour, instead } = await ownServers()
    const server = await DatabaseServer.start(flavour)
    const how = instead === undefined ? '' : `, ${instead}`
    return {
      url: server.url,
      description: `${server.version} (unpacked Debian packages${how})`,
      stop: () => server.stop(),
    }
  } catch (fault) {
    return skipOrFail('the tests on MySQL', `${withoutDocker}; ${reasonOf(fault)}`)
  }
}
