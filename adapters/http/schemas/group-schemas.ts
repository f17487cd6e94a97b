import { z } from '@hono/zod-openapi'
import { type Group, groupFaults, MAX_GROUPS, MAX_MEMBERS } from '../../../domain/matching/group.ts'
import { describeFault, placeOfGroupFault } from '../fault-wording.ts'
import { nameSchema } from './text-schemas.ts'

/** Groups as a caller writes them, with the members as `member` has it. */
const groupsOf = <Member extends z.ZodType<string>>(member: Member, name: string) =>
  z
    .array(
      z
        .strictObject({
          name: nameSchema.openapi({ example: 'interviewers' }),
          members: z.array(member).min(1).max(MAX_MEMBERS),
          at_least: z.int().openapi({ description: 'How many must come.', minimum: 1, example: 1 }),
        })
        .openapi(name),
    )
    .max(MAX_GROUPS)
    .openapi({
      description:
        'People of whom so many must come, such as two of five interviewers: a time with enough of them ranks above every one without.',
    })

/** Groups of participants who have no ids yet. */
export const newGroupsSchema = groupsOf(
  z.string().openapi({
    description: 'The e-mail address of a participant.',
    example: 'ada@example.com',
  }),
  'NewGroup',
)

/** Groups of participants of an event. */
export const groupsSchema = groupsOf(
  z.string().openapi({
    description: 'The user id of a participant.',
    example: 'usr_01kf3k9v4xe9ktn8vbq1d5m2rz',
  }),
  'Group',
)

/** Groups of people in hand. */
export const groupsInHandSchema = groupsOf(
  z.string().openapi({ description: 'The id of a participant.', example: 'ada' }),
  'GroupInHand',
)

type WrittenGroup<Member> = {
  readonly name: string
  readonly members: readonly Member[]
  readonly at_least: number
}

/** A group as the domain has it. */
export const groupOf = <Member extends string>({
  at_least: atLeast,
  ...group
}: WrittenGroup<Member>): Group<Member> => ({ ...group, atLeast })

/** A group as the interface shows it. */
export const showGroup = ({ name, members, atLeast }: Group<string>) => ({
  name,
  members: [...members],
  at_least: atLeast,
})

/**
 * Says everything that is wrong with groups, even where other fields are at fault too: as long as the
 * groups themselves, and the people, are such as can be looked at.
 *
 * @param participantKeys what each participant is known by; `undefined` where that can't be told
 * @param keyOf what a member that is written like this is known by
 * @param form what a member has to be
 */
export function checkGroups(
  groups: unknown,
  participantKeys: readonly (string | undefined)[] | undefined,
  keyOf: KeyOf,
  form: string,
  context: z.RefinementCtx,
): void {
  if (!Array.isArray(groups) || participantKeys === undefined) return
  // While somebody's key is not to be read, nobody can be called a stranger.
  const known = participantKeys.includes(undefined) ? undefined : new Set(participantKeys)
  // Read once: there may be a fault for each of ten thousand members.
  const parts = groups.map(readableParts)
  const readable = parts.map((part, place) => readableGroup(part, place, keyOf))
  for (const fault of groupFaults(readable, (key) => known === undefined || known.has(key))) {
    const [group, field, ...rest] = placeOfGroupFault(fault)
    const part = parts[group as number]
    const isRead = field === undefined || part?.[field as keyof Parts] !== undefined
    // The schema of a field tells of what it can tell by itself.
    if (!isRead || TOLD_BY_SCHEMA.has(fault._tag)) continue
    const path = ['groups', ...[group, field, ...rest].filter((step) => step !== undefined)]
    const message = fault._tag === 'NotAParticipant' ? `is not ${form}` : describeFault(fault)
    context.addIssue({ code: 'custom', message, path })
  }
}

type KeyOf = (member: string) => string

const FIELDS = { name: z.string(), members: z.array(z.string()), at_least: z.number() }

type Parts = { readonly [Field in keyof typeof FIELDS]?: z.output<(typeof FIELDS)[Field]> }

/** The fields of a group that can be read. */
function readableParts(group: unknown): Parts {
  if (typeof group !== 'object' || group === null) return {}
  const read = Object.entries(FIELDS).flatMap(([field, schema]) => {
    const { success, data } = schema.safeParse(group[field as keyof typeof group])
    return success ? [[field, data]] : []
  })
  return Object.fromEntries(read)
}

/** A group of which some fields may be unreadable: what stands in for them is never told of. */
const readableGroup = ({ name, members, at_least }: Parts, place: number, keyOf: KeyOf) => ({
  name: name ?? `\u0000${place}`,
  members: (members ?? []).map(keyOf),
  atLeast: at_least ?? 1,
})

const TOLD_BY_SCHEMA = new Set(['TooManyGroups', 'GroupWithoutMembers'])
