import type { ReturnPlace } from "@council-returns/core/filing/entry.ts";
import type { ReturnState } from "@council-returns/core/filing/fold-return.ts";
import { findReceipt, isReceiptNumber } from "@council-returns/core/workflows/find-receipt.ts";
import type { Receipt } from "@council-returns/core/workflows/receipt.ts";
import { readReturn } from "@council-returns/core/workflows/return-log.ts";
import { returnQueries } from "@council-returns/core/workflows/return-queries.ts";
import { type ReturnWords, returnWords } from "@council-returns/core/workflows/return-words.ts";
import { type ShownWindow, showWindow } from "@council-returns/core/workflows/show-window.ts";
import type { Site } from "../site.ts";

/** What the page of a return tells. */
export interface ReturnFacts {
  readonly place: ReturnPlace;
  readonly words: ReturnWords;
  readonly state: ReturnState;
  readonly window: ShownWindow;
  /** Number of the submission that came last; the empty text where none did. */
  readonly last: string;
  /** Its receipt, unless it is being checked. */
  readonly receipt: Receipt | undefined;
  /** Queries of it that nobody has explained. */
  readonly queriesLeft: number;
}

/** Reads how a return stands. */
export async function returnFacts(place: ReturnPlace, site: Site): Promise<ReturnFacts> {
  const { data } = site.store;
  const [state, window] = await Promise.all([readReturn(data, place), showWindow(place, { data, clock: site.clock })]);
  const last = lastSubmission(state);
  const receipt = await receiptOf(place, last, site);
  const { queries } = receipt === undefined ? { queries: [] } : await returnQueries(place, { store: site.store });
  return {
    ...{ place, state, window, last, receipt },
    words: returnWords(place),
    queriesLeft: queries.filter(({ explanation }) => explanation === null).length,
  };
}

/** Number of the submission that came last; the empty text where none did. */
export function lastSubmission({ newest, current }: ReturnState): string {
  return (newest ?? current)?.submission ?? "";
}

async function receiptOf(place: ReturnPlace, number: string, { store }: Site): Promise<Receipt | undefined> {
  if (!isReceiptNumber(number)) return undefined;
  return (await findReceipt(store.data, number, place).catch(() => undefined))?.receipt;
}

/** What a page is about, in a line: `Cumbria, Survey, 31 March 2010`. */
export function returnTitle({ council, collection, period }: ReturnWords): string {
  return [council, collection, period].filter((part) => part !== null && part !== "national").join(", ");
}
