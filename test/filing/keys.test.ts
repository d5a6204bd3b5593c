import { describe, expect, it } from "vitest";
import { logKey, parseLogKey, parseUploadKey, receiptKey, rowsKey } from "../../packages/core/src/filing/keys.ts";

const place = { collection: "library-loans", period: "2024-25", authority: "Z9D4Z" };

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

  it.each(["", "file.csv", "library-loans/file.csv", "library-loans/2024-25/Z9D4Z/", "check/library-loans/2024-25/f"])(
    "says that %j is not filed",
    (key) => {
      expect(parseUploadKey(key)).toBeUndefined();
    },
  );

  it("writes log keys that sort in order and read back", () => {
    const key = logKey(place, 7, "accepted", "0123456789abcdef0123");
    expect(key).toBe("log/library-loans/2024-25/Z9D4Z/000007-accepted-0123456789abcdef0123.json");
    expect(parseLogKey(key)).toEqual({ key, ...place, n: 7, event: "accepted", submission: "0123456789abcdef0123" });
    expect(logKey(place, 10, "accepted", "a") > logKey(place, 9, "accepted", "a")).toBe(true);
    expect(parseLogKey("log/library-loans/2024-25/Z9D4Z/notes.txt")).toBeUndefined();
  });

  it("lays rows out in text partitions", () => {
    expect(rowsKey(place, "s1", "people")).toBe("rows/library-loans/period=2024-25/authority=Z9D4Z/s1-people.parquet");
    expect(receiptKey(place, "s1")).toBe("receipts/library-loans/2024-25/Z9D4Z/s1/receipt.json");
  });
});
