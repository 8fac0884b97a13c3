"""Where a device stands, guessed from its locale: the time zone most of its speakers live in."""

import os
from collections.abc import Mapping
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_ZONES = {
    "ar-SA": "Asia/Riyadh",
    "de-DE": "Europe/Berlin",
    "en-AU": "Australia/Sydney",
    "en-CA": "America/Toronto",
    "en-GB": "Europe/London",
    "en-IN": "Asia/Kolkata",
    "en-US": "America/New_York",
    "es-ES": "Europe/Madrid",
    "es-MX": "America/Mexico_City",
    "es-US": "America/New_York",
    "fr-CA": "America/Toronto",
    "fr-FR": "Europe/Paris",
    "hi-IN": "Asia/Kolkata",
    "it-IT": "Europe/Rome",
    "ja-JP": "Asia/Tokyo",
    "nl-NL": "Europe/Amsterdam",
    "pt-BR": "America/Sao_Paulo",
}
LOCALES = tuple(_ZONES)
"""Every locale that an Echo can have."""


def zone_of(locale: str) -> ZoneInfo:
    """Return the time zone for a locale; UTC for one that no Echo has."""
    return ZoneInfo(_ZONES.get(locale, "UTC"))


def zone_in(environment: Mapping[str, str] = os.environ) -> ZoneInfo | None:
    """Return the time zone that `TZ` names, None where it names none that others would know."""
    try:
        return ZoneInfo(environment.get("TZ", ""))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
