"""The language status of a text in words."""

from __future__ import annotations

from generator.law.corpus import Instrument
from generator.law.languages import name_language

STATUS_WORDS = {
    "authentic": "Authentic {language}",
    "official translation": "Official translation",
    "unofficial translation": "Unofficial translation",
    "our rendering": "Our rendering",
}
_SAID_ELSEWHERE = {
    "authentic": "authentic {language}, not an official text",
    "official translation": "official {language} translation",
    "unofficial translation": "unofficial {language} translation",
    "our rendering": "{language} rendering of that site, not an official text",
}


def status_of(instrument: Instrument) -> str:
    """Return the language status of an instrument's text in words."""
    return _write(STATUS_WORDS, instrument)


def status_elsewhere(instrument: Instrument) -> str:
    """Return the status in words that hold outside this site too: a citation is read elsewhere."""
    return _write(_SAID_ELSEWHERE, instrument)


def translation_of(instrument: Instrument) -> str:
    """Say which translation is cited: `unofficial English translation`; empty for an authentic text, or for none."""
    status = instrument.record.text_status
    if not instrument.has_text or status in (None, "authentic"):
        return ""
    kind = "official" if status == "official translation" else "unofficial"
    return f"{kind} {_language(instrument)} translation"


def _language(instrument: Instrument) -> str:
    return name_language(instrument.lang)


def _write(words: dict[str, str], instrument: Instrument) -> str:
    return words[instrument.record.text_status or "authentic"].format(language=_language(instrument))
