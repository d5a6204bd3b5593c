import type { Finding, FindingCode, FindingOf } from "./finding.ts";
import type { Names } from "./names.ts";
import { placeAfter, placeName } from "./place-words.ts";
import { quote } from "./quote.ts";
import { aboutCells } from "./words/about-cells.ts";
import { aboutFile } from "./words/about-file.ts";
import { aboutLabels } from "./words/about-labels.ts";
import { aboutMoney } from "./words/about-money.ts";
import { aboutReadings } from "./words/about-readings.ts";
import { aboutSenders } from "./words/about-senders.ts";
import { aboutSums } from "./words/about-sums.ts";
import { aboutTables } from "./words/about-tables.ts";
import { aboutWrongFiles } from "./words/about-wrong-files.ts";
import type { Context, Words, WordsFor } from "./words/words.ts";

const words: WordsFor<FindingCode> = {
  ...aboutFile,
  ...aboutWrongFiles,
  ...aboutTables,
  ...aboutLabels,
  ...aboutMoney,
  ...aboutSenders,
  ...aboutCells,
  ...aboutReadings,
  ...aboutSums,
};

/**
 * Says a finding in plain words: `message` is what was found, where and what is expected; `fix` is what would do.
 * Tables and columns are named by `names`, or by their ids where it does not have them.
 */
export function describeFinding(finding: Finding, names?: Names): Words {
  return say(finding, contextOf(finding, names));
}

function say<C extends FindingCode>(finding: FindingOf<C>, context: Context): Words {
  return words[finding.code](finding.facts, context);
}

function contextOf({ place, severity }: Finding, names?: Names): Context {
  const { table = "", column = "" } = place;
  return {
    place,
    severity,
    name: placeName(place),
    at: placeAfter(place),
    table: names?.tables[table] ?? table,
    column: names?.columns[table]?.[column] ?? column,
    orNotKnown: names?.notKnown === undefined ? "" : `, or ${quote(names.notKnown)} if it is not known`,
  };
}
