import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { eventLink } from '../../clients/typescript/source/event-link.ts'
import { exampleEvent } from '../http/example-event.ts'
import type { RunningService } from '../http/running-service.ts'

/** The program, as its source is. */
export const SLOTS = fileURLToPath(
  new URL('../../clients/typescript/source/command-line/slots.ts', import.meta.url),
)

/** What a run of `slots` wrote, and what it ended with. */
export type Run = { readonly code: number; readonly stdout: string; readonly stderr: string }

/** What is around a run of `slots`. */
export type Around = {
  readonly environment?: Record<string, string>
  /** Another program file than that of the source. */
  readonly program?: string
  readonly cwd?: string
}

/** Runs `slots` as a process of its own, in New York. */
export const slots = (args: readonly string[], around: Around = {}): Promise<Run> =>
  new Promise((resolve) => {
    const { environment = {}, program = SLOTS, cwd } = around
    const env = { PATH: process.env['PATH'], TZ: 'America/New_York', ...environment }
    execFile(process.execPath, [program, ...args], { env, cwd }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    )
  })

/** The links of a new event, as `slots create` makes them; it is example 1 of the design document. */
export async function exampleLinks(service: RunningService, changes: object = {}) {
  const { body } = await service.call('POST', '/events', { json: { ...exampleEvent, ...changes } })
  const linkOf = (token: string) => eventLink({ url: service.url, eventId: body.event_id, token })
  return {
    eventId: body.event_id as string,
    organizer: linkOf(body.organizer_token),
    join: linkOf(body.join_token),
    people: body.participants.map(({ token }: { token: string }) => linkOf(token)) as [
      ada: string,
      ben: string,
      cleo: string,
    ],
  }
}
