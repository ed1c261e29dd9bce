// Many episodes as small plans: sorted, filtered and moved together. The chosen one plays.
import { type Episode, type Panel, isWon } from "./data";
import { type Look, setTheme, themeNumber } from "./look";
import { Stage } from "./stage";
import { el, icon, sign } from "./view";

const signs = ["star", "flag", "clock", "cross", "bolt", "dash"];
const sorts = ["task", "outcome", "cause", "steps", "scene"];
const filters = ["agent", "scene", "cause"] as const;
// Cells of a heat map, in pixels of the plan, and how far a robot is felt beside its way, in cells.
const cell = 8, reach = 2;

interface Card { index: number; button: HTMLButtonElement; canvas: HTMLCanvasElement; stage?: Stage; isSeen: boolean }

export class Wall {
  readonly root = el("div", { class: "wall" });
  private readonly cards: Card[];
  private readonly chosen: Record<string, string>;
  private readonly hidden: Set<number>;
  private readonly grid = el("div");
  private readonly said = el("p", { class: "muted", role: "status" });
  private readonly observer: IntersectionObserver;
  private heats: (() => void)[] = [];
  private look: Look;

  constructor(private readonly panel: Panel, open: (index: number) => void) {
    this.look = setTheme();
    this.chosen = Object.fromEntries(new URLSearchParams(location.hash.startsWith("#?") ? location.hash.slice(2) : ""));
    this.hidden = new Set((this.chosen.without ?? "").split(",").filter(text => text !== "").map(Number));
    this.cards = panel.plans.map(([agent, task, , ending, cause], index) => {
      const { goal, steps } = panel.episodes[index];
      const outcome = panel.endings[ending] + (cause ? `: ${cause}` : "");
      const canvas = el("canvas", { "aria-hidden": "true" });
      const button = el("button", { type: "button", class: `plan ending-${ending}`, ...(isWon(ending) ? {} : { "data-lost": "" }), title: `${goal}\n${outcome}`, "aria-label": `${agent}, ${task}: ${goal}; ${outcome}, ${steps.length} steps` },
        canvas, el("span", { class: "count" }, sign(signs[ending]), String(steps.length)));
      button.addEventListener("click", () => open(index));
      return { index, button, canvas, isSeen: false };
    });
    const byCanvas = new Map<Element, Card>(this.cards.map(card => [card.canvas, card]));
    this.observer = new IntersectionObserver(entries => {
      for (const entry of entries) {
        const card = byCanvas.get(entry.target)!;
        card.isSeen = entry.isIntersecting;
        this.draw(card);
      }
    }, { rootMargin: "200px" });
    for (const { canvas } of this.cards) this.observer.observe(canvas);
    this.build();
    this.arrange();
  }

  /** Keys of the wall; whether this was one. */
  key(event: KeyboardEvent): boolean {
    const shown = [...this.grid.querySelectorAll<HTMLButtonElement>(".plan")];
    const at = shown.indexOf(document.activeElement as HTMLButtonElement);
    const go = (to: number) => { shown[Math.max(0, Math.min(shown.length - 1, to))]?.focus(); return true; };
    const isLost = (button: HTMLButtonElement) => button.matches("[data-lost]");
    switch (event.key) {
      case "ArrowRight": return at >= 0 && go(at + 1);
      case "ArrowLeft": return at >= 0 && go(at - 1);
      case "ArrowDown": case "ArrowUp": {
        if (at < 0) return false;
        const { left, top } = shown[at].getBoundingClientRect();
        const isBelow = event.key === "ArrowDown";
        const others = shown.map(button => button.getBoundingClientRect()).map((box, i) => ({ i, down: box.top - top, aside: Math.abs(box.left - left) }))
          .filter(({ down }) => isBelow ? down > 1 : down < -1).sort((a, b) => Math.abs(a.down) - Math.abs(b.down) || a.aside - b.aside);
        return others.length > 0 && go(others[0].i);
      }
      case "n": {
        const next = shown.findIndex((button, i) => i > at && isLost(button));
        return go(next >= 0 ? next : Math.max(0, shown.findIndex(isLost)));
      }
      case "s": return this.choose("sort", sorts[(sorts.indexOf(this.chosen.sort ?? sorts[0]) + 1) % sorts.length]);
      case "h": return this.choose("heat", this.chosen.heat ? "" : "1");
      case "t": this.look = setTheme(true); this.drawAll(); return true;
      default: return false;
    }
  }

  /** To an episode's plan, after it was played. */
  focus(index: number): void { this.cards[index].button.focus(); }

  drawAll(): void {
    for (const card of this.cards) this.draw(card);
    if (this.chosen.heat) this.arrange();
  }

  private build(): void {
    const { panel, chosen } = this;
    const count = (of: (plan: Panel["plans"][number]) => boolean) => panel.plans.filter(of).length;
    const choice = (name: string, values: string[], all?: string) => {
      const options = values.map(value => el("option", { value, ...(chosen[name] === value ? { selected: "" } : {}) }, value));
      const select = el("select", { name }, ...(all ? [el("option", { value: "" }, all)] : []), ...options);
      select.addEventListener("change", () => this.choose(name, select.value));
      return el("label", {}, `${name[0].toUpperCase()}${name.slice(1)} `, select);
    };
    const distinct = (field: 0 | 2 | 4) => [...new Set(panel.plans.map(plan => plan[field]))].filter(text => text !== "").sort();
    const endings = panel.endings.flatMap((words, ending) => {
      const all = count(plan => plan[3] === ending);
      if (all === 0) return [];
      const button = el("button", { type: "button", class: `ending ending-${ending}`, "aria-pressed": String(!this.hidden.has(ending)) }, sign(signs[ending]), ` ${words} ${all}`);
      button.addEventListener("click", () => {
        if (!this.hidden.delete(ending)) this.hidden.add(ending);
        button.setAttribute("aria-pressed", String(!this.hidden.has(ending)));
        this.choose("without", [...this.hidden].join(","));
      });
      return [button];
    });
    const share = el("input", { type: "range", min: "0", max: "100", value: String(this.share), "aria-label": "Share of its steps that each episode has done" });
    const shown = el("output", {}, `${share.value} %`);
    share.addEventListener("input", () => {
      shown.textContent = `${share.value} %`;
      chosen.at = share.value;
      for (const card of this.cards) this.draw(card);
    });
    share.addEventListener("change", () => this.choose("at", share.value === "100" ? "" : share.value));
    const heat = el("button", { type: "button", "aria-pressed": String(!!chosen.heat), title: "Where the robots of each agent went in a scene (H)" }, "Heat map");
    heat.addEventListener("click", () => this.choose("heat", chosen.heat ? "" : "1"));
    const theme = el("button", { type: "button", title: "Dark and light (T)", "aria-label": "Dark and light (T)" });
    icon(theme, "theme");
    theme.addEventListener("click", () => { this.look = setTheme(true); this.drawAll(); });
    const won = count(plan => isWon(plan[3]));
    this.root.append(
      el("header", {},
        el("h1", {}, panel.title), el("p", { class: "won" }, `${won} of ${panel.plans.length} won`),
        el("div", { class: "endings", role: "group", "aria-label": "Outcomes that are shown" }, ...endings), theme),
      el("div", { class: "choices" },
        choice("sort", sorts), choice("agent", distinct(0), "all"), choice("scene", distinct(2), "all"), choice("cause", distinct(4), "any"),
        el("label", { class: "share" }, "Steps ", share, " ", shown), heat,
        el("p", { class: "muted keys" }, el("kbd", {}, "Enter"), " plays ", el("kbd", {}, "N"), " next lost ", el("kbd", {}, "S"), " sort")),
      this.said, this.grid);
  }

  private choose(name: string, value: string): boolean {
    if (value) this.chosen[name] = value; else delete this.chosen[name];
    const select = this.root.querySelector<HTMLSelectElement>(`select[name=${name}]`);
    if (select) select.value = value;
    this.root.querySelector(".choices > button")!.setAttribute("aria-pressed", String(!!this.chosen.heat));
    history.replaceState(null, "", `#?${new URLSearchParams(this.chosen)}`);
    this.arrange();
    return true;
  }

  private arrange(): void {
    const { panel, chosen } = this;
    const field = { agent: 0, scene: 2, cause: 4 } as const;
    const isShown = ({ index }: Card) => !this.hidden.has(panel.plans[index][3]) && filters.every(name => !chosen[name] || panel.plans[index][field[name]] === chosen[name]);
    const value = ({ index }: Card): string | number => {
      const [, , scene, ending, cause] = panel.plans[index];
      switch (chosen.sort) {
        case "outcome": return ending;
        case "cause": return cause || " ";
        case "steps": return panel.episodes[index].steps.length;
        case "scene": return scene;
        default: return index;
      }
    };
    const shown = this.cards.filter(isShown).sort((a, b) => {
      const [left, right] = [value(a), value(b)];
      return left < right ? -1 : left > right ? 1 : a.index - b.index;
    });
    const agents = [...new Set(panel.plans.map(plan => plan[0]))].filter(agent => shown.some(card => panel.plans[card.index][0] === agent));
    this.said.textContent = shown.length === this.cards.length ? "" : shown.length === 0 ? "No episode fits what was chosen." : `${shown.length} of ${this.cards.length} episodes`;
    this.grid.replaceChildren(...chosen.heat ? this.heat(shown) : agents.map(agent => this.section(agent, shown.filter(card => panel.plans[card.index][0] === agent))));
    if (chosen.heat) for (const draw of this.heats) draw();
  }

  private section(agent: string, cards: Card[]): HTMLElement {
    const won = cards.filter(card => isWon(this.panel.plans[card.index][3])).length;
    // A word where the next kind of task, cause, ... begins.
    let before = "";
    const items = cards.map(card => {
      const [, task, scene, ending, cause] = this.panel.plans[card.index];
      const word = { outcome: this.panel.endings[ending], cause: cause || "won", steps: "", scene }[this.chosen.sort ?? ""] ?? task;
      const item = el("li", {}, card.button, ...(word && word !== before ? [el("span", { class: "word" }, word)] : []));
      before = word;
      return item;
    });
    return el("section", {}, el("h2", {}, agent, el("span", { class: "muted" }, ` ${won} of ${cards.length} won`)), el("ul", { class: "plans" }, ...items));
  }

  // From the address, which anybody can write.
  private get share(): number { return Math.min(100, Math.max(0, +(this.chosen.at ?? 100) || 0)); }

  private draw(card: Card): void {
    if (!card.isSeen) return;
    const { panel } = this;
    const episode = panel.episodes[card.index];
    card.stage ??= new Stage(card.canvas, panel, episode, () => this.look, true);
    card.stage.theme = themeNumber();
    card.stage.isStill = true;
    const steps = Math.round(episode.steps.length * this.share / 100);
    card.stage.show(steps === 0 ? 0 : steps === episode.steps.length ? episode.total : episode.steps[steps - 1][7]);
  }

  // For each scene, and in it for each agent, the share of its episodes whose robot came by.
  private heat(cards: Card[]): HTMLElement[] {
    const { panel } = this;
    const group = (list: number[], field: 0 | 2) => [...new Set(list.map(index => panel.plans[index][field]))]
      .map(name => [name, list.filter(index => panel.plans[index][field] === name)] as const);
    this.heats = [];
    return group(cards.map(card => card.index), 2).map(([scene, inScene]) => el("section", {}, el("h2", {}, scene),
      el("ul", { class: "heats" }, ...group(inScene, 0).map(([agent, list]) => {
        const canvas = el("canvas", { role: "img", "aria-label": `${scene}: where the robots of ${agent} went in ${list.length} episodes` });
        const first = panel.episodes[list[0]];
        const stage = new Stage(canvas, panel, first, () => this.look, true);
        this.heats.push(() => {
          stage.theme = themeNumber();
          stage.heat = { cell, shares: sharesOf(list.map(index => panel.episodes[index])) };
          stage.show(0);
        });
        return el("li", {}, canvas, el("p", {}, agent, el("span", { class: "muted" }, ` ${list.length} ${list.length === 1 ? "episode" : "episodes"}`)));
      })),
      el("p", { class: "scale muted" }, "no robot came by ", el("span", { class: "ramp", role: "img", "aria-label": "from clear to blue" }), " that of every episode did")));
  }
}

/** By cell, the share of the episodes whose robot came by: [column, row, share]. */
function sharesOf(episodes: Episode[]): [number, number, number][] {
  const counts = new Map<string, number>();
  for (const episode of episodes) {
    const cells = new Set<string>();
    const add = (x: number, y: number) => {
      for (let i = -reach; i <= reach; i++) for (let k = -reach; k <= reach; k++)
        if (i * i + k * k <= reach * reach) cells.add(`${Math.floor(x / cell) + i},${Math.floor(y / cell) + k}`);
    };
    for (const [, , , [x, y]] of episode.states) add(x, y);
    for (const walk of episode.walks) {
      if (!walk || walk[0] === 1) continue;
      for (let i = 3; i < walk.length; i += 2) {
        const [ax, ay, bx, by] = [walk[i - 2], walk[i - 1], walk[i], walk[i + 1]];
        const count = Math.ceil(Math.hypot(bx - ax, by - ay) / cell);
        for (let k = 0; k < count; k++) add(ax + (bx - ax) * k / count, ay + (by - ay) * k / count);
      }
    }
    for (const key of cells) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].map(([key, count]) => { const [x, y] = key.split(","); return [+x, +y, count / episodes.length]; });
}
