/** Evaluates arithmetic and converts units with mathjs, exactly in 64 digits. */
import {
  absDependencies,
  addDependencies,
  bignumberDependencies,
  cbrtDependencies,
  cosDependencies,
  create,
  createUnitDependencies,
  divideDependencies,
  evaluateDependencies,
  factorialDependencies,
  floorDependencies,
  log10Dependencies,
  logDependencies,
  maxDependencies,
  meanDependencies,
  medianDependencies,
  minDependencies,
  modDependencies,
  multiplyDependencies,
  nthRootDependencies,
  piDependencies,
  powDependencies,
  roundDependencies,
  sinDependencies,
  sqrtDependencies,
  subtractDependencies,
  sumDependencies,
  tanDependencies,
  toDependencies,
  unaryMinusDependencies,
  unitDependencies,
  type BigNumber,
  type FactoryFunctionMap,
} from 'mathjs'

type Calculated = { kind: 'value'; value: string } | { kind: 'undefined' } | { kind: 'too-big' } | { kind: 'not-real' }

export interface Calculator {
  /** @returns null when the expression is no sum; values are decimal, without an exponent */
  calculate(expression: string): Calculated | null
  /**
   * @param amount an expression of numbers
   * @param from a unit of mathjs, or one of `ownUnits`
   * @returns decimal, or null when the two measure different things
   */
  convert(amount: string, from: string, to: string): string | null
}

/** What mathjs lacks, or rounds: its spoons are metric, its acre and its year are not those of everyday use. */
const ownUnits = {
  lightyear: '9460730472580800 m',
  nauticalmile: '1852 m',
  knot: '0.514444444444444444444444444444 m/s',
  usacre: '43560 ft^2',
  ustablespoon: { definition: '14.78676478125 ml' },
  usteaspoon: { definition: '4.92892159375 ml' },
  uscup: '236.5882365 ml',
  uspint: '473.176473 ml',
  usquart: '946.352946 ml',
  usfluidounce: '29.5735295625 ml',
  ukgallon: '4546.09 ml',
  ukpint: '568.26125 ml',
  ukfluidounce: '28.4130625 ml',
  ukton: '2240 lb',
  commonyear: '365 day',
  commonmonth: '2628000 s',
  commondecade: '3650 day',
  commoncentury: '36500 day',
  commonmillennium: '365000 day',
  fortnight: '14 day',
  metriccarat: '0.2 g',
  foodcalorie: '4184 J',
  calorie: '4.184 J',
} as const

/** More digits than anybody hears, fewer than where the last step's rounding shows. */
const significantDigits = 50

export function createCalculator(): Calculator {
  const math = create(
    {
      absDependencies,
      addDependencies,
      bignumberDependencies,
      cbrtDependencies,
      cosDependencies,
      createUnitDependencies,
      divideDependencies,
      evaluateDependencies,
      factorialDependencies,
      floorDependencies,
      log10Dependencies,
      logDependencies,
      maxDependencies,
      meanDependencies,
      medianDependencies,
      minDependencies,
      modDependencies,
      multiplyDependencies,
      nthRootDependencies,
      piDependencies,
      powDependencies,
      roundDependencies,
      sinDependencies,
      sqrtDependencies,
      subtractDependencies,
      sumDependencies,
      tanDependencies,
      toDependencies,
      unaryMinusDependencies,
      unitDependencies,
    } as FactoryFunctionMap,
    { number: 'BigNumber', precision: 64 },
  )
  math.createUnit?.(ownUnits, { override: true })

  /** Three times 3.333… is 10, not 9.999…: what becomes short by rounding a little more was meant to be short. */
  const written = (number: BigNumber) => {
    const short = number.toSignificantDigits(significantDigits - 10)
    return (short.precision() < 30 ? short : number.toSignificantDigits(significantDigits)).toFixed()
  }

  const calculate = (expression: string): Calculated | null => {
    // A factorial is a loop as long as its number.
    if (/factorial\([^\d(]*\d{4,}|factorial\(.*factorial|factorial\([^)]*[*^]/.test(expression))
      return { kind: 'too-big' }
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
    return { kind: 'value', value: written(result) }
  }

  const convert = (amount: string, from: string, to: string): string | null => {
    const number = calculate(amount)
    if (number?.kind !== 'value') return null
    try {
      const converted: unknown = math
        .unit?.(math.bignumber?.(number.value) as BigNumber, from)
        .to(to)
        .toNumeric(to)
      return math.isBigNumber(converted) ? written(converted) : null
    } catch {
      return null
    }
  }

  // The first evaluation builds mathjs's functions and takes some fifty milliseconds.
  calculate('((1 + 2) * 3 - 4) / 5 + sqrt(2 ^ 2) + cbrt(8) + mod(7, 3) + mean(1, 2) + abs(-1) + 2 * pi + sin(1)')
  convert('1', 'mi/hour', 'km/hour')
  return { calculate, convert }
}
