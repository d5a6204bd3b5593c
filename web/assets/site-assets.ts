/** A file the site serves beside its pages. */
export interface Asset {
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly brotli: Uint8Array<ArrayBuffer>;
  readonly gzip: Uint8Array<ArrayBuffer>;
}

export type AssetName = "site.css" | "site.js" | "send.js" | "check-worker.js" | "icon.svg";

/** Every asset under a path that changes with its content, so that it may be kept for ever. */
export interface SiteAssets {
  /** Path of each, by the name it has in the code. */
  readonly paths: Readonly<Record<AssetName, string>>;
  readonly byPath: ReadonlyMap<string, Asset>;
}
