"""The reconciliation of the register with the facts it was made from."""

from __future__ import annotations

from pathlib import Path

from generator.checks.reconcile import Counts, Discrepancy, count_register, reconcile, write_report
from generator.reading.load import Records, load_records

STATE = "name: Aland\nslug: aland\n"
TREATY = """participation:
  signed:
    date: 2001-02-03
    confidence: confirmed
  consent:
    confidence: single-source
    kind: accession
  confidence: single-source
statements:
  - id: 2-reservation
    kind: reservation
    affects:
      - "1(1)"
    permitted_by:
      - "2(1)"
    effect: Leaves the duty aside.
    confidence: single-source
"""
PARTICIPATION = (
    "state,instrument,signed,signed_confidence,consent,consent_on,consent_confidence,in_force,in_force_confidence,confidence\n"
    "aa,pact,2001-02-03,confirmed,accession,,,,,single-source\n"
)
STATEMENTS = (
    "state,instrument,statement,kind,provisions,made_on,made_at,withdrawn,role,confidence\n"
    "aa,pact,2-reservation,reservation,2,,,,,single-source\n"
)
REASONS = "state,instrument,statement,field,reason\n"


def make(folder: Path, **files: str) -> tuple[Records, Path]:
    """Write a register of one State and its facts; `files` replace the tables by name."""
    state = folder / "data" / "states" / "aa"
    state.mkdir(parents=True)
    (state / "state.yml").write_text(STATE, encoding="utf-8")
    (state / "pact.yml").write_text(TREATY, encoding="utf-8")
    tables = {"participation": PARTICIPATION, "statements": STATEMENTS, "reasons": REASONS} | files
    for name, content in tables.items():
        (folder / f"{name}.csv").write_text(content, encoding="utf-8")
    loaded, problems = load_records(folder / "data", root=folder)
    assert problems == []
    return loaded, folder


def test_equal_records_have_no_difference(tmp_path: Path) -> None:
    """A consent without a day is not rated by the facts, and a clause inside the provision named keeps it."""
    loaded, folder = make(tmp_path)
    assert reconcile(loaded, folder) == []
    assert count_register(loaded) == Counts(states=1, participations=1, statements=1)


def test_changes_are_listed_with_their_reasons(tmp_path: Path) -> None:
    """A changed value carries its reason; one without a reason comes first."""
    loaded, folder = make(
        tmp_path,
        participation=PARTICIPATION.replace("2001-02-03", "2001-02-04"),
        statements=STATEMENTS.replace("reservation,2,", "reservation,3,"),
        reasons=REASONS + "aa,pact,,signed,The gazette has the third.\n",
    )
    differences = [
        Discrepancy("aa", "pact", "", "signed", "2001-02-04", "2001-02-03", "The gazette has the third."),
        Discrepancy("aa", "pact", "2-reservation", "provisions", "3", "", ""),
    ]
    assert reconcile(loaded, folder) == differences
    assert write_report(count_register(loaded), differences) == (
        "States: 1\n"
        "Participation records: 1\n"
        "Statements: 1\n"
        "Differences: 2, of which without a reason: 1\n"
        "aa/pact#2-reservation: provisions: facts 3, register nothing: NO REASON\n"
        "aa/pact: signed: facts 2001-02-04, register 2001-02-03: The gazette has the third.\n"
    )


def test_records_on_one_side_only_are_listed(tmp_path: Path) -> None:
    """A record that only one side has is a difference, and so is a reason that nothing needs."""
    loaded, folder = make(
        tmp_path,
        participation=PARTICIPATION + "bb,pact,,,,,,,,single-source\n",
        statements=STATEMENTS.splitlines(keepends=True)[0],
        reasons=REASONS + "aa,pact,,consent,Nothing needs this.\n",
    )
    assert [(item.place, item.field, item.facts, item.register) for item in reconcile(loaded, folder)] == [
        ("aa/pact", "reason", "", "a reason is given, but there is no difference"),
        ("aa/pact#2-reservation", "record", "", "present"),
        ("bb/", "state", "present", ""),
        ("bb/pact", "record", "present", ""),
    ]


def test_the_register_agrees_with_its_facts() -> None:
    """Every difference between the real register and the facts has a recorded reason."""
    root = Path(__file__).parents[2]
    loaded, _ = load_records(root / "data", root=root)
    assert [item for item in reconcile(loaded, root / "tests" / "facts") if not item.reason] == []
