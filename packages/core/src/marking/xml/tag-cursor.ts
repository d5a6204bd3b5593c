/** A place in XML, and the tag last met there. All numbers are places in `source`. */
export interface TagCursor {
  readonly source: string;
  /** Behind the tag. */
  at: number;
  /** Its `<`, and where its local name starts. */
  start: number;
  nameStart: number;
  nameEnd: number;
  /** Where its attributes end. */
  end: number;
  selfClosed: boolean;
}

const LT = 60;
const GT = 62;
const SLASH = 47;
const BANG = 33;
const QUESTION = 63;
const COLON = 58;
const SPACE = 32;
const DOUBLE_QUOTE = 34;
const SINGLE_QUOTE = 39;

/** A cursor at the start of a text. */
export function openTagCursor(source: string): TagCursor {
  return { source, at: 0, start: 0, nameStart: 0, nameEnd: 0, end: 0, selfClosed: false };
}

/**
 * Moves to the next tag, past text, comments, CDATA sections and processing instructions. An element that closes itself
 * is an `open` and a `close`. It knows places and decodes nothing. Throws where the text breaks off, and at a document
 * type declaration: no spreadsheet has one, and entities that expand come by no other way.
 */
export function nextTag(cursor: TagCursor): "open" | "close" | "end" {
  if (cursor.selfClosed) {
    cursor.selfClosed = false;
    return "close";
  }
  const { source } = cursor;
  for (let at = source.indexOf("<", cursor.at); at >= 0; at = source.indexOf("<", cursor.at)) {
    const next = source.charCodeAt(at + 1);
    if (next === BANG || next === QUESTION) cursor.at = endOfOther(source, at);
    else return next === SLASH ? readCloseTag(cursor, at) : readOpenTag(cursor, at);
  }
  cursor.at = source.length;
  return "end";
}

/** Local name of the tag. */
export function tagName({ source, nameStart, nameEnd }: TagCursor): string {
  return source.slice(nameStart, nameEnd);
}

function endOfOther(source: string, at: number): number {
  if (source.startsWith("<!--", at)) return endOf(source, "-->", at + 4);
  if (source.startsWith("<![CDATA[", at)) return endOf(source, "]]>", at + 9);
  if (source.startsWith("<?", at)) return endOf(source, "?>", at + 2);
  throw new RangeError("The XML declares a document type");
}

function endOf(source: string, needle: string, from: number): number {
  const at = source.indexOf(needle, from);
  if (at < 0) throw new RangeError("The XML breaks off");
  return at + needle.length;
}

function readCloseTag(cursor: TagCursor, at: number): "close" {
  cursor.at = endOf(cursor.source, ">", at);
  cursor.start = at;
  cursor.end = cursor.at - 1;
  return "close";
}

function readOpenTag(cursor: TagCursor, at: number): "open" {
  const { source } = cursor;
  const bracket = tagEnd(source, at);
  cursor.selfClosed = source.charCodeAt(bracket - 1) === SLASH;
  cursor.start = at;
  cursor.end = cursor.selfClosed ? bracket - 1 : bracket;
  cursor.at = bracket + 1;
  cursor.nameStart = at + 1;
  let end = at + 1;
  for (; end < cursor.end; end += 1) {
    const code = source.charCodeAt(end);
    if (code <= SPACE) break;
    if (code === COLON) cursor.nameStart = end + 1;
  }
  cursor.nameEnd = end;
  return "open";
}

/** The `>` that ends a tag, not one in a quoted value. */
function tagEnd(source: string, at: number): number {
  for (let i = at + 1; i < source.length; i += 1) {
    const code = source.charCodeAt(i);
    if (code === GT) return i;
    if (code === LT) break;
    if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) {
      i = source.indexOf(code === DOUBLE_QUOTE ? '"' : "'", i + 1);
      if (i < 0) break;
    }
  }
  throw new RangeError("The XML breaks off in a tag");
}
