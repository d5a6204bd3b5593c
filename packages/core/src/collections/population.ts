/** How many people councils have, from a source that counts them all: what rates are taken of. */
export interface Population {
  readonly title: string;
  /** Where it was published. */
  readonly source: string;
  /** Raised by hand whenever an estimate changes. */
  readonly version: number;
  readonly estimates: readonly PopulationEstimate[];
}

/** People on one day. A period takes the latest day that is not after its last. */
export interface PopulationEstimate {
  /** ISO day the estimate is of. */
  readonly asOf: string;
  /** People by code of the council. */
  readonly people: Readonly<Record<string, number>>;
  /** Where it is known: the same by `column=value` of a category that figures are broken down by. */
  readonly by?: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** The estimate for a period that ends on this day: the latest not after it; undefined where there is none. */
export function estimateFor(population: Population, day: string): PopulationEstimate | undefined {
  return population.estimates
    .filter(({ asOf }) => asOf <= day)
    .toSorted((one, other) => (one.asOf < other.asOf ? -1 : 1))
    .at(-1);
}
