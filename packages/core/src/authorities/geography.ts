import type { GeographyLevel } from "../collections/measures.ts";

/** An area or group of councils that figures are given for. */
export interface Geography {
  readonly level: Exclude<GeographyLevel, "council">;
  /** GSS code of England or a region; slug of a council type. */
  readonly code: string;
  readonly name: string;
}
