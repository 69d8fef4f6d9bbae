import i18next from 'i18next'

/** English here is European English: 10 December 2025, not December 10. */
function locale(): string {
  const language = i18next.resolvedLanguage ?? 'en'
  return language === 'en' ? 'en-GB' : language
}

/** `10 December 2025` in the reader's language. Takes an ISO time or day. */
export const formatDate = (at: string): string => new Intl.DateTimeFormat(locale(), { dateStyle: 'long' }).format(new Date(at))

/** `10 December 2025` of an ISO day, which has no time zone. */
export const formatDay = (day: string): string =>
  new Intl.DateTimeFormat(locale(), { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))

/** `10 Dec 2025, 14:05` in the reader's language and time zone. */
export const formatDateTime = (at: string): string =>
  new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'short', hour12: false }).format(new Date(at))

/** `14:05` in the reader's time zone. */
export const formatTime = (at: string): string =>
  new Intl.DateTimeFormat(locale(), { timeStyle: 'short', hour12: false }).format(new Date(at))

/** `10-11 December 2025`: two ISO days as one range. Days have no time zone. */
export const formatDays = (startsOn: string, endsOn: string): string =>
  new Intl.DateTimeFormat(locale(), { dateStyle: 'long', timeZone: 'UTC' }).formatRange(new Date(startsOn), new Date(endsOn))

/** A whole number with the language's own grouping. */
export const formatNumber = (count: number): string => new Intl.NumberFormat(locale()).format(count)

/** A file size in kB or MB, as people read it. */
export function formatBytes(bytes: number): string {
  const isLarge = bytes >= 1_000_000
  const amount = isLarge ? bytes / 1_000_000 : Math.max(1, bytes / 1000)
  return new Intl.NumberFormat(locale(), {
    style: 'unit',
    unit: isLarge ? 'megabyte' : 'kilobyte',
    maximumFractionDigits: isLarge ? 1 : 0,
  }).format(amount)
}

/** The language's name in the reader's language: `de` is `German`. */
export const formatLanguage = (code: string): string => new Intl.DisplayNames(locale(), { type: 'language' }).of(code) ?? code

/** The country's name in the reader's language. Takes two letters as the EU writes them: `EL` is Greece, everywhere else `GR`. */
export const formatCountry = (code: string): string =>
  new Intl.DisplayNames(locale(), { type: 'region' }).of(code === 'EL' ? 'GR' : code) ?? code

/** `a, b and c` in the reader's language. */
export const formatList = (items: readonly string[]): string => new Intl.ListFormat(locale(), { type: 'conjunction' }).format(items)

/** Names in the language's own order. */
export const compareText = (one: string, other: string): number => one.localeCompare(other, locale())

/** A SHA-256 as people compare it: its first and last hex digits. */
export const shortHash = (hash: string): string => `${hash.slice(0, 8)}…${hash.slice(-4)}`

/** A part of a whole (0 to 1) as a percentage. */
export const formatShare = (part: number): string => new Intl.NumberFormat(locale(), { style: 'percent' }).format(part)
