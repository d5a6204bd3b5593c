import { type FilingRules, foldRules, rulesSubject } from "../filing/filing-rules.ts";
import { ALL } from "../filing/log-key.ts";
import type { Store } from "../storage/objects.ts";
import { decidedBy } from "./decided-by.ts";
import { InputError } from "./input-error.ts";
import { knownCollection, knownPeriod } from "./known.ts";
import { appendEntry, listLog } from "./return-log.ts";

export interface RulesInput {
  readonly collection: string;
  readonly period: string;
}

/** What is asked of a period's returns besides being right. Throws `InputError` where there is no such period. */
export async function filingRules(input: RulesInput, { store }: { readonly store: Store }): Promise<FilingRules> {
  const { collection, place } = periodPlace(input);
  return foldRules(await listLog(store.data, place), collection.filing);
}

/**
 * Sets what is asked of a period's returns that come from now on; what came before stands as it is. Setting what
 * holds already changes nothing.
 */
export async function setFilingRules(
  input: RulesInput & { readonly rules: FilingRules; readonly by: string },
  { store, clock }: { readonly store: Store; readonly clock: () => Date },
): Promise<FilingRules> {
  const { place } = periodPlace(input);
  const decided = decidedBy(input.by, clock);
  const before = await filingRules(input, { store });
  if (rulesSubject(before) === rulesSubject(input.rules)) return before;
  const last = (await listLog(store.data, place)).findLast(({ event }) => event === "rules");
  if (last !== undefined && last.at >= decided.at) {
    throw new InputError(
      `The rules were last set at ${last.at}, and this clock says ${decided.at}. Put the clock right.`,
    );
  }
  const rules = { explainQueries: input.rules.explainQueries === true, signOff: input.rules.signOff === true };
  await appendEntry(store.data, place, { format: "council-returns/log/2", event: "rules", ...decided, rules });
  return rules;
}

function periodPlace(input: RulesInput) {
  const collection = knownCollection(input.collection);
  const period = knownPeriod(collection, input.period).id;
  return { collection, place: { collection: collection.id, period, authority: ALL } };
}
