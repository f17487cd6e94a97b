import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/**
 * The folder `target`, filled by `fill` if it is not there yet. It appears at once and whole:
 * it is filled under another name. Of two processes that fill it at a time the first one wins.
 */
export async function wholeFolder(
  target: string,
  fill: (folder: string) => Promise<void>,
): Promise<string> {
  if (existsSync(target)) return target
  const folder = await folderOfThisProcess(target)
  try {
    await fill(folder)
    await rename(folder, target)
  } catch (fault) {
    if (!existsSync(target)) throw fault
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  return target
}

/**
 * A new, empty folder beside `target`, whose name also tells the process that it belongs to.
 * Those of processes that ended without removing theirs are removed.
 */
export async function folderOfThisProcess(target: string): Promise<string> {
  const parent = dirname(target)
  await mkdir(parent, { recursive: true })
  for (const name of await readdir(parent)) {
    const [, owner] = /\.(\d+)\.[0-9a-f]{8}$/.exec(name) ?? []
    if (owner === undefined || isAlive(Number(owner))) continue
    await rm(join(parent, name), { recursive: true, force: true })
  }
  const name = `${basename(target)}.${process.pid}.${randomBytes(4).toString('hex')}`
  await mkdir(join(parent, name))
  return join(parent, name)
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0)
    return true
  } catch (fault) {
    // One that we may not signal lives too.
    return (fault as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}
