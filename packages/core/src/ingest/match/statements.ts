import type { Candidate } from "./choose-places.ts";
import { type Answer, answersTo } from "./labelled.ts";
import type { MatchContext } from "./match-context.ts";
import { type OuterCell, stated, statement } from "./outer-cells.ts";
import type { TitleCell } from "./place-titles.ts";
import type { Statement } from "./table-match.ts";

/** Words of a title that name another day than the one the table is about. */
const OTHER_DAY =
  /\b(?:by|due|deadline|submit(?:ted)?|publi\w+|issued|updated?|printed|produced|version|v\d|return to|last)\b/i;

/** The council a file says it is about, beside a label; one that is known before one that is not. */
export function authorityStatement(cells: readonly OuterCell[], context: MatchContext): Statement | undefined {
  const answers = labelled("authority", cells, context).filter(
    ({ label, beside, cell }) =>
      (beside || context.authority(cell.text).kind !== "unknown") && !isHeaderOfCouncils(label, context),
  );
  const known = answers.find(({ cell }) => context.authority(cell.text).kind === "found");
  const near = answers.find(({ cell }) => context.authority(cell.text).kind !== "unknown");
  const best = known ?? near ?? answers[0];
  return best === undefined ? undefined : statement(best.cell);
}

/** True where several councils stand below: a list of them says nothing of whose the file is. */
function isHeaderOfCouncils({ sheet, row, column }: OuterCell, context: MatchContext): boolean {
  const codes = [1, 2].map((step) => {
    const resolution = context.authority(stated(sheet.rows[row + step]?.[column]));
    return resolution.kind === "found" ? resolution.authority.code : undefined;
  });
  return codes[0] !== undefined && codes[1] !== undefined && codes[0] !== codes[1];
}

/**
 * The period a file says it is about: beside a label, else in the titles above its tables, else in their
 * headers. Where the titles state several, the one asked for is taken if it is among them.
 */
export function periodStatement(
  cells: readonly OuterCell[],
  titles: readonly (TitleCell & Pick<OuterCell, "sheet">)[],
  taken: readonly Candidate[],
  context: MatchContext,
): Statement | undefined {
  const answers = labelled("period", cells, context);
  const clear = answers.find(({ cell }) => context.periods(cell.text).length > 0);
  if (clear !== undefined) return statement(clear.cell);
  const dated = titles.filter((title) => isDated(title, context));
  const asked = dated.find(({ text }) => context.periods(text)[0] === context.period.id);
  const title = asked ?? dated[0];
  if (title !== undefined) return statement(title);
  const beside = answers.find((answer) => answer.beside);
  return headerStatement(taken, context) ?? (beside === undefined ? undefined : statement(beside.cell));
}

/** True where a title says of which period what stands below it is; `September 2014 (published October 2014)` does. */
export function isDated({ text }: TitleCell, context: MatchContext): boolean {
  const otherDay = OTHER_DAY.exec(text);
  return context.periods(otherDay === null ? text : text.slice(0, otherDay.index)).length === 1;
}

/** What stands by the labels a collection has for council or period. */
export function labelled(
  kind: "authority" | "period",
  cells: readonly OuterCell[],
  { collection }: MatchContext,
): Answer[] {
  const { authority = [], period = [] } = collection.labels ?? {};
  return answersTo(kind === "authority" ? authority : period, cells, [...authority, ...period]);
}

/** Two headers at least, all of one period. */
function headerStatement(taken: readonly Candidate[], { period }: MatchContext): Statement | undefined {
  const dated = taken.flatMap(({ place }) =>
    place.edges
      .filter(({ periods }) => periods.length > 0)
      .map(({ header, periods }) => ({ sheet: place.sheet.name, header, periods })),
  );
  const [first] = dated;
  const stated = new Set(dated.flatMap(({ periods }) => periods));
  if (first === undefined || dated.length < 2 || (stated.size > 1 && !stated.has(period.id))) return undefined;
  const asked = dated.find(({ periods }) => periods.includes(period.id)) ?? first;
  return { text: asked.header.header, sheet: asked.sheet, cell: asked.header.cell };
}
