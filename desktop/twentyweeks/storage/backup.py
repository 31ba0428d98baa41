"""Backups: one sealed file of a whole caseload, and the copies kept beside it."""

import json
import os
import shutil
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from twentyweeks.errors import BadInput, Refused, Unavailable
from twentyweeks.storage.caseload import COPIES, KEYS, Caseload, file_of
from twentyweeks.storage.copies import copy_file, faults_in
from twentyweeks.vault.keys import Compartment

FORMAT = "twentyweeks-backup/1"
MANIFEST = "manifest.json"
DAYS, WEEKS, MONTHS = 7, 4, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a backup says of itself before it is opened; nothing of any child."""

    made_at: datetime
    compartments: tuple[str, ...]
    papers: int


def back_up(caseload: Caseload, out: Path, now: datetime) -> None:
    """Write every file of the caseload into `out`, each proved before it is packed.

    Raises Unavailable where the disk has no room; Refused where `out` exists.
    """
    if out.exists():
        raise Refused(
            f"{out} exists already and is untouched. Give the backup a new name."
        )
    with _beside(out) as folder:
        shutil.copy2(caseload.home / KEYS, folder / KEYS)
        for compartment in Compartment:
            _copy_compartment(caseload, compartment, folder)
        _pack(caseload.home, folder, out, now)


def read_manifest(backup: Path) -> Manifest:
    """Say what a backup holds; BadInput where it is none or is damaged."""
    try:
        with zipfile.ZipFile(backup) as packed:
            told = json.loads(packed.read(MANIFEST))
            damaged = packed.testzip()
        manifest = Manifest(
            made_at=datetime.fromisoformat(told["made_at"]),
            compartments=tuple(told["compartments"]),
            papers=int(told["papers"]),
        )
    except (OSError, zipfile.BadZipFile, ValueError, KeyError, TypeError) as fault:
        raise _no_backup(backup) from fault
    if damaged is not None or told["format"] != FORMAT:
        raise _no_backup(backup)
    return manifest


def _no_backup(backup: Path) -> BadInput:
    return BadInput(
        f"{backup} is not a whole backup of Twenty Weeks. Nothing was changed. Choose "
        "another backup."
    )


def unpack(backup: Path, home: Path) -> None:
    """Put a backup's files into `home`, which must not exist or be empty.

    Raises Unavailable where the disk will not take them; nothing is left there then.
    """
    read_manifest(backup)
    if home.exists() and any(home.iterdir()):
        raise Refused(
            f"{home} is not empty. Nothing was restored into it. Choose a new folder."
        )
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        with zipfile.ZipFile(backup) as packed:
            packed.extractall(home, [n for n in packed.namelist() if n != MANIFEST])
    except OSError as fault:
        take_away(home)
        raise Unavailable(
            f"The backup could not be unpacked into {home} ({fault.strerror}). The "
            "backup is unharmed and nothing was left half restored. Choose another "
            "folder, or free some space."
        ) from fault


def take_away(home: Path) -> None:
    """Remove what was unpacked into `home`, which did not open."""
    shutil.rmtree(home, ignore_errors=True)


def sealed_copy(caseload: Caseload, now: datetime) -> None:
    """Copy each open compartment once a day, before what could go wrong is begun.

    Kept are the last seven days, four weeks and twelve months.
    """
    for compartment in caseload.open:
        copy = caseload.home / COPIES / f"{compartment}-{now:%Y%m%d}.db"
        if not copy.exists():
            key = caseload.keys.data[compartment]
            copy_file(file_of(caseload.home, compartment), copy, key)
        _thin(caseload.home / COPIES, compartment)


def kept_days(days: Iterable[date]) -> set[date]:
    """Return which days' copies are kept: 7 daily, 4 weekly, 12 monthly, newest first.

    The newest of a week or month stands for it.
    """
    newest = sorted(days, reverse=True)
    by_week = {day.isocalendar()[:2]: day for day in reversed(newest)}
    by_month = {(day.year, day.month): day for day in reversed(newest)}
    weeks = sorted(by_week.values(), reverse=True)[:WEEKS]
    months = sorted(by_month.values(), reverse=True)[:MONTHS]
    return {*newest[:DAYS], *weeks, *months}


def _thin(folder: Path, compartment: Compartment) -> None:
    copies = {_day_of(path): path for path in folder.glob(f"{compartment}-*.db")}
    dated = {day: path for day, path in copies.items() if day is not None}
    keep = kept_days(dated)
    for day, path in dated.items():
        if day not in keep:
            path.unlink()


def _day_of(path: Path) -> date | None:
    try:
        return date.fromisoformat(path.stem.split("-", 1)[1])
    except ValueError:
        return None  # a copy made before a migration: kept


def _copy_compartment(
    caseload: Caseload, compartment: Compartment, folder: Path
) -> None:
    source = file_of(caseload.home, compartment)
    if compartment in caseload.open:
        copy_file(source, file_of(folder, compartment), caseload.keys.data[compartment])
        return
    for name in (source.name, f"{source.name}-wal"):
        if (caseload.home / name).exists():
            shutil.copy2(caseload.home / name, folder / name)


def _pack(home: Path, folder: Path, out: Path, now: datetime) -> None:
    papers = [each for each in (home / "papers").rglob("*") if each.is_file()]
    manifest = {
        "format": FORMAT,
        "made_at": now.isoformat(),
        "compartments": sorted(each.stem for each in folder.glob("*.db")),
        "papers": len(papers),
    }
    part = folder / "packed"
    with zipfile.ZipFile(part, "w", zipfile.ZIP_STORED) as packed:
        packed.writestr(MANIFEST, json.dumps(manifest))
        for each in sorted(folder.iterdir()):
            if each != part:
                packed.write(each, each.name)
        for each in sorted(papers):
            packed.write(each, str(each.relative_to(home)))
    read_manifest(part)
    with part.open("r+b") as packed_bytes:
        os.fsync(packed_bytes.fileno())
    part.replace(out)


@contextmanager
def _beside(out: Path) -> Iterator[Path]:
    folder = out.with_name(f"{out.name}.part")
    try:
        folder.mkdir(parents=True)
        yield folder
    except OSError as fault:
        raise Unavailable(
            f"The backup could not be written to {out} ({fault.strerror}). The "
            "caseload is unharmed and there is no half backup. Choose another place."
        ) from fault
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def faults_of(caseload: Caseload) -> tuple[str, ...]:
    """Return what is wrong with the open compartments' files, page by page."""
    return tuple(
        f"{compartment}: {fault}"
        for compartment in sorted(caseload.open)
        for fault in faults_in(
            file_of(caseload.home, compartment), caseload.keys.data[compartment]
        )
    )
