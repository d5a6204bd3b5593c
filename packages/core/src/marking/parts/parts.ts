import type { Zip } from "../../ingest/decode/zip/open-zip.ts";

/** The parts of a workbook while it is marked: as they are in the file, or as edited. */
export interface Parts {
  readonly zip: Zip;
  /** A part as text; undefined where there is none. Throws where it is no text, or is too large to edit. */
  text(name: string): string | undefined;
  /** Gives a part a new content. */
  put(name: string, text: string): void;
  /** The first name of the kind that is not taken: `xl/comments` and `.xml` may give `xl/comments3.xml`. */
  freeName(stem: string, extension: string): string;
  /** Parts that were put, by name: as the file spells it, or new. */
  edited(): ReadonlyMap<string, string>;
}

/** Bytes of the largest part that is edited; a text of it and of its copy must fit in memory. */
const LARGEST_PART = 200 * 1024 * 1024;
const DECLARED_ENCODING = /^(<\?xml[^>]*?\sencoding\s*=\s*)(?:"[^"]*"|'[^']*')/;

/** Opens the parts of a zip for editing. Names are matched without regard to case. */
export function openParts(zip: Zip): Parts {
  const spelling = new Map(zip.names.toReversed().map((name) => [name.toLowerCase(), name]));
  const edited = new Map<string, string>();
  const spelt = (name: string) => spelling.get(name.toLowerCase()) ?? name;
  return {
    zip,
    text: (name) => edited.get(spelt(name)) ?? partText(zip, name),
    put: (name, text) => {
      if (!spelling.has(name.toLowerCase())) spelling.set(name.toLowerCase(), name);
      edited.set(spelt(name), text);
    },
    freeName: (stem, extension) => {
      let n = 1;
      while (spelling.has(`${stem}${n}${extension}`.toLowerCase())) n += 1;
      return `${stem}${n}${extension}`;
    },
    edited: () => edited,
  };
}

/** Every part is written back as UTF-8, and says so. */
function partText(zip: Zip, name: string): string | undefined {
  const chunks = zip.chunks(name);
  if (chunks === undefined) return undefined;
  let size = 0;
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  const texts: string[] = [];
  for (const chunk of chunks) {
    size += chunk.length;
    if (size > LARGEST_PART) throw new RangeError(`${name} is too large to edit`);
    decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
    texts.push(decoder.decode(chunk, { stream: true }));
  }
  return (texts.join("") + (decoder?.decode() ?? "")).replace(DECLARED_ENCODING, '$1"UTF-8"');
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}
