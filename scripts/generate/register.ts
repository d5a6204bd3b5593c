import type { Authority } from "../../packages/core/src/authorities/authority.ts";
import { constantText } from "./constant-text.ts";
import type { GeneratedFile } from "./generated-file.ts";
import { readCsv } from "./read-csv.ts";

type Row = Readonly<Record<string, string>>;

/** The register of councils as a module, from the files in `data/register`. */
export function register(root: URL): GeneratedFile {
  const rows = [
    ...readCsv(new URL("data/register/before_2009.csv", root)),
    ...readCsv(new URL("data/register/cassr_register.csv", root)),
  ];
  const spellings = readCsv(new URL("data/register/spellings.csv", root));
  const alone = rows.map((row) => authority(row, spellings));
  const values = alone
    .map((one) => ({ ...one, predecessors: predecessors(one, alone) }))
    .sort((a, b) => order(a.code, b.code) || order(a.to || "9999", b.to || "9999"));
  return {
    path: "packages/core/src/authorities/register.generated.ts",
    text: constantText({
      name: "register",
      type: "Authority",
      from: "./authority.ts",
      source: "data/register/{before_2009,cassr_register,spellings}.csv",
      values,
    }),
  };
}

function authority(row: Row, spellings: readonly Row[]): Authority {
  const code = field(row, "cassr_code");
  const name = field(row, "name");
  const officialName = field(row, "official_name");
  const known = [name, officialName, field(row, "name_in_pssex_2010"), ...list(row, "alt_names")];
  const added = spellings
    .filter((spelling) => spelling.cassr_code === code)
    .map((spelling) => field(spelling, "spelling"));
  return {
    code,
    name,
    officialName,
    gss: field(row, "gss_code"),
    formerGss: list(row, "former_gss"),
    region: field(row, "region"),
    type: field(row, "ascof_council_type"),
    from: start(field(row, "valid_from")),
    to: field(row, "valid_to"),
    successors: list(row, "successors"),
    predecessors: list(row, "predecessors"),
    names: distinct([...known, ...added]),
  };
}

/**
 * Councils begin on 1 April. Any other day in the source is when a council was first listed
 * somewhere, not when it began, so its start is left open.
 */
function start(validFrom: string): string {
  return validFrom.endsWith("-04-01") ? validFrom : "";
}

/** Those the register states, and those that ended when this one began and name it as successor. */
function predecessors(one: Authority, all: readonly Authority[]): readonly string[] {
  const ended = all.filter(
    (other) => other.to !== "" && dayAfter(other.to) === one.from && other.successors.includes(one.name),
  );
  return distinct([...one.predecessors, ...ended.map((other) => other.name)]);
}

function dayAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}

function field(row: Row, name: string): string {
  const value = row[name];
  if (value === undefined) throw new Error(`The register has no column ${name}`);
  return value.trim().replace(/\s+/g, " ");
}

function list(row: Row, name: string): string[] {
  return field(row, name)
    .split(";")
    .map((item) => item.trim())
    .filter((item) => item !== "");
}

/** The first of each spelling, whatever its capitals. */
function distinct(names: readonly string[]): string[] {
  const seen = new Map<string, string>();
  for (const name of names) {
    if (name !== "" && !seen.has(name.toLowerCase())) seen.set(name.toLowerCase(), name);
  }
  return [...seen.values()];
}

function order(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
