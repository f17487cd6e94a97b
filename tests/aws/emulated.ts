import { afterAll, beforeAll } from 'vitest'
import { type AwsEmulator, awsEmulatorOrSkip, EMULATED_ACCOUNT } from '../servers/aws-emulator.ts'

/**
 * The emulator for all files that this process runs, which share this module: none of them may stop it.
 * It ends with the process. Nothing where there is none.
 */
export const emulator: AwsEmulator | undefined = await awsEmulatorOrSkip('the tests on AWS')

/** Puts this process into the emulated account for the length of a file. */
export function inEmulatedAccount(): void {
  const before = { ...process.env }
  beforeAll(() => {
    Object.assign(process.env, EMULATED_ACCOUNT)
  })
  afterAll(() => {
    for (const name of Object.keys(EMULATED_ACCOUNT)) {
      if (before[name] === undefined) delete process.env[name]
      else process.env[name] = before[name]
    }
  })
}
