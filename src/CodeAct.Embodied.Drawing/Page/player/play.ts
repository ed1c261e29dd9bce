// The page of one episode, or of two in step.
import type { Film } from "./data";
import { Page } from "./page";
import { start } from "./start";

start<Film>(film => new Page(film));
