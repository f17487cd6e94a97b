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

/** Where weeks begin with another day than Monday (Unicode CLDR 48, `weekData`). */
const OTHER_FIRST_DAYS: readonly (readonly [firstDay: number, regions: string])[] = [
  [5, 'MV'],
  [6, 'AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY'],
  [
    7,
    'AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN IS JM JP KE KH KR LA MH MM MO MT MX MZ NI NP PA PE PH PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW',
  ],
]

/** The first day of the reader's week: 1 for Monday to 7 for Sunday (ISO 8601). */
export const firstDayOfWeek: number = firstDayIn(ofReader)

/** Not every browser knows it by itself, and some know it as a property. */
function firstDayIn(
  locale: Intl.Locale & {
    getWeekInfo?: () => { firstDay: number }
    weekInfo?: { firstDay: number }
  },
): number {
  const known = locale.getWeekInfo?.() ?? locale.weekInfo
  if (known !== undefined) return known.firstDay
  const region = locale.maximize().region ?? ''
  const found = OTHER_FIRST_DAYS.find(([, regions]) => regions.split(' ').includes(region))
  return found?.[0] ?? 1
}

function hourCycleOf(locale: Intl.Locale): 'h12' | 'h23' {
  const { hour12 } = new Intl.DateTimeFormat(locale, { hour: 'numeric' }).resolvedOptions()
  return hour12 ? 'h12' : 'h23'
}
