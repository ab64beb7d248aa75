"""gates.toml: what it must hold, and what is said when an edited one does not."""

from __future__ import annotations

import pytest

from data.rules import RuleError
from data.rules.gates import gate_tables, load_gates

OWN = load_gates()


def test_the_weights_are_those_that_the_screen_prints():
    assert {gate.gate: gate.weight for gate in OWN.gate} == {
        "G1": 10, "G2": 20, "G3": 20, "G4": 10, "G5": 25, "G6a": 9, "G6b": 6,
    }  # fmt: skip
    assert sum(item.points for item in OWN.items) == 100


def test_the_main_list_is_the_permit_columns_of_dispatch_tables():
    assert " ".join(item.item for item in OWN.items if item.main_permit) == (
        "备案核准 土地取得 环评 节能审查 水土保持 用地规划许可 工程规划许可 施工许可"
    )


def test_every_table_has_a_declaration():
    tables = gate_tables(OWN)
    assert tables["rule_item"].num_rows == len(OWN.items) * len(OWN.kind)
    assert tables["rule_project_state"].column("rule").to_pylist()[-1] == "nothing-stated"


@pytest.mark.parametrize(
    ("edit", "key", "said"),
    [
        ('default_kind = "航天"', "", "航天"),
        ("default_kind = 3", "default_kind", "string"),
        ('"默认" = 1', "默认", "Extra"),
        (
            '[[gate]]\ngate = "G1"\nname = "立项"\nweight = 9\n'
            '[[gate.item]]\nitem = "备案核准"\npoints = 7\noffice = "发改委"',
            "gate.0",
            "weight 9",
        ),
        ('[[state]]\nstate = "在办"\nshare = 1.5', "state.0.share", "less than or equal to 1"),
        ('[[level]]\nlevel = "L1"\nname = "签约"', "level.0", "no evidence"),
        ('[[project_state]]\nstate = "停滞"\nrule = "x"\nstages = ["停建"]', "", "no condition"),
        ('[[compliance]]\nlater = "验收"\nearlier = ["环评"]', "", "验收"),
    ],
)
def test_a_wrong_setting_is_named_with_its_file_and_key(tmp_path, edit, key, said):
    (tmp_path / "gates.toml").write_text(edit, "utf-8")
    with pytest.raises(RuleError) as refused:
        load_gates(tmp_path)
    assert refused.value.file == tmp_path / "gates.toml"
    assert refused.value.key == key
    assert said in refused.value.message("zh")


def test_a_deployment_changes_one_list_and_keeps_the_rest(tmp_path):
    (tmp_path / "gates.toml").write_text(
        '[[project_state]]\nstate = "办手续"\nrule = "nothing-stated"\n', "utf-8"
    )
    changed = load_gates(tmp_path)
    assert len(changed.project_state) == 1
    assert changed.gate == OWN.gate
