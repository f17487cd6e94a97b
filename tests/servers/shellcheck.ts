import { execFile } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { unpackedPackages } from './debian-packages.ts'

const LIMIT_MS = 60_000

/**
 * ShellCheck for scripts that stand in a file or were made by a template.
 *
 * @param script  its text, from the `#!` on, which says for which shell it is
 * @returns one line a finding, as `-:3:6: warning: … [SC2034]`; none when there is nothing to say
 * @throws when ShellCheck can't read the script at all, or takes a minute
 */
export type ShellCheck = (script: string) => Promise<readonly string[]>

/**
 * ShellCheck from Debian's packages, with its optional checks for unquoted and unset variables. The
 * first call on a machine fetches some 10 MB.
 *
 * @throws as `unpackedPackages` does
 */
export async function shellCheck(): Promise<ShellCheck> {
  const packages = await unpackedPackages({ name: 'shellcheck', packages: ['shellcheck', 'libc6'] })
  const [loader = '', ...program] = packages.command('usr/bin/shellcheck')
  const options = [
    '--norc',
    '--format=gcc',
    '--enable=quote-safe-variables,check-unassigned-uppercase',
  ]
  return async (script) => {
    const child = execFile(loader, [...program, ...options, '-'], { timeout: LIMIT_MS })
    const ended = new Promise<number | null>((resolve, reject) => {
      child.on('error', reject).on('close', resolve)
    })
    // One that fails early says why itself; the broken pipe does not.
    child.stdin?.on('error', () => {}).end(script)
    const [code, found, said] = await Promise.all([
      ended,
      child.stdout === null ? '' : text(child.stdout),
      child.stderr === null ? '' : text(child.stderr),
    ])
    // 1 is for findings; everything above it, or an end by a signal, is a fault of its own.
    if (code !== 0 && code !== 1) throw new Error(`ShellCheck ended with ${code}: ${said.trim()}`)
    return found.split('\n').filter(Boolean)
  }
}
