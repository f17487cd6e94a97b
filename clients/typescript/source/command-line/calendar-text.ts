import { readFile, stat } from 'node:fs/promises'
import { UsageError } from './usage-error.ts'

/** Far more than the service takes, and little enough to be read at once. */
const MAX_BYTES = 16 * 1024 * 1024

/**
 * The text of a calendar file.
 * @throws UsageError  when it can't be read, is far too large, is not UTF-8 (RFC 5545, section 3.1.4), or
 *   holds no calendar
 */
export async function calendarText(path: string): Promise<string> {
  const text = textOf(path, await bytesOf(path))
  if (!/^BEGIN:VCALENDAR/im.test(text)) {
    throw new UsageError(`"${path}" is no calendar file: no line of it is BEGIN:VCALENDAR`)
  }
  return text
}

function textOf(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new UsageError(`"${path}" is not UTF-8, as a calendar file has to be`)
  }
}

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path)
    if (size > MAX_BYTES) throw new Error(`it has ${size} bytes, at most ${MAX_BYTES} are read`)
    return await readFile(path)
  } catch (error) {
    throw new UsageError(`"${path}" can't be read: ${(error as Error).message}`)
  }
}
