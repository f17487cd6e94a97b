import { expect, test } from 'vitest'
import { readEventLink } from '../../clients/typescript/source/event-link.ts'
import { answerOf, createSlotClient } from '../../clients/typescript/source/slot-client.ts'
import { serviceForFile } from '../http/running-service.ts'
import { slots } from './slots-command.ts'

const service = serviceForFile({ basePath: '/meetings' })

const environment = () => ({ SLOTS_URL: service().url })
const Q1 = [
  ...['create', '--title', 'Q1 planning', '--duration', '60'],
  ...['--organizer', 'Olga <olga@example.com>', '--window', '2026-01-12T14:00/16:00'],
]

/** The event behind a link that was printed. */
function eventBehind(link: string) {
  const { url, token, eventId } = readEventLink(link) ?? expect.unreachable(`no link: ${link}`)
  const params = { path: { event_id: eventId } }
  return answerOf(createSlotClient({ url, token }).GET('/events/{event_id}', { params }))
}

test('create prints a link for everybody, each opening the event as whom it is for', async () => {
  const people = ['--invite', 'Ada <ada@example.com>', '--invite', 'Ben <ben@example.com>']
  const { code, stdout, stderr } = await slots([...Q1, ...people], { environment: environment() })
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  const links = stdout.match(/http:\S+/g) ?? []
  expect(links).toHaveLength(4)
  expect(links.every((link) => link.startsWith(`${service().url}/#evt_`))).toBe(true)
  const opened = await Promise.all(links.map(eventBehind))
  expect(opened.map(({ you }) => you.role)).toEqual([
    'organizer',
    'join',
    'participant',
    'participant',
  ])
})

test('the organizer’s link carries what others join with', async () => {
  const { stdout } = await slots(Q1, { environment: environment() })
  const [organizer = '', join = ''] = stdout.match(/http:\S+/g) ?? []
  expect(readEventLink(organizer)?.joinToken).toBe(readEventLink(join)?.token)
})

test('--json prints the answer of the service and nothing else', async () => {
  const { stdout, stderr } = await slots([...Q1, '--json', '--url', service().url])
  expect(stderr).toBe('')
  expect(JSON.parse(stdout)).toMatchObject({
    event_id: expect.stringMatching(/^evt_/),
    organizer_token: expect.stringMatching(/^mst_/),
    join_token: expect.stringMatching(/^mst_/),
    title: 'Q1 planning',
  })
})

test('windows are read in the zone of the machine unless --zone says', async () => {
  const start = async (...zone: string[]) => {
    const run = await slots([...Q1, '--json', ...zone], { environment: environment() })
    return JSON.parse(run.stdout).proposed_slots[0].start_time
  }
  expect(await start()).toBe('2026-01-12T14:00:00-05:00')
  expect(await start('--zone', 'Asia/Kathmandu')).toBe('2026-01-12T14:00:00+05:45')
})

test('what the clocks skip is told', async () => {
  const { stdout } = await slots(
    [...Q1, '--window', '2026-03-29T02:30/05:00', '--zone', 'Europe/Berlin'],
    { environment: environment() },
  )
  expect(stdout).toContain('Note: 02:30 does not exist in Europe/Berlin on 2026-03-29')
})

test('every fault is told with the option that it came from', async () => {
  const { code, stdout, stderr } = await slots(
    [
      ...['create', '--title', '', '--duration', '2', '--step', '0', '--description', ''],
      ...['--organizer', 'Olga <olga>', '--invite', 'Ada <ada@example.com>', '--invite', 'B <b>'],
      ...['--window', '2026-01-12T14:00/16:00', '--window', '2026-01-14T18:00/17:00'],
    ],
    { environment: environment() },
  )
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  const faults = stderr.split('\n').slice(1, -1)
  expect(faults.map((line) => line.trim().split(': ')[0])).toEqual(
    expect.arrayContaining([
      '--title',
      '--duration',
      '--step',
      '--organizer',
      '--invite "B <b>"',
      '--window "2026-01-14T18:00/17:00"',
    ]),
  )
  expect(stderr).toMatch(/^refused: Invalid input \(422\): /)
  expect(stderr).toContain('  --duration: must be at least 5; is 2\n')
})
