from devtools.bench.replay import Sent, script, shared_out

FAR = 7_000_000_003


def test_statements_are_sent_word_for_word() -> None:
    assert script([[Sent("BEGIN"), Sent("SELECT 1 WHERE a = 'x;y'"), Sent("COMMIT")]]) == (
        "BEGIN;\nSELECT 1 WHERE a = 'x;y';\nCOMMIT;\n"
    )


def test_what_names_a_new_row_names_the_one_that_is_made_now() -> None:
    call = [
        Sent('INSERT INTO "leave" VALUES (1) RETURNING "leave"."id"', made=FAR),
        Sent(f"INSERT INTO charge VALUES ({FAR}, 8)"),  # noqa: S608
        Sent(f"INSERT INTO told VALUES ('/my-leaves?request={FAR}')"),  # noqa: S608
    ]

    assert script([call]) == (
        'INSERT INTO "leave" VALUES (1) RETURNING "leave"."id" \\gset made_0_0_\n'
        "INSERT INTO charge VALUES (:made_0_0_id, 8);\n"
        "INSERT INTO told VALUES ('/my-leaves?request=:made_0_0_id');\n"
    )


def test_a_row_nobody_names_later_is_not_remembered() -> None:
    assert script([[Sent("INSERT INTO audit VALUES (1) RETURNING id", made=FAR)]]) == (
        "INSERT INTO audit VALUES (1) RETURNING id;\n"
    )


def test_a_longer_number_is_another_one() -> None:
    call = [
        Sent("INSERT INTO a VALUES (1) RETURNING id", made=FAR),
        Sent(f"SELECT {FAR}1, {FAR}"),
    ]

    assert f"SELECT {FAR}1, :made_0_0_id;" in script([call])


def test_each_client_sends_its_share_once() -> None:
    calls = [[Sent(f"SELECT {number}")] for number in range(4)]

    assert shared_out(calls, 2) == (
        "\\if :client_id = 0\nSELECT 0;\nSELECT 2;\n\\endif\n"
        "\\if :client_id = 1\nSELECT 1;\nSELECT 3;\n\\endif\n"
    )
