/** How one return of an earlier period came in. */
export interface PastReturn {
  /** Calendar days after the due day, 0 where it was in time; null where none came. */
  readonly daysLate: number | null;
}

/** How a council's returns came in over earlier periods. */
export interface PastLateness {
  /** Earlier periods that had a due day and in which there was such a council. */
  readonly periods: number;
  /** Of these: came after the due day. */
  readonly late: number;
  /** Of these: nothing came that could be counted, late or not. */
  readonly never: number;
  /** Median of the days late over the late ones; half a day where two are in the middle. Null where none was late. */
  readonly medianDaysLate: number | null;
  /** The likelihood of being late again, in whole percent; see `likelyLate`. */
  readonly likelyLate: number;
}

/** Sums up a council's earlier returns. */
export function pastLateness(past: readonly PastReturn[]): PastLateness {
  const late = past.map(({ daysLate }) => daysLate ?? 0).filter((days) => days > 0);
  const never = past.filter(({ daysLate }) => daysLate === null).length;
  return {
    periods: past.length,
    late: late.length,
    never,
    medianDaysLate: median(late),
    likelyLate: likelyLate(late.length + never, past.length),
  };
}

/**
 * Laplace's rule of succession: (missed + 1) / (periods + 2), in whole percent. A council without a past
 * stands at 50; one return in time or not moves it little, many move it far. (Laplace, Essai philosophique
 * sur les probabilités, 1814.)
 */
function likelyLate(missed: number, periods: number): number {
  return Math.round((100 * (missed + 1)) / (periods + 2));
}

function median(numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
