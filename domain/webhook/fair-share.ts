/**
 * The first of those that are due, as many as are wanted, and of each host no more than there is
 * room for beside what is under way to it: one that does not answer keeps nobody else waiting.
 *
 * @param due  longest due first
 */
export function fairShare<Due extends { readonly host: string }>(
  due: Iterable<Due>,
  wish: {
    readonly limit: number
    readonly perHost: number
    readonly underWay: ReadonlyMap<string, number>
  },
): readonly Due[] {
  const taken = new Map(wish.underWay)
  const share: Due[] = []
  for (const one of due) {
    if (share.length >= wish.limit) break
    const count = taken.get(one.host) ?? 0
    if (count >= wish.perHost) continue
    taken.set(one.host, count + 1)
    share.push(one)
  }
  return share
}
