// The page: one episode or two in step, the controls beneath, keys, links to a moment, the theme.
import { type Film, Kind, last } from "./data";
import { type Look, setTheme, themeNumber } from "./look";
import { Timeline } from "./timeline";
import { View, el, icon, sign } from "./view";

// In the order in which ProblemKind counts them; an answer without an action is rare and has its mark on the timeline.
const problems = [["refusal", "cross"], ["exception", "bolt"], ["limit", "clock"]];
const speeds = [0.25, 0.5, 1, 2, 4, 8];

export class Page {
  private readonly views: View[];
  private readonly timeline: Timeline;
  private readonly lead: number;
  private time = 0;
  private isPlaying = false;
  private speed = 2;
  private isAsking = false;
  private asked = -1;
  private look!: Look;
  private readonly buttons: Record<string, HTMLButtonElement> = {};
  private readonly ask = el("div", { class: "ask", hidden: "", role: "group", "aria-label": "What happens next?" });
  private readonly help = el("dialog", { "aria-label": "Keys" });
  private readonly life = new AbortController();
  private readonly keys: [string, string, string, () => void][];

  /** @param link What a link to a moment begins with.
   * @param back Where one comes from; it gets a button. */
  constructor(private readonly film: Film, private readonly link = "", private readonly back?: () => void) {
    const look = () => this.look;
    this.views = film.episodes.map(episode => new View(film, episode, look, film.episodes.length === 1 ? "h1" : "h2"));
    this.lead = film.episodes.length > 1 && film.episodes[1].steps.length > film.episodes[0].steps.length ? 1 : 0;
    this.timeline = new Timeline(film.episodes[this.lead], look, step => { this.pause(); this.seek(step === 0 ? 0 : this.steps[step - 1]); });
    this.keys = [
      [" ", "Space", "play and pause", () => this.toggle()],
      ["ArrowRight", "→", "one primitive on", () => this.go(this.steps, 1)],
      ["ArrowLeft", "←", "one primitive back", () => this.go(this.steps, -1)],
      ["PageDown", "PgDn", "one turn on", () => this.go(this.turns, 1)],
      ["PageUp", "PgUp", "one turn back", () => this.go(this.turns, -1)],
      ["n", "N", "the next problem", () => this.go(this.problems, 1)],
      ["N", "Shift+N", "the problem before", () => this.go(this.problems, -1)],
      ["Home", "Home", "to the beginning", () => { this.pause(); this.seek(0); }],
      ["End", "End", "to the end", () => { this.pause(); this.seek(film.total); }],
      ["+", "+", "faster", () => this.faster(1)],
      ["-", "-", "slower", () => this.faster(-1)],
      ["a", "A", "ask “What happens next?” before each primitive", () => this.toggleAsk()],
      ["y", "Y", "copy the program", () => this.copyProgram()],
      ["t", "T", "dark and light", () => this.setTheme(true)],
      ["f", "F", "fit the house", () => this.views.forEach(view => view.stage.whole())],
      ["?", "?", "these keys", () => this.help.showModal()],
      ...(back ? [["Escape", "Esc", "back to all episodes", back] as [string, string, string, () => void]] : []),
    ];
    this.build();
    this.setTheme();
    const still = matchMedia("(prefers-reduced-motion: reduce)");
    this.setStill(still.matches);
    const { signal } = this.life;
    still.addEventListener("change", () => this.setStill(still.matches), { signal });
    addEventListener("hashchange", () => this.fromHash(), { signal });
    addEventListener("resize", () => this.draw(), { signal });
    document.addEventListener("keydown", event => this.key(event), { signal });
    if (!this.fromHash()) this.seek(0);
    let before = performance.now();
    const tick = (now: number) => {
      this.advance(Math.min(0.1, (now - before) / 1000));
      before = now;
      if (!signal.aborted) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  }

  /** Ends it: the page shows something else. */
  close(): void {
    this.life.abort();
    this.help.remove();
  }

  // The n-th primitive of all is done when that of the slowest is.
  private get steps(): number[] {
    const { episodes } = this.film;
    return episodes[this.lead].steps.map((_, n) =>
      Math.max(...episodes.map(({ steps }, i) => steps.length > 0 ? this.toAll(steps[Math.min(n, steps.length - 1)][7], i) : 0)));
  }

  private get turns(): number[] { return this.film.episodes[this.lead].turns.map(turn => this.toAll(turn[2])); }

  private get problems(): number[] { return this.problemsOf(() => true); }

  private problemsOf(isMeant: (kind: number) => boolean): number[] {
    return this.film.episodes.flatMap((episode, i) => episode.problems.filter(problem => isMeant(problem[0])).map(problem => this.toAll(problem[7], i))).sort((a, b) => a - b);
  }

  /** The time of all at a time of one episode. */
  private toAll(time: number, episode = this.lead): number {
    const { sync } = this.film;
    if (sync.length === 0) return time;
    const pair = sync[last(sync.length, i => sync[i][1 + 2 * episode] <= time)];
    return pair[0] + Math.min(time - pair[1 + 2 * episode], Math.max(pair[2], pair[4]));
  }

  /** The time of one episode at a time of all: the one that is ready first waits. */
  private toOne(time: number, episode: number): number {
    const { sync } = this.film;
    if (sync.length === 0) return time;
    const index = last(sync.length, i => sync[i][0] <= time);
    const [start, begin, seconds] = [sync[index][0], sync[index][1 + 2 * episode], sync[index][2 + 2 * episode]];
    return begin + (time - start < seconds || index === sync.length - 1 ? Math.min(seconds, time - start) : Math.max(0, seconds - 1e-6));
  }

  private build(): void {
    const button = (name: string, text: string, label: string, act: () => void) => {
      const made = el("button", { type: "button", title: label, ...(text === "" || name === "speed" ? { "aria-label": label } : {}) }, text);
      made.addEventListener("click", act);
      return this.buttons[name] = made;
    };
    const by = (key: string) => () => this.keys.find(([name]) => name === key)![3]();
    const main = document.querySelector("main")!;
    // How often each kind of problem came; a count leads to the next one.
    const counts = problems.map(([name, mark], kind) => {
      const times = this.problemsOf(known => known === kind);
      const what = `${times.length} ${name}${times.length === 1 ? "" : "s"}`;
      const made = button(mark, "", what, () => this.go(times, 1));
      made.append(sign(mark), String(times.length));
      made.className = `times ${mark}`;
      made.disabled = times.length === 0;
      return made;
    });
    main.className = this.views.length > 1 ? "two" : "one";
    main.replaceChildren(...(this.views.length > 1 ? [el("h1", { class: "unseen" }, document.title)] : []), ...this.views.map(view => view.root));
    const show = el("button", { type: "button" }, "Show");
    show.addEventListener("click", () => this.answer());
    this.ask.append(el("p", {}, "What happens next?"), show);
    this.views[0].root.querySelector(".house")!.append(this.ask);
    const close = el("button", { type: "button", autofocus: "" }, "Close");
    close.addEventListener("click", () => this.help.close());
    const motion = el("input", { type: "checkbox", id: "still" });
    motion.addEventListener("change", () => this.setStill(motion.checked));
    this.help.append(el("h2", {}, "Keys"), el("dl", {}, ...this.keys.flatMap(([, name, what]) => [el("dt", {}, el("kbd", {}, name)), el("dd", {}, what)])),
      el("p", {}, motion, el("label", { for: "still" }, " no motion between primitives")), close);
    document.querySelector("#controls")!.replaceChildren(
      el("div", { class: "buttons" },
        button("back", "", "One primitive back", by("ArrowLeft")),
        button("play", "", "Play", by(" ")),
        button("on", "", "One primitive on", by("ArrowRight")),
        button("speed", "1×", "Speed", () => this.faster(0))),
      this.timeline.root,
      el("div", { class: "counts", role: "group", "aria-label": "Problems" }, ...counts),
      el("div", { class: "more" },
        ...(this.back ? [button("all", "All episodes", "Back to all episodes (Esc)", this.back)] : []),
        button("problem", "Next problem", "Next problem (N)", by("n")),
        button("ask", "Ask first", "Ask “What happens next?” before each primitive (A)", by("a")),
        button("link", "Copy link", "Copy a link to this moment", () => this.copyLink()),
        button("copy", "Copy program", "Copy the program (Y)", by("y")),
        button("theme", "", "Dark and light (T)", by("t")),
        button("help", "?", "All keys", by("?"))));
    document.body.append(this.help);
    for (const name of ["back", "on", "theme"]) icon(this.buttons[name], name);
    this.buttons.problem.disabled = this.problems.length === 0;
    if (this.problems.length === 0) this.buttons.problem.textContent = "No problem";
    this.buttons.ask.setAttribute("aria-pressed", "false");
  }

  private setTheme(isOther = false): void {
    this.look = setTheme(isOther);
    for (const view of this.views) view.stage.theme = themeNumber();
    this.draw();
  }

  private setStill(isStill: boolean): void {
    for (const view of this.views) view.stage.isStill = isStill;
    (document.querySelector("#still") as HTMLInputElement).checked = isStill;
    this.draw();
  }

  private key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || this.help.open) return;
    const target = event.target as HTMLElement;
    // Where text or a control has the focus, its own keys are its own.
    const isOwn = target.closest("button, input, summary, [role=tab]") ? [" ", "Enter", "ArrowLeft", "ArrowRight", "Home", "End", "PageUp", "PageDown"]
      : target.closest("ol, pre, details") ? [" ", "Home", "End", "PageUp", "PageDown"] : [];
    const found = this.keys.find(([name]) => name === event.key || (name === "+" && event.key === "="));
    if (!found || isOwn.includes(event.key)) return;
    event.preventDefault();
    found[3]();
  }

  private toggle(): void {
    if (!this.ask.hidden) { this.answer(); return; }
    if (!this.isPlaying && this.time >= this.film.total - 0.01) this.time = 0;
    this.isPlaying = !this.isPlaying;
    this.draw();
  }

  private pause(): void {
    this.isPlaying = false;
    this.ask.hidden = true;
    this.asked = -1;
  }

  private go(times: number[], by: number): void {
    this.pause();
    const next = by > 0 ? times.find(time => time > this.time + 0.02) : [...times].reverse().find(time => time < this.time - 0.02);
    this.seek(next ?? (by > 0 ? (times === this.steps ? this.film.total : this.time) : times.length > 0 && times[0] >= this.time ? 0 : this.time));
  }

  private faster(by: number): void {
    this.speed = by === 0 ? (this.speed + 1) % speeds.length : Math.max(0, Math.min(speeds.length - 1, this.speed + by));
    this.draw();
  }

  private toggleAsk(): void {
    this.isAsking = !this.isAsking;
    this.buttons.ask.setAttribute("aria-pressed", String(this.isAsking));
    if (!this.isAsking && !this.ask.hidden) this.answer();
  }

  private answer(): void {
    this.ask.hidden = true;
    this.isPlaying = true;
    this.draw();
  }

  private advance(seconds: number): void {
    if (!this.isPlaying) return;
    const next = Math.min(this.film.total, this.time + seconds * speeds[this.speed]);
    const view = this.views[0];
    const beat = view.beatAt(this.toOne(next, 0));
    if (this.isAsking && view.film.beats[beat]?.[0] === Kind.step && this.asked !== beat) {
      this.asked = beat;
      this.isPlaying = false;
      this.ask.hidden = false;
      this.draw();
      return;
    }
    this.time = next;
    if (this.time >= this.film.total) this.isPlaying = false;
    this.draw();
  }

  private seek(time: number): void {
    this.time = Math.max(0, Math.min(this.film.total, time));
    this.draw();
  }

  private draw(): void {
    this.views.forEach((view, i) => {
      view.time = this.toOne(this.time, i);
      view.show(view.time);
    });
    this.timeline.show(this.toOne(this.time, this.lead));
    const { play, speed } = this.buttons;
    const act = this.isPlaying ? "Pause" : "Play";
    if (play.getAttribute("aria-label") !== act || play.childElementCount === 0) icon(play, act.toLowerCase());
    play.setAttribute("aria-label", act);
    speed.textContent = `${speeds[this.speed]}×`;
    speed.setAttribute("aria-label", `Speed: ${speeds[this.speed]} times`);
    document.body.dataset.step = String(this.timeline.step);
  }

  private fromHash(): boolean {
    const [, kind, number] = /^(?:(step|turn|problem)-)?(\d+)$/.exec(location.hash.slice(1 + this.link.length)) ?? [];
    if (!number || !location.hash.startsWith(`#${this.link}`)) return false;
    const times = kind === "turn" ? this.turns : kind === "problem" ? this.problems : this.steps;
    if (times.length === 0) return false;
    this.pause();
    this.seek(times[Math.max(0, Math.min(times.length, +number) - 1)]);
    return true;
  }

  private copyLink(): void {
    history.replaceState(null, "", `#${this.link}step-${Math.max(1, this.timeline.step)}`);
    this.copy(location.href, this.buttons.link);
  }

  private copyProgram(): void {
    this.copy(this.views[0].program, this.buttons.copy);
  }

  // A page from a file has no clipboard of its own.
  private copy(text: string, button: HTMLButtonElement): void {
    const area = el("textarea", {}, text);
    document.body.append(area);
    area.select();
    const isCopied = document.execCommand("copy");
    area.remove();
    const name = button.textContent!;
    button.textContent = isCopied ? "✓ Copied" : "Not copied";
    setTimeout(() => { button.textContent = name; }, 1500);
  }
}
