// What a page knows, as PageData.cs writes it.

/** A stroke: its shape, its colour's number, and numbers or text by the shape. */
export type Stroke = [number, number, ...(number | string)[]];

/** After a step: [part, set, x, y] one behind the other, parts that are gone, the order's number, and the robot's x, y, heading and
 * whether it holds something. */
export type State = [number[], number[], number, [number, number, number, number]];

/** Kind, turn, step, start, seconds, motion, what is said, and the lines that have another state than at the beat before in the turn: [line,
 * state, ...]. */
export type Beat = [number, number, number, number, number, number, number, number[]];

/** Place, outcome, its words, problem or -1, whether that is over, output of a turn that is over, whether it printed any, whether the turn is
 * over, conditions, passes of the lit line. */
export type Said = [string, number, string, number, number, number, number, number, string, string];

/** Command, function, 1 where it was refused and 2 more where a surprise came over it, line or -1, turn, place or -1, won, time, caption, observation. */
export type Step = [string, string, number, number, number, number, number, number, string, number];

/** Number, thought, time, lines of [kind, text, ...]. */
export type Turn = [number, string | null, number, (number | string)[][]];

/** Kind, turn, step, line or 0, title, tried, reason, time. */
export type Problem = [number, number, number, number, string, string | null, string, number];

export interface Episode {
  goal: string;
  agent: string;
  meta: string;
  size: [number, number];
  total: number;
  /** Seconds from the beginning of a step to that of its motion. */
  lead: number;
  conditions: string[];
  /** Name, the middle of where it is written, the width of the room. */
  rooms: [string, number, number, number][];
  places: [string, number, number, number, number][];
  states: State[];
  walks: (0 | number[])[];
  robot: [number, number, number];
  beats: Beat[];
  said: Said[];
  steps: Step[];
  turns: Turn[];
  problems: Problem[];
}

/** What the episodes of a page have in common. */
export interface Tables {
  texts: string[];
  parts: [number, number][];
  orders: number[][];
  sets: number[][];
  strokes: Stroke[];
  colors: [string, string][];
}

/** Agent, task, scene, ending, why it was lost. */
export type Plan = [string, string, string, number, string];

/** Many episodes, each with its plan. */
export interface Panel extends Tables {
  episodes: Episode[];
  title: string;
  endings: string[];
  plans: Plan[];
}

/** One episode, or two in step. */
export interface Film extends Tables {
  episodes: Episode[];
  /** Stretches that two episodes share: when each begins, and for each episode when it begins there and how long it is. */
  sync: [number, number, number, number, number][];
  total: number;
}

export const Kind = { turn: 0, step: 1, output: 2, end: 3 } as const;
export const Part = { thing: 3, trail: 9, robot: 11 } as const;

/** Whether an ending is a win, as WallEpisode.cs counts them. */
export const isWon = (ending: number) => ending <= 1;

/** The last index for which it holds, as it does for all before; 0 where it holds for none. */
export function last(count: number, holds: (index: number) => boolean): number {
  let low = 0, high = count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (holds(middle)) low = middle; else high = middle - 1;
  }
  return low;
}
