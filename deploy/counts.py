#!/usr/bin/env python3
"""Reads the log of a test runner and prints what it counted: passed, failed, skipped.

Usage: counts.py RUNNER LOG, where RUNNER is swift, pytest or plain (a line "N passed, M failed").
Ends with status 1 if the log has no closing line: then the runner did not get to its end.
"""

import re
import sys


def swift(text):
    """Swift Testing's closing line counts skipped tests among the rest, and failures by issue."""
    closing = re.findall(r"Test run with (\d+) tests?.* (?:passed|failed) after", text)
    if not closing:
        return None
    failed = len(re.findall(r'^✘ Test (?!run with|case ).* failed after', text, re.M))
    if not failed and re.search(r"Test run with \d+ tests?.* failed after", text):
        failed = 1
    skipped = len(re.findall(r"^➜ Test ", text, re.M))
    return int(closing[-1]) - failed - skipped, failed, skipped


def pytest(text):
    closing = re.findall(r"^=+ (.*\d+ (?:passed|failed|error|skipped).*) in [\d.]+s.*=+$", text, re.M)
    if not closing:
        return None
    counts = {word: int(n) for n, word in re.findall(r"(\d+) (\w+)", closing[-1])}
    failed = counts.get("failed", 0) + counts.get("error", 0) + counts.get("errors", 0)
    return counts.get("passed", 0), failed, counts.get("skipped", 0)


def plain(text):
    closing = re.findall(r"^(\d+) passed, (\d+) failed$", text, re.M)
    return (int(closing[-1][0]), int(closing[-1][1]), 0) if closing else None


def main():
    runner, log = sys.argv[1:]
    with open(log, encoding="utf-8", errors="replace") as file:
        text = re.sub(r"\x1b\[[0-9;]*m", "", file.read())
    counts = {"swift": swift, "pytest": pytest, "plain": plain}[runner](text)
    if counts is None:
        sys.exit(1)
    print(*counts)


main()
