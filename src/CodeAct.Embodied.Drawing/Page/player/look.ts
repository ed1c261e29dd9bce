// The theme of the page, and what the reader chose of it.

/** The colours that canvases draw with, in CSS's words. */
export interface Look { accent: string; bad: string; good: string; warn: string; text: string; muted: string; panel: string; stage: string }

/** The number of a theme: 0 dark, 1 light. */
export const themeNumber = () => document.documentElement.dataset.theme === "light" ? 1 : 0;

/** Keeps or asks for a choice, where the browser lets a page keep anything. */
export function remember(key: string, value?: string): string | null {
  try {
    if (value !== undefined) localStorage.setItem(key, value);
    return localStorage.getItem(key);
  } catch {
    return value ?? null;
  }
}

/** Sets the theme that was chosen, or the other one. */
export function setTheme(isOther = false): Look {
  const { dataset } = document.documentElement;
  const theme = remember("theme") ?? dataset.theme ?? "dark";
  dataset.theme = isOther ? remember("theme", theme === "dark" ? "light" : "dark")! : theme;
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return { accent: token("accent"), bad: token("bad"), good: token("good"), warn: token("warn"), text: token("text"), muted: token("muted"), panel: token("panel"), stage: token("stage") };
}
