const SYSTEM_FONT = 'system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif';

/**
 * The style of GOV.UK Frontend for a site that is not on a government domain: the system's font in place of the one that
 * is licensed for GOV.UK alone, and no crest. It then asks for nothing from anywhere. Throws where something is left that would.
 */
export function neutralStyle(css: string): string {
  const neutral = css
    .replace(/@font-face\{[^}]*\}/g, "")
    .replaceAll(/font-family:"?GDS Transport"?,arial,sans-serif/g, `font-family:${SYSTEM_FONT}`)
    .replace(/[a-z-]*(?:mask|background)(?:-image)?:url\([^)]*crest[^)]*\)[^;}]*;?/g, "");
  const left = /url\([^)]*\)|GDS Transport/.exec(neutral);
  if (left !== null) throw new Error(`The style would ask for ${left[0]}: govuk-frontend has changed`);
  return neutral;
}
