import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openUploadEvents } from "../../packages/core/src/storage/open-upload-events.ts";
import { eventDocument } from "./event-documents.ts";

const KEY = "a b/c+d/100%/résumé (1).csv";
const read = openUploadEvents({ uploads: "s3://uploads", data: "s3://data" });

function readDocument(name: string): ReturnType<typeof read> {
  return read(JSON.parse(eventDocument(name)));
}

describe("an event document", () => {
  for (const name of ["aws", "minio", "versitygw"]) {
    it(`of ${name} names the upload, however its key is written`, () => {
      const [event] = readDocument(name);
      expect(event).toMatchObject({ kind: "upload", clean: false });
      expect(event?.kind === "upload" ? event.keys[0] : undefined).toBe(KEY);
    });
  }

  it("names the version where the server says one, and the ETag alone where it does not", () => {
    const etag = "9dd4e461268c8034f5c8564e155c67a6";
    expect(readDocument("aws")).toMatchObject([{ version: `${etag}@096fKKXTRTtl3on89fVO.nfljtsv6qko` }]);
    expect(readDocument("versitygw")).toMatchObject([{ version: etag }]);
  });

  it("with a key that could be encoded or not gives both, as encoded first", () => {
    const told = { bucket: "uploads", key: "x/y/z/a+b%20c.csv" };
    expect(read(JSON.parse(eventDocument("versitygw", told)))).toMatchObject([
      { keys: ["x/y/z/a b c.csv", "x/y/z/a+b%20c.csv"] },
    ]);
  });

  it("that only tries the way out, tells of a removal, or of a folder's mark, is ignored", () => {
    for (const name of ["aws-test", "versitygw-test", "aws-removed"]) {
      expect(readDocument(name), name).toMatchObject([{ kind: "ignored" }]);
    }
    const folder = eventDocument("aws", { bucket: "uploads", key: "x/y/" });
    expect(read(JSON.parse(folder))).toMatchObject([{ kind: "ignored" }]);
  });

  it("of a malware scan is clean only where nothing was found", () => {
    expect(readDocument("scan-clean")).toMatchObject([{ kind: "upload", clean: true, keys: [KEY] }]);
    expect(readDocument("scan-threat")).toMatchObject([{ kind: "never", reason: "not-clean" }]);
  });

  it("of the scanner's own object is ignored, as a scan's result and as an upload", () => {
    const own = { bucket: "uploads", key: "malware-protection-resource-validation-object" };
    for (const name of ["aws", "scan-clean", "scan-threat"]) {
      expect(read(JSON.parse(eventDocument(name, own))), name).toMatchObject([{ kind: "ignored" }]);
    }
  });

  it("of another bucket, another part of the bucket, or with a key no store can hold is never worked", () => {
    const elsewhere = read(JSON.parse(eventDocument("aws", { bucket: "other", key: "x/y/z/a.csv" })));
    expect(elsewhere).toMatchObject([{ kind: "never", reason: "not-ours" }]);
    const odd = read(JSON.parse(eventDocument("aws", { bucket: "uploads", key: "x//../a.csv" })));
    expect(odd).toMatchObject([{ kind: "never", reason: "unusable-key" }]);
    const inOne = openUploadEvents("s3://uploads/returns");
    const within = { bucket: "uploads", key: "returns/uploads/x/y/z/a.csv" };
    expect(inOne(JSON.parse(eventDocument("minio", within)))).toMatchObject([{ keys: ["x/y/z/a.csv"] }]);
    const ofData = { bucket: "uploads", key: "returns/data/log/a.json" };
    expect(inOne(JSON.parse(eventDocument("minio", ofData)))).toMatchObject([{ kind: "never", reason: "not-ours" }]);
  });

  it("may hold anything at all, and nothing is thrown", () => {
    fc.assert(
      fc.property(fc.anything(), (document) => {
        for (const wrapped of [document, { Records: [document] }, { Records: document }, { s3: document }]) {
          for (const { kind } of read(wrapped)) expect(["ignored", "never"]).toContain(kind);
        }
      }),
    );
  });
});
