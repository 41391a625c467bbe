/** Evaluates arithmetic with mathjs, exactly in 64 digits. */
import {
  absDependencies,
  addDependencies,
  bignumberDependencies,
  cbrtDependencies,
  create,
  divideDependencies,
  evaluateDependencies,
  factorialDependencies,
  meanDependencies,
  modDependencies,
  multiplyDependencies,
  piDependencies,
  powDependencies,
  sqrtDependencies,
  subtractDependencies,
  unaryMinusDependencies,
  type FactoryFunctionMap,
} from 'mathjs'

type Calculated = { kind: 'value'; value: string } | { kind: 'undefined' } | { kind: 'too-big' } | { kind: 'not-real' }

export interface Calculator {
  calculate(expression: string): Calculated | null
}

export function createCalculator(): Calculator {
  const math = create(
    {
      absDependencies,
      addDependencies,
      bignumberDependencies,
      cbrtDependencies,
      divideDependencies,
      evaluateDependencies,
      factorialDependencies,
      meanDependencies,
      modDependencies,
      multiplyDependencies,
      piDependencies,
      powDependencies,
      sqrtDependencies,
      subtractDependencies,
      unaryMinusDependencies,
    } as FactoryFunctionMap,
    { number: 'BigNumber', precision: 64 },
  )
  const calculate = (expression: string): Calculated | null => {
    // A factorial is a loop as long as its number.
    if (/factorial\(\D*\d{4,}|factorial\(.*factorial/.test(expression)) return { kind: 'too-big' }
    let result: unknown
    try {
      result = math.evaluate?.(expression) as unknown
    } catch {
      return null
    }
    if (math.isComplex(result)) return { kind: 'not-real' }
    if (!math.isBigNumber(result)) return null
    if (result.isNaN()) return { kind: 'undefined' }
    if (!result.isFinite()) return { kind: /\/|mod/.test(expression) ? 'undefined' : 'too-big' }
    if (Math.abs(result.e) > 3000) return { kind: 'too-big' }
    return { kind: 'value', value: result.toString() }
  }
  // The first evaluation builds mathjs's functions and takes some fifty milliseconds.
  calculate('((1 + 2) * 3 - 4) / 5 + sqrt(2 ^ 2) + cbrt(8) + mod(7, 3) + mean(1, 2) + abs(-1) + 2 * pi')
  return { calculate }
}
