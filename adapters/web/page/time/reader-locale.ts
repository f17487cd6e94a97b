import { languageOfWords, localeOf } from '../words/words.ts'

const ofReader = localeOf(navigator.language) ?? new Intl.Locale(languageOfWords)

/**
 * How dates and times are written: in the language of the words, as in the reader's country, with the
 * reader's clock of 12 or 24 hours.
 */
export const locale = new Intl.Locale(languageOfWords, {
  ...(ofReader.maximize().region !== undefined && { region: ofReader.maximize().region }),
  hourCycle: hourCycleOf(ofReader),
})

/** The first day of the reader's week: 1 for Monday to 7 for Sunday (ISO 8601). */
export const firstDayOfWeek: number =
  (ofReader as Intl.Locale & { getWeekInfo?: () => { firstDay: number } }).getWeekInfo?.()
    .firstDay ?? 1

function hourCycleOf(locale: Intl.Locale): 'h12' | 'h23' {
  const { hour12 } = new Intl.DateTimeFormat(locale, { hour: 'numeric' }).resolvedOptions()
  return hour12 ? 'h12' : 'h23'
}
