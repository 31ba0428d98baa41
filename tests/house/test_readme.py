import re
import subprocess
import sys

from house.sources import PROJECT

BLOCK = re.compile(r"^```\w*\n(.*?)^```|((?:^    .*\n)+)", re.DOTALL | re.MULTILINE)


def commands():
    """Return the commands that the README shows, comments left out."""
    readme = (PROJECT / "README.md").read_text("utf-8")
    shown = "\n".join(fenced or set_in for fenced, set_in in BLOCK.findall(readme))
    lines = [line.split("#")[0].split() for line in shown.splitlines()]
    return [words for words in lines if words]


def test_the_readme_shows_the_two_commands_that_do_everything():
    shown = commands()
    assert ["bash", "installer/run"] in shown
    assert ["bash", "installer/check"] in shown


def test_every_script_that_the_readme_runs_is_there():
    scripts = [words[1] for words in commands() if words[0] == "bash"]
    assert [name for name in scripts if not (PROJECT / name).is_file()] == []


def test_every_command_of_the_program_in_the_readme_is_one():
    run = [words[2:] for words in commands() if words[:2] == ["bash", "installer/run"]]
    run += [words[1:] for words in commands() if words[0] == "twentyweeks"]
    asked = {words[0] for words in run if words}
    told = subprocess.run(
        [sys.executable, "-m", "twentyweeks", "--help"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert {name for name in asked if name not in told} == set()
