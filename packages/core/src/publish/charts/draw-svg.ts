import type { Spec } from "vega";
import { html } from "../../receipts/html.ts";
import type { ChartPlan } from "./chart.ts";
import { chartConfig } from "./chart-style.ts";

/**
 * Draws a chart as an `svg` element that scales to the room it has. The library is loaded only here. Text is never
 * measured, because machines measure it differently, and nothing can be loaded: equal plans give equal text.
 */
export async function drawSvg({ id, title, summary, drawing }: Omit<ChartPlan, "table">): Promise<string> {
  const { View, parse, resetSVGDefIds, textMetrics } = (await import("vega")) as Vega;
  textMetrics?.canvas(false);
  resetSVGDefIds();
  const { width, height, spec } = drawing;
  const whole = { ...spec, width, height, padding: 0, autosize: "none", config: chartConfig } as Spec;
  const view = new View(parse(whole), { renderer: "none", loader: refusingLoader });
  const drawn = await view.toSVG();
  view.finalize();
  const marks = drawn.slice(drawn.indexOf(">") + 1, drawn.lastIndexOf("</svg>"));
  const names = `${id}-title ${id}-summary`;
  return html`<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="${names}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><title id="${id}-title">${title}</title><desc id="${id}-summary">${summary.join(" ")}</desc><g aria-hidden="true">${{ html: marks }}</g></svg>`
    .html;
}

/** What it exports and does not declare. */
type Vega = typeof import("vega") & { readonly textMetrics?: { readonly canvas: (use: boolean) => void } };

/** Charts hold their data: whatever asks for a file or an address is refused. */
const refusingLoader = {
  options: {},
  load: refuse,
  sanitize: refuse,
  http: refuse,
  file: refuse,
} as const;

async function refuse(): Promise<never> {
  throw new Error("A chart loads nothing");
}
