import type { PeopleCell } from "./people-cells.ts";

/** Id of a number of a version. */
export function cellId(
  { key }: { readonly key: string },
  { figure, part }: Pick<PeopleCell, "figure" | "part">,
): string {
  return `${key} ${figure}#${part}`;
}
