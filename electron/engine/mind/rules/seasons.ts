/** The days on which the seasons of the northern half of the earth begin. */

/** The mean terms of Meeus, Astronomical Algorithms, chapter 27: good to a quarter of an hour. */
const sunAt =
  (...terms: readonly [number, number, number, number, number]): ((year: number) => Date) =>
  (year) => {
    const millennia = (year - 2000) / 1000
    const julianDay = terms.reduce((sum, term, power) => sum + term * millennia ** power, 0)
    const at = new Date((julianDay - 2_440_587.5) * 86_400_000)
    return new Date(at.getFullYear(), at.getMonth(), at.getDate())
  }
export const spring = sunAt(2451623.80984, 365242.37404, 0.05169, -0.00411, -0.00057)
export const summer = sunAt(2451716.56767, 365241.62603, 0.00325, 0.00888, -0.0003)
export const autumn = sunAt(2451810.21715, 365242.01767, -0.11575, 0.00337, 0.00078)
export const winter = sunAt(2451900.05952, 365242.74049, -0.06223, -0.00823, 0.00032)
