"use strict";
(async () => {
  const bytes = Uint8Array.from(atob(DATA), c => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  const film = JSON.parse(await new Response(stream).text());
  const canvas = document.getElementById("c"), g = canvas.getContext("2d");
  const range = document.getElementById("r"), speedText = document.getElementById("s");
  const pictures = [];
  let last = [];
  // Pictures are kept as lists of shapes; each tells what it keeps of the one before.
  for (const [prefix, suffix, ...rest] of film.frames) {
    const end = last.length - suffix, middle = [];
    for (const part of rest) {
      if (typeof part === "number") middle.push(part);
      else for (let i = 0; i < part[1]; i++) middle.push(last[prefix + part[0] + i]);
    }
    last = last.slice(0, prefix).concat(middle, last.slice(end));
    pictures.push(last);
  }
  const total = film.spf * (pictures.length - 1);
  const names = [0, 1, 2, 3].map(i => "v" + i + ",Inter,system-ui,sans-serif").concat([4, 5, 6].map(i => "v" + i + ",ui-monospace,monospace"));
  const weights = [400, 500, 600, 700, 400, 500, 600];
  let time = 0, playing = true, speed = 1, shown = -1, depth = 0;

  function trace(n, at, closed) {
    g.beginPath();
    for (let i = at; i < n.length; i += 2) i === at ? g.moveTo(n[i], n[i + 1]) : g.lineTo(n[i], n[i + 1]);
    if (closed) g.closePath();
  }
  function draw(n) {
    g.fillStyle = g.strokeStyle = n[1];
    switch (n[0]) {
      case 0:
        g.save(); g.translate(n[2], n[3]); g.rotate(n[7]);
        g.beginPath(); g.roundRect(-n[4], -n[5], 2 * n[4], 2 * n[5], Math.max(0, n[6])); g.fill(); g.restore();
        break;
      case 1:
        g.beginPath(); g.ellipse(n[2], n[3], Math.max(0, n[4]), Math.max(0, n[5]), n[7], 0, 7); g.fill();
        break;
      case 2:
        g.beginPath(); g.arc(n[2], n[3], n[5], n[6], n[7]);
        if (n[4] > 0) g.arc(n[2], n[3], n[4], n[7], n[6], true); else g.lineTo(n[2], n[3]);
        g.closePath(); g.fill();
        break;
      case 3: trace(n, 6, true); g.fill(); break;
      case 4:
        trace(n, 6, n[3] === 1);
        g.lineWidth = n[2]; g.lineJoin = "round"; g.lineCap = n[3] === 0 ? "round" : "butt"; g.stroke();
        break;
      case 5: {
        const count = (n.length - 6) / 2;
        g.lineCap = "butt";
        for (let i = 1; i < count; i++) {
          const a = i / (count - 1), k = 6 + 2 * i;
          g.globalAlpha = n[2] + (n[3] - n[2]) * a * a;
          g.lineWidth = n[4] + (n[5] - n[4]) * a;
          g.beginPath(); g.moveTo(n[k - 2], n[k - 1]); g.lineTo(n[k], n[k + 1]); g.stroke();
        }
        g.globalAlpha = 1;
        break;
      }
      case 6:
        g.font = weights[n[5]] + " " + n[6] + "px " + names[n[5]];
        g.letterSpacing = n[7] + "px";
        g.fillText(n[2], n[3], n[4], n[8] + n[7] + 1);
        break;
      case 7:
        if (depth > 0) g.restore();
        g.save(); depth = 1;
        g.beginPath(); g.rect(Math.round(n[2]), Math.round(n[3]), Math.round(n[4]), Math.round(n[5])); g.clip();
        break;
      case 8: if (depth > 0) { g.restore(); depth = 0; } break;
    }
  }
  function paint() {
    const index = Math.min(pictures.length - 1, Math.round(time / film.spf));
    if (index === shown) return;
    shown = index;
    const scale = canvas.width / film.w;
    g.setTransform(scale, 0, 0, scale, 0, 0);
    depth = 0;
    for (const shape of pictures[index]) draw(film.shapes[shape]);
    if (depth > 0) g.restore();
    range.value = total > 0 ? Math.round(1000 * time / total) : 0;
    document.body.dataset.frame = index;
  }
  function fit() {
    canvas.style.setProperty("--ratio", film.w / film.h);
    const width = Math.round(canvas.clientWidth * (window.devicePixelRatio || 1));
    canvas.width = width; canvas.height = Math.round(width * film.h / film.w);
    shown = -1; paint();
  }
  function seek(to) { time = Math.max(0, Math.min(total, to)); paint(); }
  function step(list, by) {
    playing = false;
    if (by > 0) seek(list.find(t => t > time + 0.02) ?? total);
    else seek([...list].reverse().find(t => t < time - 0.02) ?? 0);
  }
  function faster(by) {
    const all = [0.25, 0.5, 1, 2, 4, 8];
    speed = all[Math.max(0, Math.min(all.length - 1, all.indexOf(speed) + by))];
    speedText.textContent = speed + "×";
  }
  function toggle() { if (!playing && time >= total - 0.01) time = 0; playing = !playing; }
  document.addEventListener("keydown", event => {
    const keys = {
      " ": toggle, ArrowRight: () => step(film.steps, 1), ArrowLeft: () => step(film.steps, -1),
      PageDown: () => step(film.turns, 1), PageUp: () => step(film.turns, -1),
      Home: () => { playing = false; seek(0); }, End: () => { playing = false; seek(total); },
      "+": () => faster(1), "=": () => faster(1), "-": () => faster(-1),
    };
    const act = keys[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault(); act();
  });
  let dragging = false;
  function onTimeline(event) {
    const box = canvas.getBoundingClientRect(), k = film.w / box.width;
    const x = (event.clientX - box.left) * k, y = (event.clientY - box.top) * k;
    if (!dragging && y < TIMELINE) { toggle(); return; }
    if (!film.x.length) return;
    if (!dragging && x < film.x[0] - 40) { toggle(); return; }
    let best = 0;
    film.x.forEach((at, i) => { if (Math.abs(at - x) < Math.abs(film.x[best] - x)) best = i; });
    dragging = true; playing = false; seek(film.steps[best]);
  }
  canvas.addEventListener("pointerdown", onTimeline);
  window.addEventListener("pointermove", event => { if (dragging) onTimeline(event); });
  window.addEventListener("pointerup", () => { dragging = false; });
  range.addEventListener("input", () => { playing = false; seek(total * range.value / 1000); });
  range.addEventListener("keydown", event => { if (event.key.startsWith("Arrow")) event.preventDefault(); });
  window.addEventListener("resize", fit);
  await Promise.race([document.fonts.ready.then(() => Promise.all(weights.map((w, i) => document.fonts.load(w + " 16px v" + i)))), new Promise(r => setTimeout(r, 1500))]);
  // A link to a moment: page.html#12 shows the twelfth step.
  const wanted = parseFloat(location.hash.slice(1));
  if (wanted > 0) { playing = false; time = film.steps[Math.min(film.steps.length, Math.round(wanted)) - 1]; }
  fit();
  document.body.dataset.ready = "yes";
  let before = performance.now();
  requestAnimationFrame(function loop(now) {
    if (playing) {
      time = Math.min(total, time + Math.min(0.1, (now - before) / 1000) * speed);
      if (time >= total) playing = false;
    }
    before = now;
    paint();
    requestAnimationFrame(loop);
  });
})();
