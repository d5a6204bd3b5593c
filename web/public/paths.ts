import type { Figure } from "@council-returns/core/publish/figure.ts";

/** Addresses of public pages. A release is `latest`, a version or a range. */
export function collectionPath(collection: string, release = "latest"): string {
  return `/collections/${part(collection)}/${part(release)}`;
}

export function measurePath(collection: string, release: string, measure: string): string {
  return `${collectionPath(collection, release)}/measures/${part(measure)}`;
}

export function areaPath(collection: string, release: string, area: string): string {
  return `${collectionPath(collection, release)}/areas/${part(area)}`;
}

type Placed = Pick<Figure, "collection" | "measure" | "basis" | "period" | "geographyCode" | "breakdown">;

/** The page of one figure: its id, as an address. */
export function figurePath(figure: Placed, release: string): string {
  return `${collectionPath(figure.collection, release)}/figures/${figurePart(figure)}`;
}

/** What of a figure's address comes after its release. */
export function figurePart({ measure, basis, period, geographyCode, breakdown }: Omit<Placed, "collection">): string {
  return [measure, basis, period, geographyCode, breakdown].map(part).join("/");
}

/** The same of a figure's id. */
export function figurePartOf(id: string): string {
  return id.split("/").slice(1).map(part).join("/");
}

export function cellsPath(figure: Placed, release: string, council: string): string {
  return `${figurePath(figure, release)}/cells/${part(council)}`;
}

export function filePath(collection: string, release: string, path: string): string {
  return `${collectionPath(collection, release)}/files/${part(path)}`;
}

export function chartPath(collection: string, release: string, id: string): string {
  return `${collectionPath(collection, release)}/charts/${part(id)}`;
}

export function councilPath(code: string): string {
  return `/councils/${part(code)}`;
}

function part(text: string): string {
  return encodeURIComponent(text);
}
