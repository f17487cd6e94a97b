import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readEventLink } from '../../clients/typescript/source/event-link.ts'
import { serviceForFile } from '../http/running-service.ts'
import { exampleLinks, slots } from './slots-command.ts'

const service = serviceForFile()

/** What is kept of a run with `--json`: preference, start and end. */
async function kept(args: readonly string[]) {
  const { stdout, stderr } = await slots([...args, '--json'])
  expect(stderr).toBe('')
  type Slot = { preference: string; start_time: string; end_time: string }
  const answer: { slots: Slot[] } = JSON.parse(stdout)
  return answer.slots.map(({ preference, start_time, end_time }) => [
    preference,
    start_time,
    end_time,
  ])
}

test('a participant’s link is enough to say when they can', async () => {
  const { people } = await exampleLinks(service())
  const run = await slots([
    ...['answer', people[0], '--free', '2026-01-12T14:00/15:30'],
    ...['--if-needed', '2026-01-14T23:00Z/2026-01-15T01:00Z'],
  ])
  expect(run).toEqual({
    code: 0,
    stdout: [
      'Ada can come, times are those of America/New_York:',
      '  Mon 2026-01-12 14:00–15:30',
      '  Wed 2026-01-14 18:00–20:00, if needed',
      '',
    ].join('\n'),
    stderr: '',
  })
})

test('--busy is free for the rest of the windows', async () => {
  const { people } = await exampleLinks(service())
  expect(await kept(['answer', people[1], '--busy', '2026-01-12T14:00/15:00'])).toEqual([
    ['available', '2026-01-12T15:00:00-05:00', '2026-01-12T16:00:00-05:00'],
    ['available', '2026-01-14T18:00:00-05:00', '2026-01-14T20:00:00-05:00'],
  ])
})

/** A calendar file, until the end of the test. */
async function calendarFile(content: string | Buffer): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'slots-calendar-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await writeFile(join(folder, 'calendar.ics'), content)
  return join(folder, 'calendar.ics')
}

/** A calendar with one entry, which says no zone. */
const CALENDAR = [
  ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Example//EN', 'BEGIN:VEVENT'],
  ...['UID:1@example.com', 'DTSTAMP:20260105T090000Z', 'SUMMARY:Dentist'],
  ...['DTSTART:20260112T140000', 'DTEND:20260112T150000', 'END:VEVENT', 'END:VCALENDAR', ''],
].join('\r\n')

const DAN = ['--name', 'Dan', '--email', 'dan@example.com']

/** What {@link CALENDAR} leaves free in New York. */
const FREE = [
  ['available', '2026-01-12T15:00:00-05:00', '2026-01-12T16:00:00-05:00'],
  ['available', '2026-01-14T18:00:00-05:00', '2026-01-14T20:00:00-05:00'],
]

test('a calendar file answers for whoever it is of', async () => {
  const { people, join } = await exampleLinks(service())
  const file = await calendarFile(CALENDAR)
  expect(await kept(['answer', people[1], '--calendar', file])).toEqual(FREE)
  const joined = await slots(['answer', join, '--calendar', file, ...DAN])
  expect(joined.stdout).toContain('Dan can come')
})

test('a preview shows what a calendar file would say, and changes nothing', async () => {
  const { people, join, organizer } = await exampleLinks(service())
  const preview = ['--calendar', await calendarFile(CALENDAR), '--preview']
  expect(await kept(['answer', people[1], ...preview])).toEqual(FREE)
  const joined = await slots(['answer', join, ...preview, ...DAN])
  expect(joined).toMatchObject({ code: 2, stderr: expect.stringContaining('join first') })
  expect((await slots(['show', organizer])).stdout).not.toMatch(/Dan|yes/)
})

test('--zone is that of what a calendar says without one', async () => {
  const { organizer } = await exampleLinks(service())
  const ofAda = ['answer', organizer, '--user', 'Ada', '--calendar', await calendarFile(CALENDAR)]
  expect(await kept([...ofAda, '--zone', 'America/Los_Angeles'])).toContainEqual([
    'available',
    '2026-01-12T11:00:00-08:00',
    '2026-01-12T13:00:00-08:00',
  ])
})

test('a calendar that can’t be read is refused by the service', async () => {
  const { people } = await exampleLinks(service())
  const half = CALENDAR.slice(0, CALENDAR.indexOf('END:'))
  const run = await slots(['answer', people[0], '--calendar', await calendarFile(half)])
  expect(run).toMatchObject({ code: 1, stderr: expect.stringMatching(/^refused: Unreadable cal/) })
})

test('a file that can’t be read, or holds no calendar, ends it before anybody has joined', async () => {
  const { join, organizer } = await exampleLinks(service())
  const latin1 = await calendarFile(Buffer.from('SUMMARY:Caf\u00e9', 'latin1'))
  for (const [file, told] of [
    [latin1, 'is not UTF-8'],
    [`${latin1}.gone`, 'ENOENT'],
    [await calendarFile('Dear diary'), 'is no calendar file'],
  ] as const) {
    const run = await slots(['answer', join, '--calendar', file, ...DAN])
    expect(run).toMatchObject({ code: 2, stderr: expect.stringContaining(told) })
  }
  expect((await slots(['show', organizer])).stdout).not.toContain('Dan')
})

test('who is busy all the time can come at none', async () => {
  const { people } = await exampleLinks(service())
  const { stdout } = await slots([
    'answer',
    people[1],
    '--busy',
    '2026-01-01T00:00/2026-02-01T00:00',
  ])
  expect(stdout).toBe('Ben can come at none of the proposed times.\n')
})

test('with a link for joining one joins first, and gets a link of one’s own', async () => {
  const { join } = await exampleLinks(service())
  const free = ['--free', '2026-01-12T14:00/15:30']
  const joined = await slots([
    ...['answer', join, ...free, '--name', 'Dan', '--email', 'dan@example.com'],
  ])
  expect(joined.code).toBe(0)
  expect(joined.stdout).toContain('Dan can come')
  const [own = ''] = joined.stdout.match(/http:\S+/) ?? []
  expect(readEventLink(own)?.token).not.toBe(readEventLink(join)?.token)
  expect(await kept(['answer', own, ...free])).toHaveLength(1)
})

test('who has joined keeps their link when their answer is refused', async () => {
  const { join } = await exampleLinks(service())
  const { code, stdout, stderr } = await slots([
    ...['answer', join, '--free', '2026-02-30T14:00/15:00'],
    ...['--name', 'Dan', '--email', 'dan@example.com'],
  ])
  expect(code).toBe(1)
  const link = stdout.match(/http:\S+/)?.[0] ?? ''
  expect((await slots(['show', link])).stdout).toContain('Dan')
  const [told, refused, fault] = stderr.split('\n')
  expect(told).toBe(
    `Dan takes part from now on, but has not answered. To answer: slots answer '${link}' …`,
  )
  expect(refused).toMatch(/^refused: Invalid input/)
  expect(fault).toMatch(/^ {2}--free "2026-02-30T14:00\/15:00": /)
})

test('a window that can’t be is told before anybody has joined', async () => {
  const { join, organizer } = await exampleLinks(service())
  const windows = ['2026-01-12T14:00/13:00', '2026-13-12T14:00/15:00', '2026-01-12T14:00/15:00']
  const free = windows.flatMap((window) => ['--free', window])
  expect(await slots(['answer', join, ...free, ...DAN])).toEqual({
    code: 2,
    stdout: '',
    stderr: [
      'error: this can’t be:',
      '  --free "2026-01-12T14:00/13:00": must end after it begins',
      '  --free "2026-13-12T14:00/15:00": there is no such time',
      '',
    ].join('\n'),
  })
  expect((await slots(['show', organizer])).stdout).not.toContain('Dan')
})

test('with --json the link of who has joined is no part of the answer', async () => {
  const { join } = await exampleLinks(service())
  const { stdout, stderr } = await slots([
    ...['answer', join, '--free', '2026-01-12T14:00/15:30', '--json'],
    ...['--name', 'Dan', '--email', 'dan@example.com'],
  ])
  expect(JSON.parse(stdout)).toMatchObject({ status: 'responded' })
  expect(stderr).toMatch(/http:\S+/)
})

test.each([
  ['a name', 'Cleo'],
  ['an e-mail address', 'cleo@example.com'],
])('the organizer answers for somebody whom they name by %s', async (_what, user) => {
  const { organizer } = await exampleLinks(service())
  const run = await slots([
    ...['answer', organizer, '--user', user, '--free', '2026-01-12T15:00/16:00'],
  ])
  expect(run).toMatchObject({ code: 0, stdout: expect.stringContaining('Cleo can come') })
})

test('each fault is told with the window that it came from', async () => {
  const { people } = await exampleLinks(service())
  const unreal = (option: string, day: string) => [option, `2026-02-28T14:00/2026-02-${day}T15:00`]
  const of = async (...options: string[]) => {
    const { stderr } = await slots(['answer', people[0], ...options])
    return [...stderr.matchAll(/^ {2}(\S+ ".*?"): /gm)].map(([, origin]) => origin)
  }
  expect(await of(...unreal('--free', '29'), ...unreal('--if-needed', '30'))).toEqual([
    '--free "2026-02-28T14:00/2026-02-29T15:00"',
    '--if-needed "2026-02-28T14:00/2026-02-30T15:00"',
  ])
  expect(await of(...unreal('--busy', '31'))).toEqual([
    '--busy "2026-02-28T14:00/2026-02-31T15:00"',
  ])
})

test('a name that two people have is told with the ids of both', async () => {
  const { organizer } = await exampleLinks(service(), {
    participants: [
      { name: 'Ada', email: 'ada@example.com' },
      { name: 'Ada', email: 'ada.b@example.com' },
    ],
  })
  const run = await slots([
    'answer',
    organizer,
    '--user',
    'Ada',
    '--busy',
    '2026-01-12T14:00/15:00',
  ])
  expect(run).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^error: "Ada" may be usr_\w+ or usr_\w+\n$/),
  })
})

test('wrong usage is told before anything is sent', async () => {
  const { organizer, join } = await exampleLinks(service())
  const window = '2026-01-12T14:00/15:00'
  const wrong: readonly (readonly [args: readonly string[], told: string])[] = [
    [[organizer], 'say when you can'],
    [[organizer, '--free', window, '--busy', window], 'not both'],
    [[organizer, '--free', window, '--calendar', 'x.ics'], 'not both'],
    [[organizer, '--free', window, '--preview'], 'goes with --calendar'],
    [[organizer, '--free', window], 'say for whom'],
    [[organizer, '--free', window, '--user', 'Nobody'], 'nobody in the event is "Nobody"'],
    [[join, '--free', window], '--name and --email'],
  ]
  for (const [args, told] of wrong) {
    const run = await slots(['answer', ...args])
    expect(run).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(told) })
  }
})
