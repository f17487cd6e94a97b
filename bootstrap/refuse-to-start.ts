/** Ends the process with one line that says why it could not start. */
export function refuseToStart(reason: string): never {
  process.stderr.write(`${reason}\n`)
  process.exit(1)
}
