import { expect, test } from 'vitest'
import { serviceForFile } from '../http/running-service.ts'
import { exampleLinks, slots } from './slots-command.ts'

const service = serviceForFile()

/** The event of example 1, answered by Ada and Ben alone; Ben would rather not on Jan 14. */
async function answeredByTwo(changes: object = {}) {
  const links = await exampleLinks(service(), changes)
  const [ada, ben] = links.people
  await slots(['answer', ada, '--free', '2026-01-12T14:00/15:30'])
  await slots([
    ...['answer', ben, '--free', '2026-01-12T15:00/16:00'],
    ...['--if-needed', '2026-01-14T18:00/20:00'],
  ])
  return links
}

/** What stands in the cells of a table, row by row. */
const cells = (printed: string) =>
  printed
    .split('\n')
    .filter((line) => line.startsWith('│'))
    .map((line) =>
      line
        .split('│')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )

test('recommend prints who can come when, in the zone of the reader, and what would help', async () => {
  const { organizer } = await answeredByTwo()
  const run = await slots(['recommend', organizer, '--distinct', '--zone', 'Europe/Berlin'])
  expect(run).toMatchObject({ code: 0, stderr: '' })
  expect(run.stdout).toMatch(
    /^Q1 planning, 60 minutes; 2 of 3 have answered. Times are those of Europe\/Berlin.\n/,
  )
  expect(cells(run.stdout)).toEqual([
    ['#', 'when', 'how many', 'can', 'would rather not', 'can’t', 'not answered'],
    ['1', 'Mon 2026-01-12 20:00–21:00', '1 of 3', 'Ada', '', 'Ben', 'Cleo'],
    ['2', 'Mon 2026-01-12 21:00–22:00', '1 of 3', 'Ben', '', 'Ada', 'Cleo'],
    ['3', 'Thu 2026-01-15 00:00–01:00', '1 of 3', '', 'Ben', 'Ada', 'Cleo'],
    ['4', 'Thu 2026-01-15 01:00–02:00', '1 of 3', '', 'Ben', 'Ada', 'Cleo'],
  ])
  expect(run.stdout.split('\n').at(-2)).toContain('Cleo')
})

test('who must come and does not is told where there is anybody, and where not there is no word of it', async () => {
  const needed = {
    participants: [
      { name: 'Ada', email: 'ada@example.com' },
      { name: 'Ben', email: 'ben@example.com', required: true },
      { name: 'Cleo', email: 'cleo@example.com' },
    ],
    groups: [{ name: 'Design', members: ['ada@example.com', 'cleo@example.com'], at_least: 1 }],
  }
  const { organizer } = await answeredByTwo(needed)
  const rows = cells((await slots(['recommend', organizer])).stdout)
  expect(rows.map((row) => row[7])).toContain('missing')
  expect(new Set(rows.slice(1).map((row) => row[7]))).toEqual(
    new Set(['Ben', 'enough of Design', 'Ben, enough of Design']),
  )
  const { people } = await answeredByTwo()
  expect(cells((await slots(['recommend', people[0]])).stdout)[0]).toHaveLength(7)
})

test('--limit and --min-rate say how many times, and how good', async () => {
  const { organizer } = await answeredByTwo()
  const ranked = async (...options: string[]) =>
    cells((await slots(['recommend', organizer, ...options])).stdout).slice(1)
  expect(await ranked('--limit', '2')).toHaveLength(2)
  expect(await ranked('--min-rate', '0.5')).toHaveLength(0)
})

test('where nobody can come it says why', async () => {
  const { organizer } = await exampleLinks(service())
  expect((await slots(['recommend', organizer])).stdout).toContain('\nNobody has answered yet.\n')
})

test('--json prints the answer of the service and nothing else', async () => {
  const { organizer, eventId } = await answeredByTwo()
  const { stdout, stderr } = await slots(['recommend', organizer, '--json', '--limit', '1'])
  expect(stderr).toBe('')
  expect(JSON.parse(stdout)).toMatchObject({
    event_id: eventId,
    recommendations: [{ rank: 1, start_time: '2026-01-12T14:00:00-05:00' }],
    advice: expect.any(Array),
  })
})

test('a time of the hour that comes twice says which', async () => {
  const { organizer } = await exampleLinks(service(), {
    step_minutes: 60,
    proposed_slots: [
      { start_time: '2026-11-01T05:30:00Z', end_time: '2026-11-01T07:30:00Z', timezone: 'UTC' },
    ],
  })
  await slots(['answer', organizer, '--user', 'Ada', '--busy', '2027-01-01T00:00/01:00'])
  const rows = cells((await slots(['recommend', organizer])).stdout)
  expect(rows.slice(1).map(([, when]) => when)).toEqual([
    'Sun 2026-11-01 01:30 UTC-04:00–01:30 UTC-05:00',
    'Sun 2026-11-01 01:30 UTC-05:00–02:30 UTC-05:00',
  ])
})

test('where answers are hidden the counts are left', async () => {
  const { people } = await answeredByTwo({ visibility: { answers: 'organizer_only' } })
  const { stdout } = await slots(['recommend', people[2], '--limit', '1'])
  expect(stdout).not.toMatch(/Ada|Ben/)
  expect(cells(stdout)[1]).toEqual(['1', expect.any(String), '1 of 3', '', '', '', 'Cleo'])
})

test('a wrong number is told with its option', async () => {
  const { organizer } = await exampleLinks(service())
  const run = await slots(['recommend', organizer, '--limit', '0', '--min-rate', '7'])
  expect(run).toMatchObject({ code: 1, stdout: '' })
  expect(run.stderr).toMatch(/^ {2}--limit: .*\n {2}--min-rate: /m)
})

test('show prints when it may be, and who has answered', async () => {
  const { organizer } = await answeredByTwo()
  const { stdout } = await slots(['show', organizer])
  expect(stdout).toContain('  Mon 2026-01-12 14:00–16:00\n')
  expect(cells(stdout).map(([name, answered]) => [name, answered])).toEqual([
    ['who', 'answered'],
    ['Ada', 'yes'],
    ['Ben', 'yes'],
    ['Cleo', 'not yet'],
  ])
})

test('show prints when it is, once that is settled', async () => {
  const { organizer, eventId } = await exampleLinks(service())
  await service().call('POST', `/events/${eventId}/schedule`, {
    token: organizer.split('/').at(-1),
    json: { start_time: '2026-01-12T19:30:00Z' },
  })
  const { stdout } = await slots(['show', organizer])
  expect(stdout).toContain('scheduled')
  expect(stdout).toContain('It is Mon 2026-01-12 14:30–15:30.\n')
})
