import { cellAddress } from "../../ingest/decode/address.ts";
import { readAddress } from "../../ingest/decode/read-address.ts";
import { unescapeXml } from "../../ingest/decode/xml/xml-text.ts";
import { type Vocabulary, XML_DECLARATION } from "../parts/vocabulary.ts";
import { cellKey, columnOf, rowOf } from "../sheet/cell-marks.ts";
import { attributeOf } from "../xml/attributes.ts";
import { childOf, childrenOf, readElements, type XmlElement } from "../xml/elements.ts";
import { appendTo, applySplices, insertAfter, type Splice } from "../xml/splices.ts";
import { AUTHOR, commentText, isSigned, reviseText } from "./comment-text.ts";

/** A comments part after marking, and the cells whose comment needs a box, or no longer has one. */
export interface RevisedComments {
  readonly text: string;
  readonly added: readonly number[];
  readonly removed: readonly number[];
}

interface Comment {
  readonly element: XmlElement;
  readonly key: number;
  readonly author: string;
}

/** How programs that keep threads of comments sign the plain comment that stands for a thread. */
const THREAD = "tc=";

/** A comments part without comments. */
export function emptyComments({ main }: Vocabulary): string {
  return `${XML_DECLARATION}<comments xmlns="${main}"><authors/><commentList/></comments>`;
}

/**
 * Takes an earlier marking's comments away and puts new ones in, by cell key. A comment someone else wrote stays,
 * with ours behind it; a thread cannot be added to and is left alone.
 */
export function reviseComments(source: string, comments: ReadonlyMap<number, string>): RevisedComments {
  const root = readElements(source);
  const authors = childrenOf(childOf(root, "authors"), "author").map((author) => textOf(source, author));
  const all = childrenOf(childOf(root, "commentList"), "comment").map((element) =>
    readComment(source, element, authors),
  );
  const ours = all.filter(({ author }) => author === AUTHOR);
  const others = all.filter(({ author }) => author !== AUTHOR);
  const theirs = new Set(others.map(({ key }) => key));
  const added = [...comments.keys()].filter((key) => !theirs.has(key)).sort((left, right) => left - right);
  const known = authors.indexOf(AUTHOR);
  const author = known >= 0 ? known : authors.length;
  const { prefix } = root;
  const xml = added.map((key) => commentXml({ key, author, prefix, text: comments.get(key) ?? "" })).join("");
  const splices = [
    ...(known >= 0 || added.length === 0 ? [] : addAuthor(root)),
    ...ours.map(({ element: { start, after } }) => ({ start, end: after, text: "" })),
    ...others.flatMap((comment) => reviseOther(source, comment, comments)),
    ...addComments(root, xml),
  ];
  return { text: applySplices(source, splices), added, removed: ours.map(({ key }) => key) };
}

function readComment(source: string, element: XmlElement, authors: readonly string[]): Comment {
  const place = readAddress(attributeOf(source, element, "ref") ?? "");
  const text = childOf(element, "text");
  const named = authors[Number(attributeOf(source, element, "authorId") ?? 0)] ?? "";
  const author = text !== undefined && isSigned(source, text) ? AUTHOR : named;
  return { element, key: place === undefined ? -1 : cellKey(place.row, place.column), author };
}

function reviseOther(source: string, comment: Comment, comments: ReadonlyMap<number, string>): Splice[] {
  if (comment.author.startsWith(THREAD)) return [];
  const addition = comments.get(comment.key);
  const text = childOf(comment.element, "text");
  if (text === undefined) return [];
  const revised = reviseText(source, text, addition);
  return revised === source.slice(text.start, text.after)
    ? []
    : [{ start: text.start, end: text.after, text: revised }];
}

function addAuthor(root: XmlElement): Splice[] {
  const author = `<${root.prefix}author>${AUTHOR}</${root.prefix}author>`;
  const authors = childOf(root, "authors");
  if (authors !== undefined) return [appendTo(authors, author)];
  return [insertAfter(root, [], `<${root.prefix}authors>${author}</${root.prefix}authors>`)];
}

function addComments(root: XmlElement, xml: string): Splice[] {
  if (xml === "") return [];
  const list = childOf(root, "commentList");
  if (list !== undefined) return [appendTo(list, xml)];
  return [insertAfter(root, ["authors"], `<${root.prefix}commentList>${xml}</${root.prefix}commentList>`)];
}

interface NewComment {
  readonly key: number;
  readonly author: number;
  readonly prefix: string;
  readonly text: string;
}

function commentXml({ key, author, prefix, text }: NewComment): string {
  const ref = cellAddress(rowOf(key), columnOf(key));
  return `<${prefix}comment ref="${ref}" authorId="${author}">${commentText(text, prefix)}</${prefix}comment>`;
}

function textOf(source: string, element: XmlElement): string {
  return unescapeXml(source.slice(element.inner, element.close));
}
