import type { Visited } from "./crawl.ts";

/** What is wrong with a page that no browser is needed for: nothing, or each fault with the page's address. */
export function pageFaults({ path, text }: Pick<Visited, "path" | "text">): string[] {
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  const faults = [
    [count(/<h1[ >]/g) !== 1, "not one h1"],
    [[/<main[ >]/, /<nav[ >]/, /<header[ >]/].some((landmark) => !landmark.test(text)), "a landmark is missing"],
    [count(/<table[ >]/g) !== count(/<caption[ >]/g), "a table without a caption"],
    [/<th(?![^>]* scope=)[ >]/.test(text), "a header without a scope"],
    [/<img(?![^>]* alt="[^"])/.test(text), "a picture without words"],
    [/<(?:input|select|textarea)(?![^>]*(?: id="|type="hidden"))/.test(text), "a field that no label can name"],
    [/ style="|<style|<script(?![^>]* src="\/assets\/)| on[a-z]+="/.test(text), "something inline"],
    [/ (?:src|href)="(?!\/|#)/.test(text), "something from elsewhere"],
  ] as const;
  return faults.flatMap(([isWrong, fault]) => (isWrong ? [`${path}: ${fault}`] : []));
}
