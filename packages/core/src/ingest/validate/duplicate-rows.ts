import type { Finding } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import { placeName } from "../../findings/place-words.ts";
import { heldOf, rowAt } from "../normalise/held-rows.ts";
import { heldKeyOf } from "./held-key.ts";
import { placeOfRow } from "./place-of-row.ts";
import type { ReturnInCheck, TableInCheck } from "./return-in-check.ts";
import { type KeyPart, rowLabel } from "./row-key.ts";

/** Rows about what an earlier row is about, each with the place of the first. */
export function duplicateRows({ tables }: ReturnInCheck): Finding[] {
  return [...tables.values()].filter(({ definition }) => definition.keyless !== true).flatMap(duplicatesIn);
}

function duplicatesIn(table: TableInCheck): Finding[] {
  const held = heldOf(table);
  const keyOf = heldKeyOf(held, table.definition);
  const firsts = new Map<string, Map<KeyPart, number>>();
  const findings: Finding[] = [];
  for (let at = 0; at < held.numbers.length; at += 1) {
    const key = keyOf(at);
    if (key === undefined) continue;
    const alike = firsts.get(key.group) ?? new Map<KeyPart, number>();
    const first = alike.get(key.last);
    if (first === undefined) {
      alike.set(key.last, at);
      firsts.set(key.group, alike);
      continue;
    }
    const row = rowAt(held, at);
    const facts = { key: rowLabel(row, table.definition), first: placeName(placeOfRow(table, rowAt(held, first))) };
    findings.push(finding("duplicate-row", placeOfRow(table, row), facts));
  }
  return findings;
}
