import type { FindingCode, FindingFacts, Place } from "../finding.ts";
import type { Severity } from "../severity.ts";

/** What was found and where, and what would do. Each is one or more whole sentences. */
export interface Words {
  readonly message: string;
  readonly fix: string;
}

/** What words may use besides the facts. */
export interface Context {
  readonly place: Place;
  readonly severity: Severity;
  /** The place as a subject (`People!C14`) and after a noun (` at People!C14`, or empty). */
  readonly name: string;
  readonly at: string;
  /** Title of the table and column of the place; empty where the place has none. */
  readonly table: string;
  readonly column: string;
  /** `, or ".." if it is not known`; empty where the collection reads nothing as that. */
  readonly orNotKnown: string;
}

/** Words for some of the codes; the parts together have them all. */
export type WordsFor<C extends FindingCode> = {
  readonly [Code in C]: (facts: FindingFacts[Code], context: Context) => Words;
};
