/** Ink on white: black text, and grey lines that stay visible in print. */
export const ink = "#0b0c0c";
export const paper = "#ffffff";
export const faint = "#8a8d8f";

/** From few to many: each step is darker than the one before in colour and in grey, with the ink that reads on it. */
export const steps: readonly { readonly fill: string; readonly ink: string }[] = [
  { fill: "#e3eef7", ink },
  { fill: "#a9cce6", ink },
  { fill: "#5b9bc8", ink },
  { fill: "#25699c", ink: paper },
  { fill: "#0b2e4f", ink: paper },
];

/** Lines told apart without colour: by their points and dashes. */
const lines: readonly LineStyle[] = [
  { stroke: ink, dash: [], shape: "circle" },
  { stroke: "#1a65a6", dash: [7, 3], shape: "square" },
  { stroke: "#8a3a00", dash: [2, 3], shape: "triangle-up" },
  { stroke: "#3b3b70", dash: [9, 3, 2, 3], shape: "diamond" },
];

/** The style of a line by its place; after the last the first is used again. */
export function lineStyle(at: number): LineStyle {
  const style = lines[at % lines.length];
  if (style === undefined) throw new RangeError("There is a style for each line");
  return style;
}

export interface LineStyle {
  readonly stroke: string;
  readonly dash: readonly number[];
  readonly shape: string;
}

export const textSize = 13;
export const lineHeight = 17;
/** Pixels a character takes at most on average, for wrapping without measuring. */
const characterWidth = 6.9;
const font = "system-ui, Arial, sans-serif";

const axisText = {
  labelFont: font,
  labelFontSize: textSize,
  labelColor: ink,
  titleFont: font,
  titleFontSize: textSize,
};

export const chartConfig = {
  aria: false,
  text: { font, fontSize: textSize, fill: ink },
  axis: {
    ...axisText,
    titleFontWeight: "normal",
    titleColor: ink,
    domainColor: ink,
    tickColor: ink,
    gridColor: "#d7d9da",
    labelOverlap: false,
    labelBound: false,
  },
} as const;

/** Words in lines that fit into some pixels. */
export function linesWithin(text: string, pixels: number): readonly string[] {
  const most = Math.floor(pixels / characterWidth);
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    const joined = `${last} ${word}`;
    if (last === undefined || joined.length > most) lines.push(word);
    else lines[lines.length - 1] = joined;
  }
  return lines;
}
