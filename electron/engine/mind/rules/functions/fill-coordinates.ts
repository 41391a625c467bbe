/** Latitude and longitude of a place that was said. */
import type { Parameter } from './declared'
import { coordinatesOf, takePlace } from './places-said'
import type { Said } from './said'

export function fillCoordinates(
  latitude: Parameter,
  longitude: Parameter | undefined,
  said: Said,
  isThing: (word: string) => boolean,
  put: (parameter: Parameter, value: unknown) => void,
): void {
  const asked: Parameter = { ...latitude, words: ['city'], type: 'string', required: true }
  const place = takePlace(said, asked, isThing)
  const found = place === undefined ? null : coordinatesOf(place)
  if (!found) return
  put(latitude, found.latitude)
  if (longitude) put(longitude, found.longitude)
}
