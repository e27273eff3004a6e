"""More words from a folder: an operator adds a file of the same name and shape, and no code."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from claimbot.errors import SettingsError
from claimbot.extract.words import merged, table, use_vocabulary


def extracted(text: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run `claimbot extract` on *text* with the words of *folder*."""
    env = os.environ | {"CLAIMBOT_VOCABULARY": str(folder)}
    command = [sys.executable, "-m", "claimbot", "extract", "--json", "-"]
    return subprocess.run(command, input=text, env=env, text=True, capture_output=True, check=False)


def test_a_verb_of_the_folder_is_read(tmp_path):
    """A verb that we do not know gives its measure once a file says so."""
    (tmp_path / "verbs.toml").write_text('[[verb]]\nwords = ["zorch"]\npatient = { "*" = "wounded" }\n')
    done = extracted("The blast zorched 12 people in Kharkiv.", tmp_path)
    assert '"measure": "wounded"' in done.stdout
    assert '"low": 12' in done.stdout


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("verb.toml", "", "verbs.toml"),
        ("verbs.toml", "verb = 12", "a list of a table"),
        ("verbs.toml", "[[verb]]\npatient = 1", "has a list `words`"),
        ("nouns.toml", '[measure]\nzapped = ["zap"]', "no measure is called zapped"),
        ("nouns.toml", "[nonsense]", "nonsense is no table"),
        ("nouns.toml", '[classes]\narmed = "gunner"', "has to be a list"),
        ("hedges.toml", "about = [", "cannot be read as TOML"),
    ],
)
def test_a_wrong_file_is_refused_with_what_to_mend(tmp_path, name, content, said):
    """The message names the file and what it has to be; it is a matter of configuration, and no traceback."""
    (tmp_path / name).write_text(content)
    done = extracted("12 people died.", tmp_path)
    assert done.returncode == 78
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_missing_folder_is_refused(tmp_path):
    """A folder that is not there is a mistake, not an empty vocabulary."""
    done = extracted("12 people died.", tmp_path / "nowhere")
    assert (done.returncode, done.stdout) == (78, "")
    assert "CLAIMBOT_VOCABULARY is a folder" in done.stderr


def test_lists_grow_tables_join_and_intervals_are_replaced():
    """What a file adds stands beside what is ours; the ends of an interval are no list to make longer."""
    own = {"words": ["a"], "vague": {"dozens": [24, 99]}, "least": 1}
    more = {"words": ["b"], "vague": {"dozens": [20, 90], "umpteen": [10, 50]}}
    assert merged(own, more, where="x.toml") == {
        "words": ["a", "b"],
        "vague": {"dozens": [20, 90], "umpteen": [10, 50]},
        "least": 1,
    }
    with pytest.raises(SettingsError, match="least is a text in quotes; it has to be a number"):
        merged(own, {"least": "1"}, where="x.toml")


def test_words_are_chosen_before_the_first_text(tmp_path):
    """A vocabulary that comes after a text has been read would hold for half of the program, so it is refused."""
    assert table("verbs")
    with pytest.raises(RuntimeError, match="too late"):
        use_vocabulary(tmp_path)
