import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serviceForFile } from '../http/running-service.ts'
import { InstalledPackage, manifestOf, PACKAGE, ROOT } from './installed-package.ts'
import { exampleLinks } from './slots-command.ts'

const service = serviceForFile()

let installed: InstalledPackage
beforeAll(async () => {
  installed = await InstalledPackage.install()
}, 120_000)
afterAll(() => installed.remove())

test('`npx slots` of the packed package asks the service', async () => {
  const { organizer } = await exampleLinks(service())
  const { stdout } = await installed.run('npx', ['--offline', 'slots', 'show', organizer])
  expect(stdout).toContain('Q1 planning, 60 minutes: open.')
})

test('everything that the packed package exports can be imported', async () => {
  const { exports } = await manifestOf(join(installed.folder, 'node_modules/meeting-slot-client'))
  const paths = Object.keys(exports).map((path) => path.replace('.', 'meeting-slot-client'))
  const program = `const found = await Promise.all(${JSON.stringify(paths)}.map((path) => import(path)))
    console.log(found.flatMap((one) => Object.keys(one)).sort().join(' '))`
  const { stdout } = await installed.run('node', ['--input-type=module', '--eval', program])
  expect(stdout.trim().split(' ')).toEqual([
    'SlotServiceError',
    'SlotServiceUnreachable',
    'answerOf',
    'answerOnce',
    'createSlotClient',
    'eventLink',
    'followChanges',
    'readEventLink',
    'sendCalendar',
  ])
})

/** A program of somebody who has installed the package; the compiler must refuse what is wrong. */
const CALLER = `import { answerOf, createSlotClient, type Schema } from 'meeting-slot-client'
import { followChanges } from 'meeting-slot-client/changes'
const client = createSlotClient({ url: 'http://127.0.0.1:8080', token: 'mst_1' })
const organizer = { name: 'Olga', email: 'olga@example.com' }
const proposed_slots = [{ start_time: '2026-01-12T14:00', end_time: '2026-01-12T16:00', timezone: 'UTC' }]
const body: Schema<'NewEvent'> = { title: 'Q1', duration_minutes: 60, organizer, proposed_slots }
const created = await answerOf(client.POST('/events', { body }))
export const token: string = created.organizer_token
const params = { path: { event_id: created.event_id } }
const ranked = await answerOf(client.GET('/events/{event_id}/recommendations', { params }))
export const rate: number | undefined = ranked.recommendations[0]?.availability_rate
export const gone: undefined = await answerOf(client.DELETE('/events/{event_id}', { params }))
for await (const revision of followChanges({ url: '', eventId: '' })) revision.toFixed()
client.GET('/event/{event_id}', { params }) // wrong
client.PUT('/events', { body }) // wrong
client.GET('/events/{event_id}', {}) // wrong
client.POST('/events', { body: { ...body, duration_minutes: '60' } }) // wrong
client.POST('/events', { body: { title: 'Q1' } }) // wrong
client.GET('/events/{event_id}/recommendations', { params: { ...params, query: { limt: 3 } } }) // wrong
export const wrong: number = created.title // wrong
export type Wrong = Schema<'Evnt'> // wrong
`

test('a program that imports the packed package is checked by its types', async () => {
  await writeFile(join(installed.folder, 'caller.mts'), CALLER)
  const wrong = CALLER.split('\n').flatMap((line, at) =>
    line.endsWith('// wrong') ? [at + 1] : [],
  )
  expect((await installed.compile('caller.mts')).lines).toEqual(wrong)
})

test('the package depends on the versions that the tests here run with', async () => {
  const { dependencies } = await manifestOf(PACKAGE)
  const { devDependencies } = await manifestOf(ROOT)
  expect(devDependencies).toMatchObject(dependencies)
})

test('the package asks for a Node that all it depends on runs with', async () => {
  const { dependencies, engines } = await manifestOf(PACKAGE)
  const needed = await Promise.all(
    Object.keys(dependencies).map(async (name) => {
      const manifest = await manifestOf(join(ROOT, 'node_modules', name))
      return (
        /^>=(\d+)\.(\d+)/
          .exec(manifest.engines?.node ?? '')
          ?.slice(1)
          .map(Number) ?? [0, 0]
      )
    }),
  )
  const [newest] = needed.toSorted(([a = 0, b = 0], [c = 0, d = 0]) => c - a || d - b)
  expect(engines.node).toBe(`>=${newest?.join('.')}`)
})
