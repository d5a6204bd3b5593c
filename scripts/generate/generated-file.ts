/** A file this project writes for itself: where, from the root, and the text it should hold. */
export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}
