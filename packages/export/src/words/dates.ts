const MONTHS = 'January February March April May June July August September October November December'.split(' ')

const parts = (date: Date) => ({ day: date.getUTCDate(), month: MONTHS[date.getUTCMonth()]!, year: date.getUTCFullYear() })

/** `9 December 2025`, in UTC. Written by hand because `Intl` changes its spaces between versions and renditions must not change. */
export function dateInWords(iso: string): string {
  const { day, month, year } = parts(new Date(iso))
  return `${day} ${month} ${year}`
}

/** `9 December 2025, 14:05 UTC`. */
export const timeInWords = (iso: string): string => `${dateInWords(iso)}, ${new Date(iso).toISOString().slice(11, 16)} UTC`

/** `10–11 December 2025`, as short as it stays clear. */
export function periodInWords(from: string, to: string): string {
  const first = parts(new Date(from))
  const last = parts(new Date(to))
  const end = dateInWords(to)
  if (dateInWords(from) === end) return end
  if (first.year !== last.year) return `${dateInWords(from)} – ${end}`
  return first.month === last.month ? `${first.day}–${end}` : `${first.day} ${first.month} – ${end}`
}
