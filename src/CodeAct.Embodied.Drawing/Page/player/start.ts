// Unpacks what the page carries, waits for its fonts, and begins.
import { fonts } from "./stage";
import { el } from "./view";

declare const DATA: string;

async function read<T>(): Promise<T> {
  const bytes = Uint8Array.from(atob(DATA), c => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
}

export function start<T>(show: (data: T) => void): void {
  read<T>().then(async data => {
    await Promise.race([Promise.all(fonts.map(font => document.fonts.load(font))), new Promise(done => setTimeout(done, 1500))]);
    show(data);
    document.body.dataset.ready = "yes";
  }, error => {
    document.querySelector("main")!.prepend(el("p", { class: "card limit" }, `The episode cannot be played here: ${error}. It is told as text below.`));
  });
}
