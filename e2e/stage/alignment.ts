/** Finds the pieces of one recording in another, so that a test can tell what of it arrived, and where. */

/** Enough for speech, and cheap to search. */
const divisor = 6

export interface Piece {
  /** Where the piece begins in the original, and in what was searched; samples. */
  from: number
  foundAt: number
  /** How much of its power is found there, 0 to 1. */
  share: number
}

function coarse(samples: Int16Array): Float32Array {
  return Float32Array.from({ length: Math.floor(samples.length / divisor) }, (_, index) => {
    let sum = 0
    for (let k = 0; k < divisor; k++) sum += samples[index * divisor + k]!
    return sum / divisor
  })
}

function find(piece: Float32Array, within: Float32Array): { at: number; share: number } {
  const pieceEnergy = piece.reduce((sum, value) => sum + value * value, 0)
  let best = { at: 0, share: 0 }
  for (let at = 0; at + piece.length <= within.length; at++) {
    let product = 0
    let energy = 0
    for (let index = 0; index < piece.length; index++) {
      const value = within[at + index]!
      product += value * piece[index]!
      energy += value * value
    }
    const share = energy === 0 || pieceEnergy === 0 ? 0 : (product * product) / (energy * pieceEnergy)
    if (share > best.share) best = { at, share }
  }
  return best
}

/** Looks for consecutive pieces of an original, each for itself, wherever they may have come to lie. */
export function findPieces(original: Int16Array, within: Int16Array, pieceSamples: number): Piece[] {
  const [pieces, place] = [coarse(original), coarse(within)]
  const length = Math.floor(pieceSamples / divisor)
  return Array.from({ length: Math.floor(pieces.length / length) }, (_, index) => {
    const { at, share } = find(pieces.subarray(index * length, (index + 1) * length), place)
    return { from: index * length * divisor, foundAt: at * divisor, share }
  })
}
