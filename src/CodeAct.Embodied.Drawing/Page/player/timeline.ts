// The timeline: a band a turn, a mark a primitive, marks for what went wrong. A range beneath it takes keys and pointers.
import { type Episode, type Problem, last } from "./data";
import type { Look } from "./look";
import { el } from "./view";

const height = 76;
const middle = 40;

const cross = new Path2D("M-4-4L4 4M4-4L-4 4");
const bolt = new Path2D("M2-7L-4 1H0L-2 7L4-1H0z");
const clock = new Path2D("M0-6V0L4 2");
const dash = new Path2D("M-5 0H5");
const bang = new Path2D("M0-6V1M0 5V5.1");
const flag = new Path2D("M-5 10V-9L8-4L-5 1");
const signs = [cross, bolt, clock, dash, bang];

export class Timeline {
  readonly root: HTMLElement;
  /** How many primitives are done or under way. */
  step = 0;
  private readonly canvas = el("canvas", { "aria-hidden": "true" });
  private readonly range: HTMLInputElement;
  private readonly counts: number[];
  private readonly ended: Problem[] = [];
  private time = 0;

  constructor(private readonly film: Episode, private readonly look: () => Look, go: (step: number) => void) {
    this.counts = film.turns.map(() => 0);
    for (const step of film.steps) this.counts[step[4]]++;
    for (const problem of film.problems) if (problem[0] > 0 && problem[0] < 4) this.ended[problem[1]] = problem;
    this.range = el("input", { type: "range", min: "0", max: String(film.steps.length), step: "1", value: "0", "aria-label": "Primitive" });
    this.range.addEventListener("input", () => go(+this.range.value));
    this.root = el("div", { class: "timeline" }, this.canvas, this.range);
  }

  show(time: number): void {
    this.time = time;
    const { film } = this;
    const beat = film.beats.length > 0 ? film.beats[last(film.beats.length, i => film.beats[i][3] <= time)] : null;
    this.step = beat ? beat[2] + 1 : 0;
    this.range.value = String(this.step);
    const done = film.steps[this.step - 1];
    this.range.setAttribute("aria-valuetext", done ? `step ${this.step} of ${film.steps.length}: ${done[0]}${["", ", refused", ", a surprise", ", a surprise"][done[2]]}` : "the beginning");
    this.draw(beat ? beat[1] : 0);
  }

  private draw(turnNow: number): void {
    const { canvas, film } = this;
    const ratio = devicePixelRatio || 1, width = canvas.clientWidth;
    if (width === 0) return;
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    const g = canvas.getContext("2d")!;
    g.scale(ratio, ratio);
    const look = this.look();
    const style = getComputedStyle(document.documentElement);
    const color = (name: string) => style.getPropertyValue(`--${name}`).trim();
    const isNamed = (pitch: number) => pitch >= 44;
    const { ended, counts } = this;
    const weights = counts.map((count, turn) => ended[turn] ? count + 1 : Math.max(count, 0.6));
    const gap = film.turns.length > 1 ? Math.min(8, width * 0.2 / film.turns.length) : 0;
    const pitch = Math.min(100, (width - 16 - gap * (film.turns.length - 1)) / Math.max(1, weights.reduce((sum, weight) => sum + weight, 0)));
    const radius = Math.min(6, pitch * 0.38);
    let x = 8, step = 0;
    g.textAlign = "center";
    film.turns.forEach(([number, , start], turn) => {
      const band = weights[turn] * pitch;
      g.fillStyle = color("raised");
      g.strokeStyle = turn === turnNow ? look.accent : color("line");
      g.beginPath();
      g.roundRect(x, 4, Math.max(1, band), height - 8, Math.min(8, band / 2));
      g.fill();
      if (band > 6) g.stroke();
      if (band > 18) {
        g.fillStyle = turn === turnNow ? look.accent : look.muted;
        g.font = "600 11px v0,sans-serif";
        g.fillText(band > 56 ? `Turn ${number}` : String(number), x + band / 2, 19);
      }
      for (let i = 0; i < counts[turn]; i++, step++) {
        this.mark(g, x + (i + 0.5) * pitch, step, radius);
        if (!isNamed(pitch)) continue;
        g.font = `${step === this.step - 1 ? 700 : 500} 11px v0,v2,sans-serif`;
        g.fillStyle = step < this.step ? (film.steps[step][2] & 1 ? look.bad : look.text) : look.muted;
        g.fillText(film.steps[step][1], x + (i + 0.5) * pitch, height - 10, pitch - 4);
      }
      const problem = ended[turn];
      if (problem) this.sign(g, x + band - pitch / 2, signs[problem[0]], color(["bad", "violet", "warn", "warn"][problem[0]]), this.time >= start && this.time >= problem[7] - 0.5, radius);
      x += band + gap;
    });
    g.textAlign = "start";
  }

  private mark(g: CanvasRenderingContext2D, x: number, step: number, radius: number): void {
    const look = this.look();
    const isDone = step < this.step;
    const [, , state, , , , isWon] = this.film.steps[step];
    if (state > 1) { this.sign(g, x, bang, look.warn, isDone, radius); return; }
    if (state === 1) { this.sign(g, x, cross, look.bad, isDone, radius); return; }
    if (isWon) { this.sign(g, x, flag, look.good, isDone, radius); return; }
    g.fillStyle = isDone ? look.accent : look.muted;
    g.beginPath();
    g.arc(x, middle, isDone ? radius : radius * 0.55, 0, 7);
    g.fill();
    if (step !== this.step - 1) return;
    g.strokeStyle = look.accent;
    g.lineWidth = 2;
    g.beginPath();
    g.arc(x, middle, radius + 4, 0, 7);
    g.stroke();
    g.lineWidth = 1;
  }

  // Drawn and not typed: no font has them all.
  private sign(g: CanvasRenderingContext2D, x: number, sign: Path2D, color: string, isDone: boolean, radius: number): void {
    const size = Math.max(5, radius * 1.5);
    g.save();
    g.translate(x, middle);
    g.scale(size / 10, size / 10);
    g.globalAlpha = isDone ? 1 : 0.55;
    g.strokeStyle = g.fillStyle = color;
    g.lineWidth = 2.6;
    g.lineCap = g.lineJoin = "round";
    if (sign !== flag) {
      g.beginPath();
      g.arc(0, 0, 10, 0, 7);
      g.stroke();
    }
    g.stroke(sign);
    if (sign === flag || sign === bolt) g.fill(sign);
    g.restore();
  }
}
