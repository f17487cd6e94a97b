import { Option } from 'commander'
import { ownZone, readZone } from './option-values.ts'

/** The option `--zone`: this machine's zone unless it says. */
export const zoneOption = (description: string): Option =>
  new Option('--zone <zone>', description).argParser(readZone).default(ownZone())
