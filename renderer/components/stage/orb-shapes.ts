/** The geometry of the orb, drawn on a field of 160 × 160 around its centre (80, 80). */

const polar = (radius: number, degrees: number): string => {
  const angle = ((degrees - 90) * Math.PI) / 180
  return `${(80 + radius * Math.cos(angle)).toFixed(2)} ${(80 + radius * Math.sin(angle)).toFixed(2)}`
}

/** An arc of a circle, clockwise; degrees from the top. */
export const arc = (radius: number, from: number, to: number): string =>
  `M${polar(radius, from)}A${radius} ${radius} 0 ${to - from > 180 ? 1 : 0} 1 ${polar(radius, to)}`

const barHeights = [14, 34, 54, 26, 40, 18]

/** The bars of a voice inside the disc. @param level 0 to 1 */
export const bars = (level: number): string =>
  barHeights
    .map((height, index) => {
      const x = 80 + (index - (barHeights.length - 1) / 2) * 12
      const half = Math.max(1, (height * (0.16 + 0.84 * level)) / 2)
      return `M${x} ${(80 - half).toFixed(2)}V${(80 + half).toFixed(2)}`
    })
    .join('')

/** Radius of the disc while listening. @param level 0 to 1 */
export const discRadius = (level: number): number => 56 + 10 * level

const tickSwing = Array.from({ length: 60 }, (_, index) => {
  const angle = (index * 6 * Math.PI) / 180
  const swing = Math.abs(Math.sin(angle * 2.5 + 0.6)) * 0.55 + Math.abs(Math.sin(angle * 7 + 1.9)) * 0.45
  return swing ** 1.35
})

/** Parley's voice around the disc. @param level 0 to 1 */
export const ticks = (level: number): string =>
  tickSwing
    .map((swing, index) => `M${polar(58, index * 6)}L${polar(60 + 17 * swing * (0.12 + 0.88 * level), index * 6)}`)
    .join('')
