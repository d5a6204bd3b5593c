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
 * What may count, said as simply as it can be: of each council the good file that came last, unless the return was
 * withdrawn after it came. Several only where a store's clock does not tell them apart.
 */
export function whatMayCount(
  uploads: readonly Upload[],
  withdrawals: readonly Withdrawal[],
): Map<string, readonly Upload[]> {
  return new Map(
    Object.keys(COUNCILS).flatMap((council) => {
      const from = latest(withdrawals.filter((one) => one.council === council));
      const good = uploads.filter((one) => one.council === council && !one.checkOnly && one.content.kind === "good");
      const counting = good.filter(({ at }) => at > from);
      const last = counting.filter(({ at }) => at === latest(counting));
      return last.length === 0 ? [] : [[council, last]];
    }),
  );
}

function latest(all: readonly { readonly at: string }[]): string {
  return all.reduce((last, { at }) => (at > last ? at : last), "");
}
