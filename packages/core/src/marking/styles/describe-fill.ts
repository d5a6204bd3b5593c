import { attributesOf } from "../xml/attributes.ts";
import { childOf, readElements, type XmlElement } from "../xml/elements.ts";

/** A fill without colour or pattern, which is what most cells have. */
export const NO_FILL = "none||";

const PATTERN = /^[A-Za-z]{1,20}$/;
const COLOUR =
  /^(?:(?:rgb=[0-9A-Fa-f]{8}|theme=\d{1,3}|indexed=\d{1,3}|auto=(?:1|true)|tint=-?[0-9.]{1,20}(?:E-\d+)?);?){0,3}$/;
const IN_ORDER = ["auto", "indexed", "rgb", "theme", "tint"];

/**
 * A fill in one line, the same however its XML is written: pattern, foreground and background, as
 * `solid|theme=4;tint=0.8|indexed=64`. A gradient is its XML, good for comparing only.
 */
export function describeFill(xml: string): string {
  const root = readElements(xml);
  const pattern = childOf(root, "patternFill");
  if (pattern === undefined) return root.children.length === 0 ? NO_FILL : xml.replaceAll(`${root.prefix}`, "");
  const type = valuesOf(xml, pattern).get("patternType") ?? "none";
  if (type === "none") return NO_FILL;
  return [
    type,
    describeColour(xml, childOf(pattern, "fgColor")),
    describeColour(xml, childOf(pattern, "bgColor")),
  ].join("|");
}

/** A fill's XML from its description; undefined where that is no pattern. */
export function fillFrom(description: string, prefix: string): string | undefined {
  const [type = "", front = "", back = "", ...more] = description.split("|");
  if (more.length > 0 || !PATTERN.test(type) || !COLOUR.test(front) || !COLOUR.test(back)) return undefined;
  const colours = `${colourXml(`${prefix}fgColor`, front)}${colourXml(`${prefix}bgColor`, back)}`;
  return `<${prefix}fill><${prefix}patternFill patternType="${type}">${colours}</${prefix}patternFill></${prefix}fill>`;
}

/** The foreground of a solid fill, where it is given as red, green and blue. */
export function solidColour(description: string): string | undefined {
  return /^solid\|rgb=([0-9A-Fa-f]{8})\|/.exec(description)?.[1];
}

function describeColour(xml: string, colour: XmlElement | undefined): string {
  if (colour === undefined) return "";
  const values = valuesOf(xml, colour);
  return IN_ORDER.flatMap((name) => (values.has(name) ? [`${name}=${values.get(name)}`] : [])).join(";");
}

function valuesOf(xml: string, element: XmlElement): Map<string, string> {
  return new Map(
    attributesOf(xml, element).map((place) => [
      xml.slice(place.start, place.nameEnd),
      xml.slice(place.valueStart, place.valueEnd),
    ]),
  );
}

function colourXml(name: string, colour: string): string {
  if (colour === "") return "";
  const attributes = colour.split(";").map((pair) => ` ${pair.replace("=", '="')}"`);
  return `<${name}${attributes.join("")}/>`;
}
