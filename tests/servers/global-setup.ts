import type { TestProject } from 'vitest/node'
import { chosenDatabase } from './chosen-database.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The server of this run, without a database; `undefined` when there is none. */
    databaseUrl: string | undefined
  }
}

/** Once a run: starts the database server, and returns what ends it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const database = await chosenDatabase()
  project.provide('databaseUrl', database?.url)
  return async () => {
    await database?.stop()
  }
}
