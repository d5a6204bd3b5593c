import { describe, expect, it } from "vitest";
import { foldMappings, mappingsById } from "../../packages/core/src/filing/fold-mappings.ts";
import { mappingKey, parseMappingKey } from "../../packages/core/src/filing/keys.ts";
import { mappingBytes, parseMapping, parseMappingList } from "../../packages/core/src/filing/mapping-schema.ts";
import { logged, place } from "./mapping-entries.ts";

const loans = { column: "loans", header: "Items out" };

function held(log: Parameters<typeof foldMappings>[0]): string[] {
  return foldMappings(log).map(({ header, column }) => `${header} = ${column ?? "not asked for"}`);
}

describe("foldMappings", () => {
  it("holds what was confirmed, with who said so and when", () => {
    expect(foldMappings([logged(1, "confirmed", loans)])).toEqual([
      {
        id: "id1",
        table: "branches",
        decided: "is this column",
        column: "loans",
        header: "Items out",
        by: "finance officer",
        at: "2026-11-22T09:00:00.000Z",
        from: { file: "return.xlsx", sha256: "ab".repeat(32), sheet: "Branches", cell: "C4" },
      },
    ]);
  });

  it("lets a later answer about the same header win, however it is written", () => {
    const log = [logged(1, "confirmed", loans), logged(2, "confirmed", { column: "visits", header: "ITEMS  out:" })];
    expect(held(log)).toEqual(["ITEMS  out: = visits"]);
  });

  it("lets a later answer about the same column win", () => {
    const log = [logged(1, "confirmed", loans), logged(2, "confirmed", { column: "loans", header: "Issues" })];
    expect(held(log)).toEqual(["Issues = loans"]);
  });

  it("keeps a header that is not asked for beside others that are not", () => {
    const log = [
      logged(1, "confirmed", { column: null, header: "Initials" }),
      logged(2, "confirmed", { column: null, header: "Checked" }),
    ];
    expect(held(log)).toEqual(["Initials = not asked for", "Checked = not asked for"]);
  });

  it("holds nothing of what was withdrawn, and all of it again once it is confirmed again", () => {
    const log = [logged(1, "confirmed", loans), logged(2, "withdrawn", loans)];
    expect(held(log)).toEqual([]);
    expect(held([...log, logged(3, "confirmed", loans)])).toEqual(["Items out = loans"]);
  });

  it("settles two entries of one number by their ids", () => {
    const one = logged(1, "confirmed", { ...loans, id: "a" });
    const other = logged(1, "confirmed", { column: "visits", header: "Items out", id: "b" });
    expect(held([one, other])).toEqual(held([other, one]));
  });
});

describe("mappingsById", () => {
  it("gives the answers that were used, whatever was said since", () => {
    const log = [logged(1, "confirmed", loans), logged(2, "withdrawn", loans)];
    expect(mappingsById(log, ["id1"]).map(({ column }) => column)).toEqual(["loans"]);
  });
});

describe("a mapping in the store", () => {
  const { entry } = logged(7, "confirmed", loans);

  it("lies under its collection, edition and council, in order", () => {
    const key = mappingKey(7, "0a1b", entry);
    expect(key).toBe("mappings/loans/first/102/000007-confirmed-0a1b.json");
    expect(parseMappingKey(key)).toEqual({ n: 7, id: "0a1b" });
    expect(parseMappingKey("mappings/loans/first/102/7-seen-0a1b.json")).toBeUndefined();
  });

  it("reads back as it was written", () => {
    expect(parseMapping("k", mappingBytes(entry))).toEqual(entry);
  });

  it.each([
    ["of another format", { ...entry, format: "council-returns/mapping/9" }],
    ["that decides for a column and names none", { ...entry, column: null }],
    ["of nobody", { ...entry, by: "" }],
    ["without a header", { ...entry, header: "" }],
  ])("is refused %s, with its key", (_, body) => {
    expect(() => parseMapping("mappings/k", new TextEncoder().encode(JSON.stringify(body)))).toThrow("mappings/k");
  });
});

describe("parseMappingList", () => {
  it("reads a list back and refuses anything else", () => {
    const list = { ...place, confirmed: foldMappings([logged(1, "confirmed", loans)]) };
    expect(parseMappingList(JSON.parse(JSON.stringify(list)))).toEqual(list);
    expect(() => parseMappingList({ ...list, confirmed: [{ table: "branches" }] })).toThrow("confirmed");
  });
});
