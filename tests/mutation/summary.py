"""Closes a run of ./test --mutate: a table by folder, then every survivor that accepted.txt does not explain.

Arguments: FOLDER=REPORT, Stryker's JSON. Fails where a score is below the goal or a survivor is without a reason.
"""

import json
import re
import sys
from collections import Counter
from pathlib import Path

GOAL = 85
SURVIVED = ("Survived", "NoCoverage")
ROW = "{:<24} {:>7} {:>8} {:>9} {:>12} {:>10} {:>8}"


def one_line(code: str) -> str:
    return " ".join(code.split())


def read_accepted(path: Path) -> list:
    """Blocks of four lines: file, what stands there, what may stand there instead, why no test need notice. A * stands for anything."""
    text = "\n".join(line for line in path.read_text().splitlines() if not line.startswith("#"))
    blocks = [block.strip().splitlines() for block in text.split("\n\n") if block.strip()]
    for block in blocks:
        if len(block) != 4:
            sys.exit(f"{path}: a block has the four lines file, original, replacement, reason; this has {len(block)}: {block[0]}")
    return [(file, pattern_of(original), pattern_of(replacement)) for file, original, replacement, _ in blocks]


def pattern_of(text: str) -> re.Pattern:
    return re.compile(".*".join(re.escape(part) for part in one_line(text).split("*")))


def accept(accepted: list, name: str, original: str, replacement: str):
    """What explains a survivor; None where nothing does."""
    return next((known for known in accepted if known[0] == name and known[1].fullmatch(original) and known[2].fullmatch(replacement)), None)


def original_of(source: list, location: dict) -> str:
    first, last = location["start"], location["end"]
    lines = source[first["line"] - 1:last["line"]]
    lines[-1] = lines[-1][:last["column"] - 1]
    lines[0] = lines[0][first["column"] - 1:]
    return one_line("\n".join(lines))


def mutants_of(report: Path):
    """Every mutant as its file, line, original, replacement and status."""
    for path, file in json.loads(report.read_text())["files"].items():
        name = path.replace("\\", "/").split("CodeAct.Embodied.")[-1]
        source = file["source"].splitlines()
        for mutant in file["mutants"]:
            location = mutant["location"]
            yield name, location["start"]["line"], original_of(source, location), one_line(mutant["replacement"]), mutant["status"]


def main(arguments: list) -> int:
    accepted = read_accepted(Path(__file__).with_name("accepted.txt"))
    used, unexplained, is_below = set(), [], False
    print("\n" + ROW.format("folder", "killed", "timeout", "survived", "not covered", "explained", "score"))
    for argument in arguments:
        folder, report = argument.split("=", 1)
        if not Path(report).exists():
            print(f"{folder:<24} no report: the run did not come to its end")
            is_below = True
            continue
        counts, explained = Counter(), 0
        for name, line, original, replacement, status in mutants_of(Path(report)):
            counts[status] += 1
            if status in SURVIVED and (known := accept(accepted, name, original, replacement)):
                explained += 1
                used.add(known)
            elif status in SURVIVED:
                unexplained.append(f"{name}:{line}: {original}  =>  {replacement or '(nothing)'}{'  (not covered)' if status == 'NoCoverage' else ''}")
        noticed = counts["Killed"] + counts["Timeout"]
        total = noticed + sum(counts[status] for status in SURVIVED)
        score = 100 * noticed / total if total else 100
        is_below |= score < GOAL
        print(ROW.format(folder, counts["Killed"], counts["Timeout"], counts["Survived"], counts["NoCoverage"], explained, f"{score:.1f} %"))

    if unexplained:
        print(f"\n{len(unexplained)} survivors that no reason in tests/mutation/accepted.txt explains:", *unexplained, sep="\n  ")
    folders = tuple(argument.split("=", 1)[0] + "/" for argument in arguments)
    for known in accepted:
        if known not in used and known[0].startswith(folders):
            print(f"accepted.txt explains a survivor that is none any more: {known[0]}: {known[1].pattern}")
    return 1 if unexplained or is_below else 0


sys.exit(main(sys.argv[1:]))
