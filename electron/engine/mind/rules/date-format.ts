/** Formats of dates, kept: to make one takes a hundred times as long as to use it. */

const kept = new Map<string, Intl.DateTimeFormat>()

export function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  // Whoever travels changes the zone of this computer, which a format without one of its own would not notice.
  const key = `${new Date().getTimezoneOffset()} ${JSON.stringify(options)}`
  const format = kept.get(key) ?? new Intl.DateTimeFormat('en-US', options)
  kept.set(key, format)
  return format
}
