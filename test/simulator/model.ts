import { COUNCILS, type Content } from "./plan.ts";

/** An upload as it happened. */
export interface Upload {
  readonly council: string;
  readonly at: string;
  readonly key: string;
  readonly checkOnly: boolean;
  readonly content: Content;
  readonly bytes: Uint8Array;
}

export interface Withdrawal {
  readonly council: string;
  readonly at: string;
}

/**
 * What should count, said as simply as it can be: of each council the good file that came last, unless the return was
 * withdrawn after it came.
 */
export function whatCounts(uploads: readonly Upload[], withdrawals: readonly Withdrawal[]): Map<string, Upload> {
  return new Map(
    Object.keys(COUNCILS).flatMap((council) => {
      const from = latest(withdrawals.filter((one) => one.council === council));
      const good = uploads.filter((one) => one.council === council && !one.checkOnly && one.content.kind === "good");
      const last = good
        .filter(({ at }) => at > from)
        .toSorted((one, other) => (one.at < other.at ? -1 : 1))
        .at(-1);
      return last === undefined ? [] : [[council, last]];
    }),
  );
}

function latest(withdrawals: readonly Withdrawal[]): string {
  return withdrawals.reduce((last, { at }) => (at > last ? at : last), "");
}
