/** Easter Sunday of the Gregorian calendar, by the anonymous algorithm (Meeus, Astronomical Algorithms, chapter 8). @param days from it */
export const easter =
  (days: number) =>
  (year: number): Date => {
    const a = year % 19
    const b = Math.floor(year / 100)
    const c = year % 100
    const d = Math.floor((8 * b + 13) / 25)
    const h = (19 * a + b - Math.floor(b / 4) - d + 15) % 30
    const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
    const m = Math.floor((a + 11 * h + 22 * l) / 451)
    const n = h + l - 7 * m + 114
    return new Date(year, Math.floor(n / 31) - 1, (n % 31) + 1 + days)
  }
