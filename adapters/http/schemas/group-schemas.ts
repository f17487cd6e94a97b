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
  keyOf: (member: string) => string,
  form: string,
  context: z.RefinementCtx,
): void {
  if (!Array.isArray(groups) || participantKeys === undefined) return
  // While somebody's key is not to be read, nobody can be called a stranger.
  const known = participantKeys.includes(undefined) ? undefined : new Set(participantKeys)
  const readable = groups.map((group, place) => readableGroup(group, place, keyOf))
  for (const fault of groupFaults(readable, (key) => known === undefined || known.has(key))) {
    const [group, field, ...rest] = placeOfGroupFault(fault)
    const isRead = field === undefined || isReadable(groups[group as number], field)
    // The schema of a field tells of what it can tell by itself.
    if (!isRead || TOLD_BY_SCHEMA.has(fault._tag)) continue
    const path = ['groups', ...[group, field, ...rest].filter((step) => step !== undefined)]
    const message = fault._tag === 'NotAParticipant' ? `is not ${form}` : describeFault(fault)
    context.addIssue({ code: 'custom', message, path })
  }
}

const FIELDS = { name: z.string(), members: z.array(z.string()), at_least: z.number() }

const isReadable = (group: unknown, field: string | number): boolean =>
  typeof group === 'object' &&
  group !== null &&
  FIELDS[field as keyof typeof FIELDS].safeParse(group[field as keyof typeof group]).success

/** A group of which some fields may be unreadable: what stands in for them is never told of. */
function readableGroup(group: unknown, place: number, keyOf: (member: string) => string) {
  const read = <Field extends keyof typeof FIELDS>(field: Field) =>
    isReadable(group, field)
      ? (group as { [Name in Field]: z.output<(typeof FIELDS)[Name]> })[field]
      : undefined
  return {
    name: read('name') ?? `\u0000${place}`,
    members: (read('members') ?? []).map(keyOf),
    atLeast: read('at_least') ?? 1,
  }
}

const TOLD_BY_SCHEMA = new Set(['TooManyGroups', 'GroupWithoutMembers'])
