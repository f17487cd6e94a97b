/** People of whom so many must come, such as two of five interviewers. */
export type Group<Member extends string> = {
  readonly name: string
  readonly members: readonly Member[]
  readonly atLeast: number
}

/** More than a meeting has panels, few enough to count each. */
export const MAX_GROUPS = 20

/** How many members all groups may have together: each is counted once more for each group. */
export const MAX_MEMBERS = 10_000

/** One thing wrong with the groups of a meeting; `group` and `member` are places. */
export type GroupFault =
  | { readonly _tag: 'TooManyGroups'; readonly count: number; readonly max: number }
  | { readonly _tag: 'TooManyGroupMembers'; readonly count: number; readonly max: number }
  | { readonly _tag: 'GroupNameTaken'; readonly group: number; readonly name: string }
  | { readonly _tag: 'GroupWithoutMembers'; readonly group: number }
  | { readonly _tag: 'NotAParticipant'; readonly group: number; readonly member: number }
  | { readonly _tag: 'MemberRepeated'; readonly group: number; readonly member: number }
  | {
      readonly _tag: 'QuorumOutOfRange'
      readonly group: number
      readonly atLeast: number
      /** The number of members. */
      readonly max: number
    }

/**
 * Everything that is wrong with the groups: there are too many, two share a name, one has nobody,
 * somebody twice, a stranger, or asks for more people than it has. O(members)
 */
export function groupFaults<Member extends string>(
  groups: readonly Group<Member>[],
  isParticipant: (member: Member) => boolean,
): readonly GroupFault[] {
  const count = groups.reduce((sum, { members }) => sum + members.length, 0)
  return [
    ...(groups.length > MAX_GROUPS
      ? [{ _tag: 'TooManyGroups', count: groups.length, max: MAX_GROUPS } as const]
      : []),
    ...(count > MAX_MEMBERS
      ? [{ _tag: 'TooManyGroupMembers', count, max: MAX_MEMBERS } as const]
      : []),
    ...groups.flatMap(({ name }, group) =>
      groups.findIndex((other) => other.name === name) < group
        ? [{ _tag: 'GroupNameTaken', group, name } as const]
        : [],
    ),
    // Nobody reads what is wrong with each of more members than there may be.
    ...(count > MAX_MEMBERS
      ? []
      : groups.flatMap((one, group) => faultsOf(one, group, isParticipant))),
  ]
}

function faultsOf<Member extends string>(
  { members, atLeast }: Group<Member>,
  group: number,
  isParticipant: (member: Member) => boolean,
): readonly GroupFault[] {
  if (members.length === 0) return [{ _tag: 'GroupWithoutMembers', group }]
  const seen = new Set<Member>()
  const faults: GroupFault[] = []
  for (const [member, id] of members.entries()) {
    if (!isParticipant(id)) faults.push({ _tag: 'NotAParticipant', group, member })
    if (seen.has(id)) faults.push({ _tag: 'MemberRepeated', group, member })
    seen.add(id)
  }
  const isQuorum = Number.isInteger(atLeast) && atLeast >= 1 && atLeast <= seen.size
  if (!isQuorum) faults.push({ _tag: 'QuorumOutOfRange', group, atLeast, max: seen.size })
  return faults
}

/** The members of each group by their places among the participants, in that order. */
export function membersOf<Member extends string>(
  groups: readonly Group<Member>[],
  participants: readonly { readonly id: Member }[],
): readonly (readonly number[])[] {
  const members: number[][] = groups.map(() => [])
  const groupsOf = new Map<Member, number[]>()
  for (const [group, { members }] of groups.entries()) {
    for (const id of members) groupsOf.getOrInsertComputed(id, () => []).push(group)
  }
  if (groupsOf.size === 0) return members
  for (const [place, { id }] of participants.entries()) {
    for (const group of groupsOf.get(id) ?? []) members[group]?.push(place)
  }
  return members
}

/**
 * The groups once this person is gone: a group that would ask for more people than it has asks for
 * all of them, and one without anybody is gone too.
 */
export function withoutMember<Member extends string>(
  groups: readonly Group<Member>[],
  gone: Member,
): readonly Group<Member>[] {
  if (!groups.some(({ members }) => members.includes(gone))) return groups
  return groups.flatMap(({ name, members, atLeast }) => {
    const staying = members.filter((member) => member !== gone)
    if (staying.length === 0) return []
    return [{ name, members: staying, atLeast: Math.min(atLeast, staying.length) }]
  })
}
