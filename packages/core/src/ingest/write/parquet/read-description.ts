import type { Footer } from "./read-footer.ts";
import { nextField, readBinary, readWhole, skipValue, startList, type ThriftReader } from "./read-thrift.ts";

/** A column by its place among the columns of a flat schema. */
export interface PlacedElement {
  readonly at: number;
  /** Of a decimal; 0 where none is stated. */
  readonly scale: number;
}

/** As `SchemaElement` and `KeyValue` in `parquet.thrift` number their fields. */
const [NAME, SCALE, KEY, VALUE] = [4, 7, 1, 2];
const utf8 = new TextDecoder();

/** The columns of a flat schema by their names. */
export function readElements(file: Uint8Array, { schemaAt }: Footer): ReadonlyMap<string, PlacedElement> {
  const elements = new Map<string, PlacedElement>();
  let at = -1;
  eachStruct(file, schemaAt, (reader) => {
    let [name, scale] = ["", 0];
    for (let id = nextField(reader, 0); id > 0; id = nextField(reader, id)) {
      if (id === NAME) name = utf8.decode(readBinary(reader));
      else if (id === SCALE) scale = readWhole(reader);
      else skipValue(reader);
    }
    // The first is the root.
    if (at >= 0) elements.set(name, { at, scale });
    at += 1;
  });
  return elements;
}

/** What a file says of itself besides, by key. */
export function readMetadata(file: Uint8Array, { metadataAt }: Footer): ReadonlyMap<string, string> {
  const metadata = new Map<string, string>();
  eachStruct(file, metadataAt, (reader) => {
    let [key, value] = ["", ""];
    for (let id = nextField(reader, 0); id > 0; id = nextField(reader, id)) {
      if (id === KEY) key = utf8.decode(readBinary(reader));
      else if (id === VALUE) value = utf8.decode(readBinary(reader));
      else skipValue(reader);
    }
    metadata.set(key, value);
  });
  return metadata;
}

/** Goes through the list of structs that stands at a place, if any. */
function eachStruct(file: Uint8Array, at: number, read: (reader: ThriftReader) => void): void {
  if (at === 0) return;
  const reader: ThriftReader = { bytes: file, at, type: 0 };
  for (let left = startList(reader); left > 0; left -= 1) read(reader);
}
