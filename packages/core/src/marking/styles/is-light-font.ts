import { attributeOf } from "../xml/attributes.ts";
import { childOf, readElements } from "../xml/elements.ts";

/** Theme colours 0 and 2 are the backgrounds; 1 and 9 of the old palette are white (ECMA-376 18.8.3, 18.8.27). */
const LIGHT_THEMES = new Set(["0", "2"]);
const LIGHT_INDEXES = new Set(["1", "9"]);
/** Half way between the pale and the deep fills. */
const LIGHT_FROM = 150;

/** True where a font is so light that its text would be lost on a pale fill. */
export function isLightFont(xml: string): boolean {
  const colour = childOf(readElements(xml), "color");
  if (colour === undefined) return false;
  const theme = attributeOf(xml, colour, "theme");
  const index = attributeOf(xml, colour, "indexed");
  const rgb = attributeOf(xml, colour, "rgb");
  if (rgb !== undefined) return luminance(rgb) >= LIGHT_FROM;
  return (theme !== undefined && LIGHT_THEMES.has(theme)) || (index !== undefined && LIGHT_INDEXES.has(index));
}

/** Of `AARRGGBB`, 0 to 255, by the weights of Rec. 709. */
function luminance(rgb: string): number {
  const value = Number.parseInt(rgb.slice(-6), 16);
  return 0.2126 * (value >> 16) + 0.7152 * ((value >> 8) & 255) + 0.0722 * (value & 255);
}
