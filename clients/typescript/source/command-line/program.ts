import { readFileSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import { SlotServiceUnreachable } from '../errors.ts'
import { addAnswer } from './answer.ts'
import { addCreate } from './create.ts'
import { addRecommend } from './recommend.ts'
import { Refusal, refusalLines, StrangeAnswer } from './refusal.ts'
import { addShow } from './show.ts'
import type { Terminal } from './terminal.ts'
import { UsageError } from './usage-error.ts'

/** What a run of `slots` tells whoever started it. */
const EXIT = { done: 0, refused: 1, wrongUsage: 2, unreachable: 3 } as const

const HELP = `
An event is named by a link of it, or by its id with a token. What stands on a command line others on
this machine can see; SLOTS_EVENT, SLOTS_TOKEN and SLOTS_URL in the environment they can't.

Ends with 0 when it is done, 1 when the service refused it, 2 when it was asked for wrongly, 3 when the
service can't be reached, or what is there is not the service.`

/**
 * Runs one command, and tells the terminal what came of it.
 * @param args  what stands behind `slots` on the command line
 * @returns 0 when done, 1 when refused, 2 for wrong usage, 3 when the service can’t be reached, or what
 *   is there is not the service
 * @throws whatever is no answer to what the caller or the service did: a defect
 */
export async function runSlots(args: readonly string[], terminal: Terminal): Promise<number> {
  const program = new Command('slots')
    .description('Finds the time when a group can meet.')
    .version(versionOfPackage())
    .addHelpText('after', HELP)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.print(text.trimEnd()),
      writeErr: (text) => terminal.warn(text.trimEnd()),
      getOutHelpWidth: () => terminal.columns ?? 100,
      getErrHelpWidth: () => terminal.columns ?? 100,
    })
  addCreate(program, terminal)
  addAnswer(program, terminal)
  addRecommend(program, terminal)
  addShow(program, terminal)
  try {
    await program.parseAsync(args, { from: 'user' })
    return EXIT.done
  } catch (error) {
    return told(error, terminal)
  }
}

/** Tells what went wrong; commander has told what it found itself. */
function told(error: unknown, { warn }: Terminal): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.wrongUsage
  if (error instanceof UsageError) {
    warn(`error: ${error.message}`)
    return EXIT.wrongUsage
  }
  if (error instanceof Refusal) {
    warn(refusalLines(error))
    return EXIT.refused
  }
  if (error instanceof SlotServiceUnreachable || error instanceof StrangeAnswer) {
    warn(`error: ${error.message}`)
    return EXIT.unreachable
  }
  throw error
}

const versionOfPackage = (): string =>
  JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version
