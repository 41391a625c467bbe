/** What a quantum of sound leaves to the garbage collector, in the processors of the microphone and the loudspeaker. */
import { measureAllocations } from '../allocations'
import type { Family } from '../figure'

const name = 'sound.process-allocations'
const stretches = 50
const quantaEach = 2_000

export const soundAllocations: Family = {
  names: [name],
  measure: async (_wanted, reporter) => reporter.values(name, 'B', measureAllocations(stretches, quantaEach)),
}
