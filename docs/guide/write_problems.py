"""Writes every problem's number and sentence into the guide, as the program says them."""  # noqa: INP001 - a script, never imported

from pathlib import Path

from mmep_desktop.errors import Problem

PAGE = Path(__file__).parent / "problems.md"
BEGIN = "<!-- Written by docs/guide/write_problems.py from the program's own sentences. -->\n"
END = "<!-- end -->"


def written(text: str) -> str:
    """Return the page *text* with the table in its place."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    rows = [f"| {problem.value} | {problem.sentence} |" for problem in Problem]
    table = "\n".join(["| number | what the desk says |", "|---|---|", *rows])
    return f"{before}{BEGIN}\n{table}\n\n{END}{after}"


if __name__ == "__main__":
    PAGE.write_text(written(PAGE.read_text("utf-8")), "utf-8", newline="\n")
