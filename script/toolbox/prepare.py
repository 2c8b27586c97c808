"""Brings a database up to this code: migrations, rights, bundled geography, samples.

Each step is skipped when the database itself says that it was done with these very inputs.
"""

import os
from pathlib import Path

from toolbox import insql
from toolbox.checkout import digest
from toolbox.environment import Environment
from toolbox.say import step


def prepare(environment: Environment) -> None:
    """Everything between an empty database and a server that can start."""
    stamps = insql.call(environment.checkout, "stamps", url=environment.variables["DATABASE_OWNER_URL"])
    migrations = _migration_inputs(environment)
    if stamps["fresh"].get("migrate") != migrations:
        _migrate(environment, migrations)
        stamps["fresh"].pop("gazetteer", None)
    geography = _gazetteer_inputs(environment)
    if stamps["fresh"].get("gazetteer") != geography:
        with step("Loading prefectures, municipalities and postal codes"):
            environment.manage("load_gazetteer", why="The bundled geography could not be loaded.")
            _stamp(environment, "gazetteer", geography)
    wages = digest(environment.checkout.root / "jobs" / "data" / "minimum_wages.csv")
    if stamps["fresh"].get("minimum_wages") != wages:
        with step("Loading the minimum wages that we are sure of"):
            environment.manage("load_minimum_wages", why="The minimum wages could not be loaded.")
            _stamp(environment, "minimum_wages", wages)
    if "samples" not in stamps["ever"] and _samples_wanted(environment):
        with step("Loading fictional sample listings"):
            environment.manage("seed_sample", why="The sample listings could not be loaded.")
            _stamp(environment, "samples", "once")


def _migrate(environment: Environment, inputs: str) -> None:
    with step("Migrating the database"):
        environment.manage("migrate", "--noinput", why="The database could not be migrated.")
        if environment.roles_apart:
            environment.manage("grant_roles", why="The database roles could not be given their rights.")
        _stamp(environment, "migrate", inputs)


def _samples_wanted(environment: Environment) -> bool:
    """In the private cluster unless SAMPLE=0; on somebody's server only with SAMPLE=1."""
    wish = os.environ.get("SAMPLE", "").strip()
    return wish != "0" if environment.private else wish == "1"


def _stamp(environment: Environment, name: str, inputs: str) -> None:
    insql.call(
        environment.checkout,
        "stamp",
        url=environment.variables["DATABASE_OWNER_URL"],
        step=name,
        inputs=inputs,
    )


def _migration_inputs(environment: Environment) -> str:
    root = environment.checkout.root
    return digest(
        *sorted(_rooms(root, "**/migrations")),
        root / "directory" / "management" / "commands" / "grant_roles.py",
        root / "config" / "settings.py",
        root / "requirements" / "base.txt",
        environment.variables["TONARI_WEB_ROLE"],
        environment.variables["TONARI_EXPORT_ROLE"],
    )


def _gazetteer_inputs(environment: Environment) -> str:
    directory = environment.checkout.root / "directory"
    return digest(
        directory / "data",
        directory / "gazetteer",
        directory / "geocoding",
        directory / "management" / "commands" / "load_gazetteer.py",
    )


def _rooms(root: Path, pattern: str) -> list[Path]:
    return [path for room in ("directory", "jobs", "api", "frontend") for path in (root / room).glob(pattern)]
