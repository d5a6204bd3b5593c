import { groupDigits } from "../../exact/group-digits.ts";
import { listOf } from "../../findings/list-of.ts";
import { differenceValue, figureValue } from "../figure-value.ts";
import type { CouncilChange, DefinitionChange, FigureMove, ReleaseChanges } from "./release-changes.ts";
import { publishRules } from "./release-changes.ts";
import { type WithdrawnVersion, withdrawnWords } from "./withdrawn-version.ts";

/** What the notes need to call things by their names. */
export interface NotesContext {
  readonly title: string;
  readonly version: string;
  /** The version it is compared with; null for the first. */
  readonly before: string | null;
  /** What to say where returns are synthetic. */
  readonly statement: string | null;
  readonly returns: number;
  readonly figures: number;
  readonly nameOf: (authority: string, period: string) => string;
  readonly titleOf: (measure: string, basis: string) => string;
  /** Versions that were withdrawn, since the one it is compared with. */
  readonly withdrawn?: readonly WithdrawnVersion[];
}

const nothing: ReleaseChanges = {
  periods: { added: [], removed: [] },
  measures: { added: [], removed: [] },
  councils: [],
  definitions: [],
  figures: [],
};

/** What changed, for people: Markdown that also reads as plain text. It holds no time: equal changes give equal words. */
export function changesNotes(changes: ReleaseChanges | null, context: NotesContext): string {
  const { title, version, before, statement, returns, figures } = context;
  const made = `${plural(figures, "figure")} from ${plural(returns, "return")}.`;
  const gone = (context.withdrawn ?? []).flatMap((one) => ["", withdrawnWords(one)]);
  const none = gone.length === 0 ? "This is the first version" : "There is no version before it to compare it with";
  const first = [before === null ? `${none}: ${made}` : `Compared with ${before}; ${made}`, ...gone];
  const sections = [
    section("Councils", councilLines(changes ?? nothing, context)),
    section("Periods, measures and definitions", meaningLines(changes ?? nothing)),
    section("Figures", before === null ? [] : figureLines(changes ?? nothing, context)),
  ];
  const head = [`# ${title}, ${version}`, "", ...first, ...(statement === null ? [] : ["", statement])];
  return [...head, ...sections.flat(), ""].join("\n");
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["", `## ${title}`, "", ...lines.map((line) => `- ${line}`)];
}

const COUNCIL_WORDS: Readonly<Record<CouncilChange["kind"], string>> = {
  arrived: "Arrived",
  revised: "Sent again",
  dropped: "Dropped out",
};

function councilLines({ councils }: ReleaseChanges, { nameOf }: NotesContext): readonly string[] {
  const groups = Map.groupBy(councils, ({ kind, period }) => `${COUNCIL_WORDS[kind]}, ${period}`);
  return [...groups].map(([words, some]) => {
    return `${words} (${some.length}): ${listOf(some.map(({ authority, period }) => nameOf(authority, period)))}.`;
  });
}

function meaningLines({ periods, measures, definitions }: ReleaseChanges): readonly string[] {
  const named = (words: string, ids: readonly string[]): string[] =>
    ids.length === 0 ? [] : [`${words}: ${listOf(ids)}.`];
  return [
    ...named("New periods", periods.added),
    ...named("Periods no longer there", periods.removed),
    ...named("New measures", measures.added),
    ...named("Measures no longer there", measures.removed),
    ...definitions.filter(({ kind }) => kind === "changed").map(redefined),
  ];
}

function redefined({ definition, before, after }: DefinitionChange): string {
  if (definition === publishRules) return "How figures are rounded and protected has changed.";
  const [was, is] = [versionIn(before), versionIn(after)];
  const how = was === is ? `still called version ${is}` : `version ${was} before, version ${is} now`;
  return `The definition of ${definition} has changed: ${how}.`;
}

function versionIn(definition: string | null): string {
  return String(JSON.parse(definition ?? "{}").version ?? "unknown");
}

const MOVE_WORDS: Readonly<Record<FigureMove["kind"], string>> = {
  revised: "revised",
  added: "added",
  removed: "removed",
  hidden: "hidden now, to protect small numbers",
  shown: "shown now and hidden before",
};

function figureLines({ figures }: ReleaseChanges, context: NotesContext): readonly string[] {
  if (figures.length === 0) return ["No figure has changed."];
  const counts = Object.entries(MOVE_WORDS).flatMap(([kind, words]) => {
    const some = figures.filter((move) => move.kind === kind).length;
    return some === 0 ? [] : [`${groupDigits(String(some))} ${words}`];
  });
  const national = figures.filter(({ figure, level }) => level === "england" && figure.endsWith("/all"));
  const moved = national.filter(({ before, after }) => before !== null && after !== null);
  const others = figures.length - national.length;
  const below = others > 0 ? `. Below England, or of one group of people: ${groupDigits(String(others))}` : "";
  return [`${counts.join("; ")}${below}.`, ...moved.map((move) => moveLine(move, context))];
}

function moveLine({ figure, geography, kind, before, after, by }: FigureMove, { titleOf }: NotesContext): string {
  const [, measure = "", basis = "", period = ""] = figure.split("/");
  const words = `${titleOf(measure, basis)}, ${geography}, ${period}`;
  if (kind === "hidden") return `${words}: no longer shown.`;
  if (before === null || after === null) return `${words}: ${MOVE_WORDS[kind]}.`;
  const [was, is] = [figureValue(before), figureValue(after)];
  const councils =
    before.responded === after.responded ? "" : `; ${before.responded} councils before, ${after.responded} now`;
  if (was === is) return `${words}: ${is} as before${councils === "" ? "; what it is worked from moved" : councils}.`;
  return `${words}: ${was} before, ${is} now${by === null ? "" : ` (${differenceValue(by, after.unit)})`}${councils}.`;
}

function plural(count: number, one: string): string {
  return `${groupDigits(String(count))} ${one}${count === 1 ? "" : "s"}`;
}
