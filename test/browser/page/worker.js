import { checkText } from "./check.js";

async function readBytes(path) {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${response.status} for ${path}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** Where the browser says it is, for the test to see that it is not where the test is. */
function whereabouts() {
  const { locale, timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return `${locale} ${timeZone}`;
}

self.onmessage = async ({ data }) => {
  try {
    postMessage({ text: data === "where" ? whereabouts() : await checkText(data, readBytes) });
  } catch (error) {
    postMessage({ error: String(error.stack) });
  }
};
