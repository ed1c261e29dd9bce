// Draws the parts of a house where they are at a moment. It knows strokes and moments, and nothing of what they show.
import type { Look } from "./look";
import { type Beat, type Episode, Kind, Part, type Stroke, type Tables, last } from "./data";

// The faces of text, as Face.cs counts them.
const faces = ["400 v0", "400 v0", "600 v2", "700 v3", "500 v5", "500 v5", "600 v6"].map(face => face.split(" "));
const turning = 0.14;

/** The fonts that a canvas writes with: it does not wait for them by itself. */
export const fonts = [...new Set(faces.map(([weight, family]) => `${weight} 16px ${family}`))];

interface Placed { set: number; x: number; y: number }

export class Stage {
  private readonly g: CanvasRenderingContext2D;
  private readonly states: Map<number, Placed>[] = [];
  private depth = 0;
  private zoom = 1;
  private panX = 0;
  private panY = 0;
  private time = 0;
  /** Places that are pointed out, each with what is written at it. */
  marks: [number, string][] = [];
  /** States whose robot is pointed out, each with its number. */
  stands: [number, number][] = [];
  /** Where the robot is, and its radius, in pixels of the canvas. */
  robotAt: [number, number, number] = [0, 0, 0];
  /** The number of the theme: 0 dark, 1 light. */
  theme = 0;
  /** In place of the robot: by cell of so many pixels the share, column and row first, of those who came by. */
  heat: { cell: number; shares: [number, number, number][] } | null = null;
  /** Without motion between steps. */
  isStill = false;

  /** @param isSmall Whether it is a small plan: with the whole way behind the robot, and without words. */
  constructor(readonly canvas: HTMLCanvasElement, private readonly tables: Tables, private readonly film: Episode, private readonly look: () => Look, private readonly isSmall = false) {
    this.g = canvas.getContext("2d")!;
    let now = new Map<number, Placed>();
    for (const [changed, gone] of film.states) {
      now = new Map(now);
      for (const id of gone) now.delete(id);
      for (let i = 0; i < changed.length; i += 4) now.set(changed[i], { set: changed[i + 1], x: changed[i + 2], y: changed[i + 3] });
      this.states.push(now);
    }
  }

  /** Draws the moment. */
  show(time: number): void {
    this.time = time;
    const { canvas, g } = this;
    const ratio = window.devicePixelRatio || 1;
    const width = Math.round(canvas.clientWidth * ratio), height = Math.round(canvas.clientHeight * ratio);
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
    }
    g.setTransform(1, 0, 0, 1, 0, 0);
    g.fillStyle = this.look().stage;
    g.fillRect(0, 0, width, height);
    const [scale, left, top] = this.fit(ratio);
    const place = () => g.setTransform(scale, 0, 0, scale, left, top);
    place();

    const beat = this.beat(time);
    const moving = beat[0] === Kind.step ? time - beat[3] - this.film.lead : 1;
    const share = beat[0] !== Kind.step ? 1 : this.isStill ? (moving > 0 ? 1 : 0) : Math.min(1, Math.max(0, moving / (beat[5] || 1)));
    const to = Math.min(this.states.length - 1, Math.max(0, beat[2] + 1)), from = beat[0] === Kind.step ? Math.max(0, to - 1) : to;
    const robot = this.robot(from, to, share, beat[0] === Kind.step ? this.film.walks[beat[2]] : 0);
    const [a, b] = [this.states[from], this.states[to]];
    const eased = share * share * (3 - 2 * share);
    const order = this.tables.orders[this.film.states[share < 0.5 ? from : to][2]];
    for (const id of new Set([...order, ...a.keys(), ...b.keys()])) {
      const [kind] = this.tables.parts[id];
      const [was, is] = [a.get(id), b.get(id)];
      if (kind === Part.trail && this.isSmall) continue;
      if (kind === Part.robot && this.heat) {
        this.drawHeat(this.heat);
        continue;
      }
      if (kind === Part.robot) {
        if (this.isSmall) this.drawWay(to, scale);
        this.drawRobot(robot, to);
        place();
        continue;
      }
      if (was && is && was.set === is.set) {
        const carried = kind === Part.thing && from !== to && this.isHeld(id, a, from) && this.isHeld(id, b, to);
        const [x, y] = carried ? [robot.x + (is.x - this.film.states[to][3][0]), robot.y + (is.y - this.film.states[to][3][1])]
          : [was.x + (is.x - was.x) * eased, was.y + (is.y - was.y) * eased];
        this.drawSet(is.set, x, y, 1, scale, left, top);
        continue;
      }
      if (was && eased < 1) this.drawSet(was.set, was.x + ((is ?? was).x - was.x) * eased, was.y + ((is ?? was).y - was.y) * eased, 1 - eased, scale, left, top);
      if (is && eased > 0) this.drawSet(is.set, is.x + ((was ?? is).x - is.x) * (1 - eased), is.y + ((was ?? is).y - is.y) * (1 - eased), eased, scale, left, top);
    }
    this.robotAt = [(left + robot.x * scale) / ratio, (top + robot.y * scale) / ratio, this.film.robot[2] * scale / ratio];
    if (this.isSmall) return;
    g.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.names(scale / ratio, left / ratio, top / ratio);
    this.pointedOut(scale / ratio, left / ratio, top / ratio);
  }

  /** The place under a point of the canvas, in its own pixels; -1 for none. The smallest one counts. */
  placeAt(x: number, y: number): number {
    const [scale, left, top] = this.fit(1);
    const [px, py] = [(x - left) / scale, (y - top) / scale];
    let best = -1, least = Infinity;
    this.film.places.forEach(([, bx, by, w, h], i) => {
      if (px >= bx && px <= bx + w && py >= by && py <= by + h && w * h < least) [best, least] = [i, w * h];
    });
    return best;
  }

  zoomAt(x: number, y: number, factor: number): void {
    const [scale, left, top] = this.fit(1);
    const zoom = Math.min(8, Math.max(1, this.zoom * factor));
    const k = zoom / this.zoom;
    this.zoom = zoom;
    const [, l, t] = this.fit(1);
    this.panX += x - (x - left) * k - l;
    this.panY += y - (y - top) * k - t;
    if (zoom === 1 || scale === 0) this.panX = this.panY = 0;
    this.show(this.time);
  }

  pan(dx: number, dy: number): void {
    if (this.zoom === 1) return;
    this.panX += dx;
    this.panY += dy;
    this.show(this.time);
  }

  whole(): void {
    this.zoom = 1;
    this.panX = this.panY = 0;
    this.show(this.time);
  }

  get isZoomed(): boolean { return this.zoom > 1; }

  /** Scale, left and top, in pixels that are so many to one of the page. */
  private fit(ratio: number): [number, number, number] {
    const [w, h] = this.film.size;
    const [width, height] = [this.canvas.clientWidth * ratio, this.canvas.clientHeight * ratio];
    const scale = Math.min(width / w, height / h, 150 * ratio / 80) * this.zoom;
    return [scale, (width - w * scale) / 2 + this.panX * ratio, (height - h * scale) / 2 + this.panY * ratio];
  }

  private beat(time: number): Beat {
    const { beats } = this.film;
    return beats.length === 0 ? [Kind.end, 0, -1, 0, 0, 0, 0, []] : beats[last(beats.length, i => beats[i][3] <= time)];
  }

  private isHeld(id: number, state: Map<number, Placed>, step: number): boolean {
    const [x, y, , holds] = this.film.states[step][3];
    const placed = state.get(id);
    return holds === 1 && placed !== undefined && Math.hypot(placed.x - x, placed.y - y) < 2.2 * this.film.robot[2];
  }

  private robot(from: number, to: number, share: number, walk: 0 | number[]): { x: number; y: number; heading: number } {
    const [fx, fy, fh] = this.film.states[from][3], [tx, ty, th] = this.film.states[to][3];
    const turn = (a: number, b: number, t: number) => a + ((((b - a) % 360) + 540) % 360 - 180) * t;
    if (!walk || from === to || share >= 1) return { x: share > 0 ? tx : fx, y: share > 0 ? ty : fy, heading: turn(fh, th, Math.min(1, share * 2)) };
    if (walk[0] === 1) return share < 0.5 ? { x: fx, y: fy, heading: fh } : { x: tx, y: ty, heading: th };
    const points: [number, number][] = [];
    for (let i = 1; i < walk.length; i += 2) points.push([walk[i], walk[i + 1]]);
    const heading = (i: number) => Math.atan2(points[i + 1][0] - points[i][0], points[i][1] - points[i + 1][1]) * 180 / Math.PI;
    if (share < turning) return { x: fx, y: fy, heading: turn(fh, heading(0), share / turning) };
    if (share > 1 - turning) return { x: tx, y: ty, heading: turn(heading(points.length - 2), th, (share - 1 + turning) / turning) };
    const t = (share - turning) / (1 - 2 * turning);
    const eased = t < 0.5 ? 0.5 * (2 * t) ** 1.5 : 1 - 0.5 * (2 * (1 - t)) ** 1.5;
    const lengths = points.slice(1).map((p, i) => Math.hypot(p[0] - points[i][0], p[1] - points[i][1]));
    let way = eased * lengths.reduce((sum, length) => sum + length, 0);
    for (let i = 0; i < lengths.length; i++) {
      if (way <= lengths[i] || i === lengths.length - 1) {
        const k = lengths[i] > 0 ? Math.min(1, way / lengths[i]) : 0;
        return { x: points[i][0] + (points[i + 1][0] - points[i][0]) * k, y: points[i][1] + (points[i + 1][1] - points[i][1]) * k, heading: heading(i) };
      }
      way -= lengths[i];
    }
    return { x: tx, y: ty, heading: th };
  }

  // Where the robot went in its first steps.
  private drawWay(steps: number, scale: number): void {
    const { g } = this;
    g.strokeStyle = this.look().accent;
    g.lineWidth = 1.75 * devicePixelRatio / scale;
    g.lineJoin = g.lineCap = "round";
    g.globalAlpha = 0.75;
    g.beginPath();
    for (const walk of this.film.walks.slice(0, steps)) {
      if (walk && walk[0] === 0) for (let i = 1; i < walk.length; i += 2) i === 1 ? g.moveTo(walk[i], walk[i + 1]) : g.lineTo(walk[i], walk[i + 1]);
    }
    g.stroke();
    g.globalAlpha = 1;
  }

  // The ramp ends at two thirds: what stands beneath stays to be seen.
  private drawHeat({ cell, shares }: { cell: number; shares: [number, number, number][] }): void {
    const { g } = this;
    const [columns, rows] = this.film.size.map(size => Math.ceil(size / cell));
    // A pixel a cell, made large: so there are no seams between them.
    const cells = new OffscreenCanvas(columns, rows);
    const c = cells.getContext("2d")!;
    c.fillStyle = this.look().accent;
    for (const [x, y, share] of shares) {
      c.globalAlpha = 0.66 * share;
      c.fillRect(x, y, 1, 1);
    }
    g.drawImage(cells, 0, 0, columns * cell, rows * cell);
  }

  private drawRobot(robot: { x: number; y: number; heading: number }, state: number): void {
    const { g } = this;
    g.translate(robot.x, robot.y);
    g.rotate(robot.heading * Math.PI / 180);
    for (const stroke of this.tables.sets[this.film.robot[this.film.states[state][3][3]]]) this.draw(this.tables.strokes[stroke]);
  }

  private drawSet(set: number, x: number, y: number, alpha: number, scale: number, left: number, top: number): void {
    const { g } = this;
    g.setTransform(scale, 0, 0, scale, left + x * scale, top + y * scale);
    g.globalAlpha = alpha;
    for (const stroke of this.tables.sets[set]) this.draw(this.tables.strokes[stroke]);
    if (this.depth > 0) { g.restore(); this.depth = 0; }
    g.globalAlpha = 1;
  }

  // Room names keep their size, whatever the size of the house.
  private names(scale: number, left: number, top: number): void {
    const { g } = this;
    g.textAlign = "center";
    g.font = "700 11px v3,sans-serif";
    g.letterSpacing = "1px";
    for (const [name, x, y, width] of this.film.rooms) {
      const text = name.toUpperCase();
      if (g.measureText(text).width > width * scale - 12) continue;
      g.lineWidth = 3;
      g.strokeStyle = this.look().stage;
      g.fillStyle = this.look().muted;
      g.globalAlpha = 0.85;
      g.strokeText(text, left + x * scale, top + y * scale + 4);
      g.fillText(text, left + x * scale, top + y * scale + 4);
      g.globalAlpha = 1;
    }
    g.letterSpacing = "0px";
  }

  private pointedOut(scale: number, left: number, top: number): void {
    const { g } = this;
    const look = this.look();
    for (const [place, text] of this.marks) {
      const [, x, y, w, h] = this.film.places[place];
      g.strokeStyle = look.accent;
      g.lineWidth = 3;
      g.strokeRect(left + x * scale - 4, top + y * scale - 4, w * scale + 8, h * scale + 8);
      g.font = "600 12px v2,sans-serif";
      const width = g.measureText(text).width + 16;
      const [cx, cy] = [Math.min(this.canvas.clientWidth - width / 2, Math.max(width / 2, left + (x + w / 2) * scale)), Math.max(14, top + y * scale - 16)];
      g.fillStyle = look.panel;
      g.beginPath();
      g.roundRect(cx - width / 2, cy - 11, width, 22, 11);
      g.fill();
      g.fillStyle = look.text;
      g.fillText(text, cx, cy + 4);
    }
    // Those at one spot share a ring.
    const spots = new Map<string, number[]>();
    for (const [state, number] of this.stands) {
      const spot = this.film.states[state][3].slice(0, 2).join();
      spots.set(spot, [...spots.get(spot) ?? [], number]);
    }
    for (const [spot, numbers] of spots) {
      const [x, y] = spot.split(",").map(Number);
      const [cx, cy, text] = [left + x * scale, top + y * scale, numbers.join(", ")];
      g.font = "700 13px v3,sans-serif";
      const width = Math.max(24, g.measureText(text).width + 14);
      g.fillStyle = look.panel;
      g.strokeStyle = look.accent;
      g.lineWidth = 2.5;
      g.beginPath();
      g.roundRect(cx - width / 2, cy - 12, width, 24, 12);
      g.fill();
      g.stroke();
      g.fillStyle = look.accent;
      g.fillText(text, cx, cy + 5);
    }
    g.textAlign = "start";
  }

  private trace(n: Stroke, at: number, closed: boolean): void {
    const { g } = this;
    g.beginPath();
    for (let i = at; i < n.length; i += 2) i === at ? g.moveTo(+n[i], +n[i + 1]) : g.lineTo(+n[i], +n[i + 1]);
    if (closed) g.closePath();
  }

  private draw(n: Stroke): void {
    const { g } = this;
    g.fillStyle = g.strokeStyle = this.tables.colors[n[1]][this.theme];
    const v = (i: number) => n[i] as number;
    switch (n[0]) {
      case 0:
        g.save();
        g.translate(v(2), v(3));
        g.rotate(v(7));
        g.beginPath();
        g.roundRect(-v(4), -v(5), 2 * v(4), 2 * v(5), Math.max(0, v(6)));
        g.fill();
        g.restore();
        break;
      case 1:
        g.beginPath();
        g.ellipse(v(2), v(3), Math.max(0, v(4)), Math.max(0, v(5)), v(7), 0, 7);
        g.fill();
        break;
      case 2:
        g.beginPath();
        g.arc(v(2), v(3), v(5), v(6), v(7));
        if (v(4) > 0) g.arc(v(2), v(3), v(4), v(7), v(6), true); else g.lineTo(v(2), v(3));
        g.closePath();
        g.fill();
        break;
      case 3:
        this.trace(n, 6, true);
        g.fill();
        break;
      case 4:
        this.trace(n, 6, v(3) === 1);
        g.lineWidth = v(2);
        g.lineJoin = "round";
        g.lineCap = v(3) === 0 ? "round" : "butt";
        g.stroke();
        break;
      case 5: {
        const count = (n.length - 6) / 2, alpha = g.globalAlpha;
        g.lineCap = "butt";
        for (let i = 1; i < count; i++) {
          const a = i / (count - 1), k = 6 + 2 * i;
          g.globalAlpha = alpha * (v(2) + (v(3) - v(2)) * a * a);
          g.lineWidth = v(4) + (v(5) - v(4)) * a;
          g.beginPath();
          g.moveTo(v(k - 2), v(k - 1));
          g.lineTo(v(k), v(k + 1));
          g.stroke();
        }
        g.globalAlpha = alpha;
        break;
      }
      case 6:
        g.font = `${faces[v(5)][0]} ${v(6)}px ${faces[v(5)][1]},sans-serif`;
        g.fillText(n[2] as string, v(3), v(4), v(8) + v(7) + 1);
        break;
      case 7:
        if (this.depth > 0) g.restore();
        g.save();
        this.depth = 1;
        g.beginPath();
        g.rect(v(2), v(3), v(4), v(5));
        g.clip();
        break;
      case 8:
        if (this.depth > 0) g.restore();
        this.depth = 0;
        break;
    }
  }
}
