/** What a figure is, and what a family of figures is given to measure with. */

export interface Figure {
  name: string
  unit: Unit
  /** How many values the percentiles are of. */
  samples: number
  p50: number
  p95: number
  p99: number
  max: number
}

export type Unit = 'µs' | 'ms' | 'B' | 'MB' | '%' | '1/min' | 'clients'

export interface Reporter {
  /** One figure is done. @throws Error when there are no values */
  values(name: string, unit: Unit, values: readonly number[]): void
  /** The same where only percentiles are known. */
  figure(figure: Figure): void
  progress(text: string): void
}

/** Figures that are measured together. */
export interface Family {
  names: readonly string[]
  /**
   * @param wanted those of its names that are asked for
   * @param quick to see that it works: few rounds, where a family has many
   */
  measure(wanted: ReadonlySet<string>, reporter: Reporter, quick: boolean): Promise<void>
}
