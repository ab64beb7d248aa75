"""Polish, Czech and Hungarian names are not read with Western letters, and the reverse."""

from __future__ import annotations

import pytest

from data.intake import issue_message
from data.sheets.encodings import decoded, other_encoding
from data.sheets.refused import RefusedError
from tests.builders.ledger_files import understood
from tests.data.sheets.properties.test_languages import LANGUAGES

CENTRAL = [
    *("Łódź;Gdańsk;Wrocław", "žluťoučký;kůň", "Plzeň", "Wrocław", "České Budějovice", "jövő;fő"),
    *("Spółka Energetyczna Gdańsk;Koźle", "Elektrárna Dětmarovice;Mělník"),
]
WESTERN = ["España", "Société Générale", "Tromsø", "Århus", "crème brûlée", "più", "être;forêt"]


@pytest.mark.parametrize("written", CENTRAL)
def test_a_name_of_central_europe(written):
    assert decoded(written.encode("windows-1250")) == (written, "windows-1250")


@pytest.mark.parametrize("language", ["polish", "czech", "hungarian"])
def test_a_list_of_a_language(language):
    words = LANGUAGES[language][1].split()
    written = "\r\n".join(";".join(words[i : i + 5]) for i in range(0, len(words), 5))
    assert decoded(written.encode("windows-1250")) == (written, "windows-1250")


@pytest.mark.parametrize("written", WESTERN)
def test_a_western_name_stays_western(written):
    assert decoded(written.encode("windows-1252")) == (written, "windows-1252")


@pytest.mark.parametrize("language", ["french", "german", "spanish", "portuguese"])
def test_a_western_list_is_in_no_doubt(language):
    data = "\n".join(LANGUAGES[language][1].split()).encode("windows-1252")
    assert other_encoding(data, decoded(data)[1]) == ""


def test_where_both_readings_stand_it_is_said_which_was_taken(tmp_path):
    path = tmp_path / "names.csv"
    path.write_bytes("Project;Stage;Developer\nA;operating;przedsiębiorstwo\n".encode("cp1250"))
    (report,) = understood(path).files
    (issue,) = [i for i in report.issues if i.code == "encoding-unsure"]
    assert (issue.severity, issue.arguments["other"]) == ("note", "windows-1250")
    assert "windows-1252" in issue_message(issue, "zh")


THIRD = ["russian", "greek", "turkish", "hebrew", "arabic", "thai", "vietnamese", "korean"]


@pytest.mark.parametrize("language", THIRD)
def test_a_list_of_a_third_kind_is_refused(language):
    encodings, words = LANGUAGES[language]
    for encoding in encodings:
        with pytest.raises(RefusedError):
            decoded("\n".join(words.split()).encode(encoding, "ignore"))
