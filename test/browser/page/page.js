// What a website does to check a file before it is sent: hand it to a worker, and wait for the text.
const worker = new Worker("worker.js", { type: "module" });

function note(text) {
  const item = document.createElement("li");
  item.textContent = text;
  document.querySelector("ol").append(item);
}

document.querySelector("button").addEventListener("click", () => note("pressed"));

/** Asks the worker to do one thing, and resolves to its answer. One at a time. */
globalThis.ask = (request) => {
  document.querySelector("ol").replaceChildren();
  note("asked");
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => {
      note("answered");
      if (data.error === undefined) resolve(data.text);
      else reject(new Error(data.error));
    };
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage(request);
  });
};
