"""Reads settings from the environment: typed, and loud when a value makes no sense."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

MAIL = "django.core.mail.backends"
YES_NO = {"1": True, "yes": True, "true": True, "0": False, "no": False, "false": False}


class WrongSetting(ImproperlyConfigured):
    """A setting with which the site must not start."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What may be set: the variable, what holds without it, and what it is for."""

    name: str
    default: str
    help: str


class Readers:
    """Reads the settings of a list, and no others, from an environment."""

    def __init__(self, known: tuple[Setting, ...], environ: Mapping[str, str]) -> None:
        self._defaults = {setting.name: setting.default for setting in known}
        self._environ = environ

    def text(self, name: str) -> str:
        """Return a setting as it stands; an empty value counts as none."""
        return self._environ.get(name, "").strip() or self._defaults[name]

    def secret(self, name: str) -> str:
        """Return a secret, which may stand in the file that ``NAME_FILE`` names instead."""
        path = self._environ.get(f"{name}_FILE", "").strip()
        if not path:
            return self.text(name)
        try:
            return Path(path).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise WrongSetting(
                f"{name}_FILE names {path}, which cannot be read: {error}."
            ) from None

    def truth(self, name: str) -> bool:
        """Return yes or no."""
        said = self.text(name).lower()
        if said not in YES_NO:
            raise WrongSetting(f"{name} is “{said}”, but can only be yes or no.")
        return YES_NO[said]

    def whole(self, name: str) -> int:
        """Return a whole number, zero or more."""
        said = self.text(name)
        if not (said.isascii() and said.isdigit()):
            raise WrongSetting(f"{name} is “{said}”, but must be a whole number, zero or more.")
        return int(said)

    def choice(self, name: str, *choices: str) -> str:
        """Return one of several words."""
        said = self.text(name).lower()
        if said not in choices:
            raise WrongSetting(f"{name} is “{said}”, but can only be {' or '.join(choices)}.")
        return said

    def listed(self, name: str) -> list[str]:
        """Return what stands between commas."""
        return [part.strip() for part in self.text(name).split(",") if part.strip()]

    def folder(self, name: str) -> Path:
        """Return a folder, which is made if it is missing."""
        path = Path(self.text(name)).expanduser().absolute()
        try:
            path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise WrongSetting(f"{name} names {path}, which cannot be made: {error}.") from None
        return path

    def database(self, name: str, folder: Path) -> dict[str, Any]:
        """Return a database as Django wants it: the named PostgreSQL, or a file in the folder."""
        url = self.secret(name)
        return _postgresql(name, url) if url else _sqlite(folder / "remit.sqlite3")

    def mail(self, name: str) -> dict[str, Any]:
        """Return a mail server as Django wants it, or none."""
        url = self.secret(name)
        return _smtp(name, url) if url else {"EMAIL_BACKEND": f"{MAIL}.dummy.EmailBackend"}


def _smtp(name: str, url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise WrongSetting(f"{name} must look like smtp://user:password@host:587.")
    return {
        "EMAIL_BACKEND": f"{MAIL}.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or 587,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp" and parts.hostname != "localhost",
        "EMAIL_TIMEOUT": 20,
    }


def _sqlite(path: Path) -> dict[str, Any]:
    pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        # A transaction that will write takes the lock when it begins: one that took it later
        # could find that somebody else had written, and would have to be given up.
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": pragmas},
    }


def _postgresql(name: str, url: str) -> dict[str, Any]:
    """The address may hold a password, so no complaint repeats it."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise WrongSetting(f"{name} is not an address of a database: {error}.") from None
    if parts.scheme not in ("postgres", "postgresql") or not parts.path.strip("/"):
        raise WrongSetting(f"{name} must look like postgres://user:password@host:5432/database.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": port or "",
        "OPTIONS": dict(parse_qsl(parts.query)),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }
