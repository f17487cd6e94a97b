const believed: string | undefined = new Intl.DateTimeFormat().resolvedOptions().timeZone

/** The zone that the browser believes to be in; UTC where it believes nothing. */
export const ownZone: string = !believed || believed === 'Etc/Unknown' ? 'UTC' : believed

/** All zones that the browser knows, and those that are wanted besides. */
export const allZones = (...wanted: readonly string[]): readonly string[] =>
  [...new Set([...wanted, 'UTC', ...Intl.supportedValuesOf('timeZone')])].sort()

/** A zone as people read it: `New York` is easier to find than `America/New_York`. */
export const zoneName = (zone: string): string => zone.replaceAll('_', ' ')

/** Whether the browser knows a zone: one that is newer than itself it does not. */
export function isKnownZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** Whether two names stand for one zone, as `Asia/Calcutta` and `Asia/Kolkata` do. */
export function isSameZone(one: string, other: string): boolean {
  if (one === other) return true
  const epoch = Temporal.Instant.fromEpochMilliseconds(0)
  try {
    return epoch.toZonedDateTimeISO(one).equals(epoch.toZonedDateTimeISO(other))
  } catch {
    // This browser does not know one of them.
    return false
  }
}
