import type { Resolution } from "../../authorities/authority.ts";
import { resolveAuthority } from "../../authorities/resolve.ts";
import type { Collection } from "../../collections/define-collection.ts";
import type { Period } from "../../periods/period.ts";
import { recognisePeriods } from "../../periods/recognise.ts";
import { type HeaderIndex, indexHeaders } from "./header-index.ts";

/** A header that a sender confirmed to be that of a column, folded by `foldText`. */
export interface ConfirmedHeader {
  readonly table: string;
  readonly column: string;
  readonly header: string;
}

/** What every step of matching one workbook needs. Its lookups remember their answers for as long as it lives. */
export interface MatchContext {
  readonly collection: Collection;
  readonly confirmed: readonly ConfirmedHeader[];
  readonly period: Period;
  readonly index: HeaderIndex;
  readonly authority: (text: string) => Resolution;
  /** Ids of the periods a text states, of the collection's kind. */
  readonly periods: (text: string) => readonly string[];
}

/** Texts longer than this state no council. */
const LONGEST_NAME = 200;
/** Texts longer than this are prose, in which any day may be named. */
const LONGEST_TITLE = 300;

export function matchContext(
  collection: Collection,
  period: Period,
  confirmed: readonly ConfirmedHeader[] = [],
): MatchContext {
  return {
    collection,
    confirmed,
    period,
    index: indexHeaders(collection),
    authority: remembered(
      (text): Resolution =>
        text.length > LONGEST_NAME
          ? { kind: "unknown", nearest: [] }
          : resolveAuthority(text, period.end, { near: false }),
    ),
    periods: remembered((text): readonly string[] =>
      text.length > LONGEST_TITLE || !/\d/.test(text)
        ? []
        : [...new Set(recognisePeriods(collection.period, text).map(({ id }) => id))],
    ),
  };
}

/** A pure function that works out the answer to each question once. */
export function remembered<T>(answer: (text: string) => T): (text: string) => T {
  const answers = new Map<string, T>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    const fresh = answer(text);
    answers.set(text, fresh);
    return fresh;
  };
}
