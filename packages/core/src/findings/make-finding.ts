import { catalogue } from "./catalogue.ts";
import type { FindingCode, FindingFacts, FindingOf, Place } from "./finding.ts";
import type { Severity } from "./severity.ts";

/**
 * Makes a finding. Its severity is the catalogue's for the code unless `extra` gives one;
 * `extra.value` is what the cell shows, where the finding is about one cell.
 */
export function finding<C extends FindingCode>(
  code: C,
  place: Place,
  facts: FindingFacts[C],
  extra: { readonly severity?: Severity | undefined; readonly value?: string | undefined } = {},
): FindingOf<C> {
  const severity = extra.severity ?? catalogue[code].severity;
  const made: FindingOf<C> = { code, severity, place, facts };
  return extra.value === undefined ? made : { ...made, value: extra.value };
}
