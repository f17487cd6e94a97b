/** Whether this run has a minute, and not several. */
export const isShort = process.env['FAULTS'] === 'short'

/** One of two numbers: `FAULTS=short` asks for the smaller, as the checks of a change do. */
export const longOrShort = (long: number, short: number): number => (isShort ? short : long)

/** Prints what was measured, for whoever reads the log of the run. */
export const report = (figures: string): void => {
  process.stdout.write(`  ${figures}\n`)
}
