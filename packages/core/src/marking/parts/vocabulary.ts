/** The names by which parts and their links are known: ECMA-376 has a transitional and a strict set. */
export interface Vocabulary {
  /** Namespace of cells, styles and comments. */
  readonly main: string;
  /** Namespace of links in those, and the start of the type of every link. */
  readonly links: string;
}

export const transitional: Vocabulary = {
  main: "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
  links: "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
};

export const strict: Vocabulary = {
  main: "http://purl.oclc.org/ooxml/spreadsheetml/main",
  links: "http://purl.oclc.org/ooxml/officeDocument/relationships",
};

/** How every XML part of ours begins. */
export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
