"""Settings: a flag wins over the environment, that over the file, that over what ships."""

from __future__ import annotations

from pathlib import Path

import pytest

from factdb import config
from factdb.errors import UsageError


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the file of settings of an environment that says nothing else."""
    path = tmp_path / "config.toml"
    for variable in config.VARIABLES.values():
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("FACTDB_CONFIG", str(path))
    path.write_text('model = "filed"\n', "utf-8")
    return path


def told(**flags: str) -> dict[str, tuple[str, str]]:
    """Give value and origin by name."""
    return {one.name: (one.value, one.origin) for one in config.settings(**flags)}


def test_the_file_wins_over_the_default(file: Path) -> None:
    """What it does not say is as it ships."""
    assert told()["model"] == ("filed", str(file))
    assert told()["url"] == (str(config.default_path()), "default")
    assert config.load().model == "filed"


def test_the_environment_wins_over_the_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty variable says nothing."""
    monkeypatch.setenv("FACTDB_MODEL", "named")
    monkeypatch.setenv("FACTDB_URL", "")

    assert told()["model"] == ("named", "FACTDB_MODEL")
    assert told()["url"][1] == "default"


def test_a_flag_wins_over_all(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is on the line is what is meant."""
    monkeypatch.setenv("FACTDB_MODEL", "named")

    assert told(model="flagged")["model"] == ("flagged", "flag")


def test_which_file_is_itself_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file cannot say where it is."""
    assert config.file_setting() == config.Setting("config", str(file), "FACTDB_CONFIG")

    monkeypatch.delenv("FACTDB_CONFIG")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(file.parent / "none"))

    assert config.file_setting().origin == "default"


def test_paths_in_the_file_begin_where_it_lies(file: Path) -> None:
    """They mean the same from every folder; a URL is left alone."""
    file.write_text('url = "desk.db"\nlog_file = "/var/x.log"\n', "utf-8")

    assert config.load().url == f"sqlite:///{file.parent / 'desk.db'}"
    assert told()["log_file"] == ("/var/x.log", str(file))

    file.write_text('url = "postgresql://ann@db/news"\n', "utf-8")
    assert config.load().url == "postgresql+psycopg://ann@db/news"


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        ("model = ", "not TOML"),
        ('modle = "x"', "no setting is called modle"),
        ("model = 3", "model is not a text"),
        ('model = ""', "model is not a text"),
    ],
)
def test_a_bad_file_is_named(file: Path, text: str, matter: str) -> None:
    """With what is wrong in it, also where a flag makes it needless."""
    file.write_text(text, "utf-8")

    with pytest.raises(UsageError, match=matter) as error:
        config.load("x.db", "y")

    assert str(file) in str(error.value)
    assert error.value.hint


def test_a_file_that_somebody_names_must_be_there(file: Path) -> None:
    """The usual one need not."""
    file.unlink()

    with pytest.raises(UsageError, match="no such file"):
        config.load()


def test_the_usual_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    """It is read where nobody names one, and may be missing."""
    monkeypatch.delenv("FACTDB_CONFIG")
    monkeypatch.setattr(config, "usual_file", lambda: tmp_path / "usual.toml")
    assert config.file() is None

    (tmp_path / "usual.toml").write_text('model = "usual"', "utf-8")
    assert config.load().model == "usual"
