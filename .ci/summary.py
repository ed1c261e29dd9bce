"""Closes a test run: names what was skipped and what failed, then counts. Fails where something failed or nothing ran."""

import sys
import xml.etree.ElementTree as xml
from collections import Counter
from pathlib import Path

OUTCOMES = {"Passed": "passed", "NotExecuted": "skipped"}


def main(folder: Path) -> int:
    counts = Counter()
    for report in sorted(folder.rglob("*.trx")):
        for result in xml.parse(report).iterfind(".//{*}UnitTestResult"):
            outcome = OUTCOMES.get(result.get("outcome"), "failed")
            counts[outcome] += 1
            if outcome != "passed":
                message = (result.findtext(".//{*}Message") or "").strip()
                print(f"{outcome}: {result.get('testName')}", *message.splitlines(), sep="\n    ")

    print(f"{counts['passed']} passed, {counts['failed']} failed, {counts['skipped']} skipped")
    return 0 if counts["passed"] and not counts["failed"] else 1


sys.exit(main(Path(sys.argv[1])))
