import { type CalendarComponent, textOf } from './calendar-components.ts'

/** How much an entry takes of somebody's time. */
export type Weight = 'free' | 'tentative' | 'busy'

/**
 * How much a VEVENT takes. What was called off or is marked as transparent takes nothing. What is
 * tentative may yet come to nothing, so its time is there if need be. Whoever works elsewhere works, and
 * can meet.
 *
 * Whether its owner has declined can't be told: a file does not say which attendee they are.
 *
 * @see RFC 5545, sections 3.8.1.11 and 3.8.2.7
 * @see [MS-OXCICAL], section 2.1.3.1.1.20.31, X-MICROSOFT-CDO-BUSYSTATUS
 */
export function weightOf(event: CalendarComponent): Weight {
  const said = (name: string) => textOf(event, name)?.trim().toUpperCase()
  const [status, transparency] = [said('status'), said('transp')]
  const outlook = said('x-microsoft-cdo-busystatus')
  if (status === 'CANCELLED' || transparency === 'TRANSPARENT') return 'free'
  if (outlook === 'FREE' || outlook === 'WORKINGELSEWHERE') return 'free'
  return status === 'TENTATIVE' || outlook === 'TENTATIVE' ? 'tentative' : 'busy'
}

/** The same of a period of VFREEBUSY; what nobody knows is busy. RFC 5545, section 3.2.9. */
export function weightOfPeriod(type: unknown): Weight {
  switch (String(type ?? 'BUSY').toUpperCase()) {
    case 'FREE':
      return 'free'
    case 'BUSY-TENTATIVE':
      return 'tentative'
    default:
      return 'busy'
  }
}
