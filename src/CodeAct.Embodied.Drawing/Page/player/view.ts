// The view of one episode: its goal and conditions, the house, the program beside it, what went wrong and what was printed.
import { type Episode, Kind, type Said, type Tables, last } from "./data";
import type { Look } from "./look";
import { Stage } from "./stage";

const tokens = ["", "kw", "fn", "str", "num", "com"];
const problems = ["refusal", "exception", "limit", "none", "surprise"];
const outcomes = ["running", "won", "lost"];
// By the state of a line, as LineState counts them.
const signs = ["", "✓", "✕", "▶", "⚡", "✕"];
const words = ["", "ran", "refused", "runs now", "stopped here", "refused now"];
const classes = ["", "ran", "refused", "now", "raised", "now refused"];
const isLit = 3, isLitAndRefused = 5;

/** An element with attributes and children. */
export function el<K extends keyof HTMLElementTagNameMap>(name: K, attributes: Record<string, string> = {}, ...children: (Node | string)[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

const paths: Record<string, string> = {
  play: "M5 3l14 9-14 9z", pause: "M5 3h5v18H5zM14 3h5v18h-5z", back: "M4 4h3v16H4zM20 4v16L8 12z", on: "M17 4h3v16h-3zM4 4v16l12-8z",
  star: "M12 1l3 8h8l-6.5 5 2.5 8-7-5-7 5 2.5-8L1 9h8z", flag: "M5 2h2v20H5zM8 3l13 5-13 5z", cross: "M5 3l7 7 7-7 2 2-7 7 7 7-2 2-7-7-7 7-2-2 7-7-7-7z",
  clock: "M12 1a11 11 0 1 0 0 22 11 11 0 0 0 0-22zm0 3a8 8 0 1 1 0 16 8 8 0 0 1 0-16zm-1 3v6l5 3 1-2-4-2V7z", bolt: "M14 1L4 14h7l-1 9 10-13h-7z", dash: "M4 10h16v4H4z",
  theme: "M12 2a10 10 0 1 0 0 20z M12 2a10 10 0 0 1 0 20v-2a8 8 0 0 0 0-16z",
};

/** Shows an icon in place of what stands in an element. */
export function icon(element: Element, name: string): void {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  for (const [key, value] of Object.entries({ viewBox: "0 0 24 24", width: "16", height: "16", fill: "currentColor", "aria-hidden": "true" })) svg.setAttribute(key, value);
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", paths[name]);
  svg.append(path);
  element.replaceChildren(svg);
}

/** An icon beside words that say the same. */
export function sign(name: string): HTMLElement {
  const made = el("span", { "aria-hidden": "true" });
  icon(made, name);
  return made;
}

export class View {
  readonly root: HTMLElement;
  readonly stage: Stage;
  private readonly chips: HTMLElement[];
  private readonly place = el("span");
  private readonly outcome = el("strong");
  private readonly caption = el("p", { class: "caption", "aria-live": "polite" });
  private readonly turnName = el("h2");
  private readonly line = el("span", { class: "muted" });
  private readonly thought = el("p");
  private readonly thoughtBox = el("section", { class: "tab", "data-tab": "Thought" }, el("h3", {}, "Thought"), this.thought);
  private readonly code = el("ol", { class: "code", tabindex: "0", "aria-label": "Program" });
  private readonly card = el("section", { class: "card", "aria-live": "polite" });
  private readonly printed = el("h3");
  private readonly output = el("pre", { class: "output", tabindex: "0", "aria-label": "Output" });
  private readonly link = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  private readonly tip = el("p", { class: "tip", hidden: "" });
  private turn = -1;
  /** The primitives of the turn that is shown. */
  private steps: number[] = [];
  private said = -1;
  /** The beat whose lines are shown. */
  private applied = -1;
  private now = -1;

  constructor(private readonly tables: Tables, readonly film: Episode, look: () => Look, heading: "h1" | "h2") {
    const canvas = el("canvas", { role: "img", "aria-label": `The house, seen from above: ${film.goal}` });
    this.stage = new Stage(canvas, tables, film, look);
    this.chips = film.conditions.map(text => el("li", {}, text));
    const tabs = ["Program", "Printed", "Thought"].map(name => el("button", { type: "button", role: "tab", "aria-selected": name === "Program" ? "true" : "false" }, name));
    this.root = el("article", { class: "episode", "data-shown": "Program" },
      el("header", {},
        el("div", { class: "goal" }, el("p", { class: "cap" }, "Goal"), el(heading, {}, film.goal)),
        el("ul", { class: "chips", "aria-label": "Conditions" }, ...this.chips),
        el("div", { class: "state" }, el("p", { class: "muted meta" }, film.meta), el("p", {}, this.place, " · ", this.outcome))),
      el("div", { class: "house" }, canvas, this.tip, this.caption),
      el("div", { class: "panel" },
        el("div", { class: "turn" }, this.turnName, this.line),
        this.card,
        el("div", { class: "tabs", role: "tablist", "aria-label": "What is shown" }, ...tabs),
        this.thoughtBox,
        el("section", { class: "tab program", "data-tab": "Program" }, el("h3", {}, "Program"), this.code),
        el("section", { class: "tab", "data-tab": "Printed" }, this.printed, this.output)));
    for (const tab of tabs) {
      tab.addEventListener("click", () => {
        this.root.dataset.shown = tab.textContent!;
        for (const other of tabs) other.setAttribute("aria-selected", String(other === tab));
      });
    }
    this.link.setAttribute("class", "link");
    this.link.append(...["halo", "way"].map(name => {
      const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
      path.setAttribute("class", name);
      return path;
    }));
    this.root.append(this.link);
    this.pointing(canvas);
  }

  /** The program of the turn that is shown, as text. */
  get program(): string {
    return this.film.turns[this.turn]?.[3].map(line => line.filter((_, i) => i % 2 === 1).join("")).join("\n") ?? "";
  }

  /** The beat of a time. */
  beatAt(time: number): number {
    return last(this.film.beats.length, i => this.film.beats[i][3] <= time);
  }

  show(time: number): void {
    const { film } = this;
    this.stage.show(time);
    if (film.beats.length === 0) return;
    const index = this.beatAt(time);
    const [kind, turn, step, start, seconds, motion] = film.beats[index];
    // What a step comes to is said when its motion is over; until then what was said before still holds, but for the line.
    const isSettled = kind !== Kind.step || time >= Math.min(start + seconds, start + film.lead + motion);
    const shown = isSettled || index === 0 ? index : index - 1;
    const now = isSettled ? step : step - 1;
    if (turn !== this.turn) this.showTurn(turn);
    if (film.beats[index][6] * 2 + (isSettled ? 1 : 0) !== this.said) {
      this.said = film.beats[index][6] * 2 + (isSettled ? 1 : 0);
      this.say(film.said[film.beats[shown][6]], film.said[film.beats[index][6]], now);
    }
    if (index !== this.applied) this.showLines(index, film.said[film.beats[index][6]][9]);
    if (now !== this.now) {
      this.now = now;
      this.caption.textContent = now >= 0 ? film.steps[now][8] : "";
      this.caption.classList.toggle("bad", now >= 0 && (film.steps[now][2] & 1) === 1);
    }
    this.drawLink(kind === Kind.step ? step : -1, isSettled && kind === Kind.step && (film.steps[step][2] & 1) === 1);
  }

  // From the line that runs to the robot, where the program stands beside the house.
  private drawLink(step: number, isRefused: boolean): void {
    const item = step >= 0 ? this.code.children[this.film.steps[step][3]] : undefined;
    const [whole, line, code, house] = [this.root, item ?? this.root, this.code, this.stage.canvas].map(element => element.getBoundingClientRect());
    const [x, y] = [line.left - whole.left, line.top + line.height / 2 - whole.top];
    const [robotX, robotY, radius] = this.stage.robotAt;
    const to = [house.left - whole.left + robotX + 2 * radius, house.top - whole.top + robotY];
    const isShown = item && line.left >= house.right && line.top >= code.top && line.bottom <= code.bottom && to[0] < x;
    this.link.style.display = isShown ? "" : "none";
    if (!isShown) return;
    this.link.classList.toggle("bad", isRefused);
    const bend = Math.max(60, (x - to[0]) / 2);
    for (const path of this.link.children) path.setAttribute("d", `M${x} ${y}C${x - bend} ${y} ${to[0] + bend} ${to[1]} ${to[0]} ${to[1]}`);
  }

  // The states of the lines at a beat follow from those before it in its turn.
  private showLines(index: number, passes: string): void {
    const { beats } = this.film;
    const isOn = this.applied >= 0 && this.applied <= index && beats[this.applied][1] === beats[index][1];
    let first = index;
    while (first > 0 && beats[first - 1][1] === beats[index][1]) first--;
    if (!isOn) [...this.code.children].forEach(item => this.mark(item, 0, ""));
    for (let beat = isOn ? this.applied + 1 : first; beat <= index; beat++) {
      const changes = beats[beat][7];
      for (let i = 0; i < changes.length; i += 2) {
        const item = this.code.children[changes[i]];
        this.mark(item, changes[i + 1], passes);
        if (changes[i + 1] >= isLit) this.reveal(item);
      }
    }
    this.applied = index;
    this.code.querySelector(".now")?.lastElementChild!.replaceChildren(passes);
  }

  private mark(item: Element, state: number, passes: string): void {
    item.className = classes[state];
    item.firstElementChild!.textContent = signs[state];
    item.firstElementChild!.setAttribute("title", words[state]);
    item.lastElementChild!.textContent = state === isLit || state === isLitAndRefused ? passes : "";
  }

  private showTurn(index: number): void {
    const { film } = this;
    const [number, thought, , lines] = film.turns[index];
    this.turn = index;
    this.applied = -1;
    this.steps = film.steps.flatMap((step, i) => step[4] === index ? [i] : []);
    this.line.textContent = this.steps.length === 1 ? "1 primitive" : `${this.steps.length} primitives`;
    this.turnName.textContent = `Turn ${number}`;
    this.thought.textContent = thought ?? "";
    this.thoughtBox.hidden = !thought;
    this.code.replaceChildren(...lines.map((line, i) => {
      const text = el("code");
      for (let k = 0; k < line.length; k += 2) text.append(el("span", { class: tokens[line[k] as number] }, line[k + 1] as string));
      const item = el("li", {}, el("span", { class: "mark" }), text, el("span", { class: "passes" }));
      item.addEventListener("pointerenter", () => this.glow(i));
      item.addEventListener("pointerleave", () => this.glow(-1));
      item.addEventListener("click", () => this.glow(i));
      return item;
    }));
  }

  private say(done: Said, going: Said, now: number): void {
    const { film } = this;
    this.place.textContent = going[0];
    this.outcome.textContent = done[2];
    this.outcome.className = outcomes[done[1]];
    this.chips.forEach((chip, i) => {
      const isMet = done[8][i] === "1";
      chip.classList.toggle("met", isMet);
      chip.setAttribute("aria-label", `${chip.textContent}: ${isMet ? "met" : "not yet"}`);
    });
    const isOver = going[7] === 1 && done[7] === 1;
    const observed = isOver ? [] : this.steps.filter(step => step <= now).map(step => this.tables.texts[film.steps[step][9]]);
    this.printed.textContent = isOver ? "Printed" : "Observed";
    this.output.textContent = isOver ? this.tables.texts[done[5]] : observed.length > 0 ? observed.join("\n") : "Nothing yet.";
    this.output.classList.toggle("muted", isOver ? done[6] === 0 : observed.length === 0);
    this.output.scrollTop = this.output.scrollHeight;
    this.tell(done);
  }

  private tell(said: Said): void {
    const problem = this.film.problems[said[3]];
    this.card.hidden = !problem;
    if (!problem) return;
    const [kind, turn, step, line, title, tried, reason] = problem;
    const where = turn === this.turn && line > 0 ? `line ${line}` : `turn ${this.film.turns[turn][0]}`;
    this.card.className = `card ${problems[kind]}${said[4] ? " over" : ""}`;
    this.card.replaceChildren(
      el("h3", {}, said[4] ? `${title} before` : title, el("span", { class: "muted" }, kind === 0 || kind === 4 ? `${where} · step ${step + 1}` : where)),
      ...(tried ? [el("code", {}, tried)] : []),
      el("p", {}, reason));
  }

  private reveal(item: Element): void {
    const { code } = this;
    const [top, height] = [(item as HTMLElement).offsetTop - code.offsetTop, (item as HTMLElement).offsetHeight];
    if (top < code.scrollTop + height || top > code.scrollTop + code.clientHeight - 2 * height) code.scrollTop = top - code.clientHeight / 2;
  }

  // A line, and the places it went to; a place, and the lines that went there.
  private glow(line: number): void {
    const { film } = this;
    const steps = film.steps.flatMap((step, i) => line >= 0 && step[4] === this.turn && step[3] === line && step[5] >= 0 ? [i] : []);
    this.stage.marks = [...new Set(steps.map(step => film.steps[step][5]))].map(place => [place, film.places[place][0]]);
    this.stage.stands = steps.map((step, i) => [step + 1, i + 1]);
    [...this.code.children].forEach((item, i) => {
      if (i === line && steps.length > 0) item.setAttribute("data-goes", `at ${steps.map((_, n) => n + 1).join(", ")} on the plan`);
      else item.removeAttribute("data-goes");
    });
    this.stage.show(this.time);
  }

  /** The time that was shown last. */
  time = 0;

  private pointing(canvas: HTMLCanvasElement): void {
    let from: PointerEvent | null = null;
    const point = (x: number, y: number) => {
      const place = this.stage.placeAt(x, y);
      this.tip.hidden = place < 0;
      [...this.code.children].forEach((item, i) =>
        item.classList.toggle("touched", place >= 0 && this.film.steps.some(step => step[4] === this.turn && step[3] === i && step[5] === place)));
      if (place < 0) return;
      const steps = this.film.steps.flatMap((step, i) => step[5] === place ? [i + 1] : []);
      this.tip.textContent = `${this.film.places[place][0]}${steps.length > 0 ? ` · step ${steps.join(", ")}` : ""}`;
      this.tip.style.left = `${Math.min(canvas.clientWidth - 150, x + 12)}px`;
      this.tip.style.top = `${y + 16}px`;
    };
    canvas.addEventListener("pointerdown", event => { from = event; canvas.setPointerCapture(event.pointerId); });
    canvas.addEventListener("pointermove", event => {
      if (from && this.stage.isZoomed) {
        this.stage.pan(event.clientX - from.clientX, event.clientY - from.clientY);
        from = event;
      } else {
        point(event.offsetX, event.offsetY);
      }
    });
    canvas.addEventListener("pointerup", event => { from = null; point(event.offsetX, event.offsetY); });
    canvas.addEventListener("pointerleave", () => { this.tip.hidden = true; });
    canvas.addEventListener("wheel", event => {
      event.preventDefault();
      this.stage.zoomAt(event.offsetX, event.offsetY, 1.15 ** -Math.sign(event.deltaY));
    }, { passive: false });
    canvas.addEventListener("dblclick", () => this.stage.whole());
  }
}
