/** How files of the page are called: a name, what tells versions of its content apart, a type. */
const VERSIONED = /^([\w.-]+)-[\w-]{8}([.]\w+)$/

/**
 * What a file of another version of the page is called in this one: the same name and type, of another
 * content.
 *
 * @param asked  a file name from outside
 * @param names  those of this version's files
 * @returns undefined where there is none, or more than one
 */
export function ownNameOf(asked: string, names: readonly string[]): string | undefined {
  const wanted = unversioned(asked)
  const [own, ...others] = names.filter((name) => unversioned(name) === wanted)
  return wanted === undefined || others.length > 0 ? undefined : own
}

const unversioned = (name: string): string | undefined =>
  VERSIONED.test(name) ? name.replace(VERSIONED, '$1$2') : undefined
