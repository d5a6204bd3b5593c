/** `library-loans` → `LibraryLoans`: what a component may be called. */
export function pascalCase(id: string): string {
  return id
    .split("-")
    .map((word) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`)
    .join("");
}
