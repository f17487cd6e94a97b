type Fields = Record<string, unknown>

/** What a request has to name that exists. */
export type Known = {
  readonly userIds: readonly string[]
  /** Users who can organize an event by their id. */
  readonly registered: readonly string[]
  /** When the meeting can start. */
  readonly starts: readonly string[]
}

/**
 * The body with what no schema says of it: nobody twice, groups of people who take part, one kind
 * of answer, users and times that exist.
 */
export function sensible(body: unknown, known: Known): unknown {
  const mended = mendEach(body, known)
  if (!isFields(mended)) return mended
  if (Array.isArray(mended['groups'])) {
    const participants = mended['participants'] as readonly Fields[] | undefined
    const isNew = 'organizer' in mended || 'organizer_id' in mended
    const usual = isNew ? [] : known.userIds
    const keys = participants?.map(({ id, email }) => String(id ?? email)) ?? usual
    mended['groups'] = sensibleGroups(mended['groups'] as readonly Fields[], keys)
  }
  if ('user_id' in mended) {
    mended['user_id'] = known.userIds[0]
    if (!('busy' in mended)) mended['slots'] ??= []
  }
  if ('start_time' in mended && !('end_time' in mended)) {
    mended['start_time'] = known.starts[0] ?? mended['start_time']
  }
  return mended
}

/** The body of a new event with its organizer, in one way or the other. */
export function withOrganizer(body: unknown, { registered: [organizer_id] }: Known): unknown {
  const { organizer, organizer_id: _unknown, ...rest } = body as Fields
  return organizer === undefined ? { ...rest, organizer_id } : { ...rest, organizer }
}

function mendEach(value: unknown, known: Known): unknown {
  if (Array.isArray(value)) return value.map((item) => mendEach(item, known))
  if (!isFields(value)) return value
  const mended: Fields = Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, mendEach(part, known)]),
  )
  if ('slots' in mended && 'busy' in mended) delete mended['busy']
  if (Array.isArray(mended['days'])) mended['days'] = [...new Set(mended['days'])]
  if (Array.isArray(mended['participants'])) {
    mended['participants'] = unique(mended['participants'] as Fields[], ({ id, email }) =>
      String(id ?? email)
        .normalize('NFC')
        .toLowerCase(),
    )
  }
  return mended
}

function sensibleGroups(groups: readonly Fields[], keys: readonly string[]): readonly Fields[] {
  if (keys.length === 0) return []
  const grouped = groups.map((group) => {
    const numbers = (group['members'] as readonly string[]).map((member) => Number(member))
    const members = [...new Set(numbers.map((number) => keys[number % keys.length]))]
    return { ...group, members, at_least: 1 + ((group['at_least'] as number) % members.length) }
  })
  return unique(grouped, (group) =>
    String((group as Fields)['name'])
      .normalize('NFC')
      .trim(),
  )
}

function unique<Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly Item[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()]
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
