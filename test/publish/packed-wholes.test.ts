import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { packWholes, wholeAt } from "../../packages/core/src/publish/aggregate/packed-wholes.ts";

const edges = [2n ** 63n - 1n, 2n ** 63n, -(2n ** 63n) + 1n, -(2n ** 63n), -(2n ** 63n) - 1n];

describe("packed whole numbers", () => {
  it("are what they were, or nothing, however long they are", () => {
    const number = fc.oneof(fc.bigInt(), fc.constantFrom(...edges), fc.constant(null));
    fc.assert(
      fc.property(fc.array(number), (values) => {
        const packed = packWholes(values);
        expect(values.map((_, place) => wholeAt(packed, place))).toEqual(values);
        expect(wholeAt(packed, values.length)).toBeNull();
      }),
    );
  });

  it("take eight bytes each where all of them fit", () => {
    expect(packWholes([1n, null, 2n ** 63n - 1n])).toBeInstanceOf(BigInt64Array);
    expect(packWholes([1n, 2n ** 63n])).not.toBeInstanceOf(BigInt64Array);
  });
});
