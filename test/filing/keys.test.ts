import { describe, expect, it } from "vitest";
import { parseUploadKey, receiptKey, rowsKey, uploadKey } from "../../packages/core/src/filing/keys.ts";
import { logKey, parseLogKey } from "../../packages/core/src/filing/log-key.ts";

const place = { collection: "library-loans", period: "2024-25", authority: "Z9D4Z" };
const at = "2025-06-01T09:30:00.125Z";

describe("keys", () => {
  it("reads what an upload's key says", () => {
    expect(parseUploadKey("library-loans/2024-25/Z9D4Z/my file.xlsx")).toEqual({
      ...place,
      name: "my file.xlsx",
      checkOnly: false,
    });
    expect(parseUploadKey("check/library-loans/2024-25/Z9D4Z/a/b.csv")).toEqual({
      ...place,
      name: "a/b.csv",
      checkOnly: true,
    });
  });

  it("keeps the id of a form apart from the name that is shown", () => {
    const form = "0123456789abcdef0123";
    expect(parseUploadKey(uploadKey(place, "März 1.xlsx", form))).toEqual({
      ...place,
      name: "März 1.xlsx",
      checkOnly: false,
      form,
    });
    expect(parseUploadKey(uploadKey(place, "form-1-a.xlsx"))?.form).toBeUndefined();
  });

  it.each(["", "file.csv", "library-loans/file.csv", "library-loans/2024-25/Z9D4Z/", "check/library-loans/2024-25/f"])(
    "says that %j is not filed",
    (key) => {
      expect(parseUploadKey(key)).toBeUndefined();
    },
  );

  it.each([
    ["accepted", "0123456789abcdef0123"],
    ["awaiting-sign-off", "abcdefabcdefabcdefab"],
    ["window", "20250401.20250531.20250630"],
  ] as const)("writes the log key of %s so that it reads back", (event, subject) => {
    const key = logKey(place, 7, { event, subject, at });
    expect(key).toBe(`log/library-loans/2024-25/Z9D4Z/000007-${event}-${subject}-20250601093000125.json`);
    expect(parseLogKey(key)).toEqual({ key, ...place, n: 7, event, subject, at });
  });

  it("writes log keys that sort in order, with times in UTC to the millisecond", () => {
    const said = { event: "accepted", subject: "a1", at: "2025-06-01T10:30:00+01:00" } as const;
    expect(logKey(place, 10, said) > logKey(place, 9, said)).toBe(true);
    expect(parseLogKey(logKey(place, 9, said))?.at).toBe("2025-06-01T09:30:00.000Z");
  });

  it.each(["notes.txt", "000001-thought-0a-20250601093000125.json", "000001-accepted-0a.json"])(
    "is no log key: %s",
    (name) => {
      expect(parseLogKey(`log/library-loans/2024-25/Z9D4Z/${name}`)).toBeUndefined();
    },
  );

  it("lays rows out in text partitions", () => {
    expect(rowsKey(place, "s1", "people")).toBe("rows/library-loans/period=2024-25/authority=Z9D4Z/s1-people.parquet");
    expect(receiptKey(place, "s1")).toBe("receipts/library-loans/2024-25/Z9D4Z/s1/receipt.json");
  });
});
