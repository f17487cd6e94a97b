import { Evaluated, type State } from './evaluated.ts'
import { initialise, terraformTest } from './terraform.ts'

/**
 * What each run of the folder's `terraform test` makes, by the run's name. Runs that only plan are
 * left out. Rejects with Terraform's own words when a run fails.
 *
 * @param folder  a configuration, absolute
 * @param files  files of tests, relative to the folder; without any, all of them
 */
export async function evaluate(
  folder: string,
  ...files: readonly string[]
): Promise<ReadonlyMap<string, Evaluated>> {
  await initialise(folder)
  const runs = new Map<string, Evaluated>()
  for (const { test_state: state, '@testrun': run } of await terraformTest(folder, ...files))
    if (state !== undefined && run !== undefined) runs.set(run, Evaluated.of(state as State))
  return runs
}
