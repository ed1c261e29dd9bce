// The page of many episodes: the wall, and the one of them that plays.
import type { Panel } from "./data";
import { Page } from "./page";
import { start } from "./start";
import { Wall } from "./wall";

class Gallery {
  private readonly wall: Wall;
  private readonly main = document.querySelector("main")!;
  private readonly controls = document.querySelector<HTMLElement>("#controls")!;
  private page: Page | null = null;

  constructor(private readonly panel: Panel) {
    this.wall = new Wall(panel, index => { history.pushState({ was: location.hash }, "", `#episode-${index + 1}`); this.show(); });
    this.show();
    addEventListener("popstate", () => this.show());
    addEventListener("resize", () => this.page ?? this.wall.drawAll());
    document.addEventListener("keydown", event => {
      const target = event.target as HTMLElement;
      if (this.page || event.ctrlKey || event.metaKey || event.altKey || target.closest("input, select, summary")) return;
      if (this.wall.key(event)) event.preventDefault();
    });
  }

  private show(): void {
    const number = +(/^#episode-(\d+)/.exec(location.hash)?.[1] ?? 0);
    const episode = this.panel.episodes[number - 1];
    this.page?.close();
    this.page = null;
    this.controls.hidden = !episode;
    if (episode) {
      this.page = new Page({ ...this.panel, episodes: [episode], sync: [], total: episode.total }, `episode-${number}-`, () => this.back(number - 1));
      return;
    }
    this.main.className = "all";
    this.main.replaceChildren(this.wall.root);
    this.wall.drawAll();
  }

  // A link may have led here, with nothing before it.
  private back(index: number): void {
    history.replaceState(null, "", history.state?.was || location.pathname);
    this.show();
    this.wall.focus(index);
  }
}

start<Panel>(panel => new Gallery(panel));
