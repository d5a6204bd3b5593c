import type { Leaf, Relation, TableCell, Tables } from "../../../packages/core/src/publish/disclose/tables.ts";

/** Numbers from 0 to 1, the same for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export interface MadeCouncil {
  readonly id: string;
  readonly region: string;
  readonly type: string;
  /** Version of its return: the same number means the same return. */
  readonly version: number;
  /** Counts by group, then age. */
  readonly counts: readonly (readonly number[])[];
}

export interface MadeSize {
  readonly councils: number;
  readonly regions: number;
  readonly types: number;
  readonly groups: number;
  readonly ages: number;
  /** Part of the groups of a council that are nearly empty. */
  readonly nearlyEmpty: number;
}

/** The hard case: every council of England, nine regions, five types, one group in seven nearly empty. */
export const hardCase: MadeSize = { councils: 152, regions: 9, types: 5, groups: 2, ages: 2, nearlyEmpty: 0.15 };

/** Councils of skewed sizes with skewed groups, the same for the same seed. */
export function madeCouncils(seed: number, size: MadeSize): readonly MadeCouncil[] {
  const random = seeded(seed);
  const spread = (width: number) => Math.exp(width * (random() + random() + random() - 1.5) * 2);
  const groups = Array.from({ length: size.groups }, (_, at) => spread(0.5) / (at + 1));
  const ages = Array.from({ length: size.ages }, () => 0.3 + random());
  return Array.from({ length: size.councils }, (_, at) => {
    const people = 400 * spread(0.8);
    const type = Math.floor(random() * random() * size.types);
    const counts = groups.map((group) => {
      const isEmpty = random() < size.nearlyEmpty;
      return ages.map((age) => {
        const usual = Math.round((people * group * age * spread(0.3)) / 2) + 5;
        return isEmpty ? Math.floor(random() * random() * 13) : usual;
      });
    });
    const region = at < size.regions ? at : Math.floor(random() * size.regions);
    return { id: `c${String(at).padStart(3, "0")}`, region: `r${region}`, type: `t${type}`, version: 1, counts };
  });
}

export interface TableShape {
  /** Left out to try what a forgotten margin does. */
  readonly geographies?: readonly ("region" | "type")[];
  readonly version?: number;
}

/** Every table over councils: councils, regions, types and England, by group, by age, by both and by neither. */
export function tablesOf(councils: readonly MadeCouncil[], shape: TableShape = {}): Tables {
  const { geographies = ["region", "type"], version = 1 } = shape;
  const groups = ["all", ...(councils[0]?.counts ?? []).keys()].map(String);
  const ages = ["all", ...(councils[0]?.counts[0] ?? []).keys()].map(String);
  const areas: { readonly id: string; readonly level: string; readonly members: readonly MadeCouncil[] }[] = [
    { id: "england", level: "england", members: councils },
    ...geographies.flatMap((level) =>
      [...Map.groupBy(councils, (council) => council[level])].map(([id, members]) => ({ id, level, members })),
    ),
    ...councils.map((council) => ({ id: council.id, level: "council", members: [council] })),
  ];
  const cells = areas.flatMap(({ id, level, members }) =>
    groups.flatMap((group) =>
      ages.map((age): TableCell => {
        const detail = Number(group !== "all") + Number(age !== "all");
        const leaves = members.flatMap((council) => leavesOf(council, group, age));
        return { id: cellId(version, [id, group, age]), level, detail, leaves };
      }),
    ),
  );
  const leaves = councils.flatMap((council) =>
    council.counts.flatMap((byAge, group) =>
      byAge.map((count, age): Leaf => ({ id: leafId(council, group, age), value: BigInt(count) })),
    ),
  );
  const within = (parts: readonly string[]) => cellId(version, parts);
  const byArea = areas.flatMap(({ id }) =>
    groups.flatMap((group): Relation[] => [
      { parent: within([id, group, "all"]), children: ages.slice(1).map((age) => within([id, group, age])) },
    ]),
  );
  const byGroup = areas.flatMap(({ id }) =>
    ages.map(
      (age): Relation => ({
        parent: within([id, "all", age]),
        children: groups.slice(1).map((group) => within([id, group, age])),
      }),
    ),
  );
  const byMember = areas.flatMap(({ id, level, members }) =>
    level === "council"
      ? []
      : groups.flatMap((group) =>
          ages.map(
            (age): Relation => ({
              parent: within([id, group, age]),
              children: members.map((council) => within([council.id, group, age])),
            }),
          ),
        ),
  );
  return {
    leaves,
    cells,
    levels: ["council", "type", "region", "england"],
    relations: [...byArea, ...byGroup, ...byMember],
  };
}

function cellId(version: number, parts: readonly string[]): string {
  return [`v${version}`, ...parts].join("/");
}

function leafId({ id, version }: MadeCouncil, group: number, age: number): string {
  return `${id}/${version}/${group}/${age}`;
}

function leavesOf(council: MadeCouncil, group: string, age: string): string[] {
  return council.counts.flatMap((byAge, g) =>
    group === "all" || Number(group) === g
      ? byAge.flatMap((_, a) => (age === "all" || Number(age) === a ? [leafId(council, g, a)] : []))
      : [],
  );
}
