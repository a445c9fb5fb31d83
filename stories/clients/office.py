"""Our files in the programs that people open them with: spreadsheets in openpyxl, the paper in
python-docx, the code on its PDF as a phone sees it. It asks for them as a person does, logged in.
"""

import csv
import io
import re
import time
import urllib.request
import uuid

COMMUNE = "kien-giang/huyen-giang-thanh/xa-phu-loi"
OCTOBER = "unit=kien-giang&month=2024-10"
# Figures of October as the paper prints them.
PRINTED = ["20.315", "14.345", "63.190", "153.133"]
HEAD_ROW = 4


def checks(base, logged_in):
    """The checks, of a house that is reached at this address."""

    def taken(login, path):
        return logged_in(login).open(base + path).read()

    def openpyxl_opens_a_list():
        query = f"/activities?{OCTOBER}&q=xe&file="
        sheet = book(taken("binh", query + "xlsx")).active
        rows = [row for row in sheet.iter_rows(min_row=2, values_only=True) if row[0]]
        text = taken("binh", query + "csv").decode("utf-8-sig")
        plain = list(csv.reader(io.StringIO(text)))
        assert 2 < len(rows) == len(plain), (len(rows), len(plain))
        amount = rows[0].index("Giá trị, đồng")
        assert all(isinstance(row[amount], int) for row in rows[1:] if row[amount] is not None)
        assert sum(row[amount] or 0 for row in rows[1:]) > 1_000_000, "no value at all"

    def openpyxl_fills_the_template_and_gets_it_back():
        path = f"/imports/template.xlsx?unit={COMMUNE}&month=2024-11&shape=months"
        filled = book(taken("chi", path))
        sheet = filled.worksheets[0]
        assert sheet.protection.sheet, "its heads are open"
        assert [other.sheet_state for other in filled.worksheets[1:]] == ["veryHidden"]
        of = {row[0].value: row[-1] for row in sheet.iter_rows(min_row=HEAD_ROW + 1)}
        for code, typed in (("blood_units", 7), ("members_new", "ba mươi mốt chấm")):
            assert not of[code].protection.locked, code
            of[code].value = typed
        assert of["kitchen_meals"].protection.locked, "what records feed can be typed over"
        browser = logged_in("chi")
        page = sent(browser, base, f"/imports?unit={COMMUNE}&month=2024-11", saved(filled))
        assert re.search(r"\b1 trên \d+ dòng chưa nhập được", words(page)), words(page)[:800]
        back = book(browser.open(page.geturl().split("?")[0] + "/file").read()).worksheets[0]
        heads = [cell.value for cell in back[HEAD_ROW]]
        assert heads[-1] == "Lỗi", heads
        column = len(heads) - 1
        told = {row[0].value: row[column].value for row in back.iter_rows(min_row=HEAD_ROW + 1)}
        assert [code for code, why in told.items() if why] == ["members_new"], told
        values = {row[0].value: row[column - 1].value for row in back.iter_rows(min_row=HEAD_ROW)}
        assert values["blood_units"] == 7 and values["members_new"] == "ba mươi mốt chấm", values

    def openpyxl_finds_the_lists_of_the_template_of_work():
        sheet = book(taken("chi", f"/imports/work.xlsx?unit={COMMUNE}")).worksheets[0]
        assert sheet.protection.sheet, "its heads are open"
        lists = [one for one in sheet.data_validations.dataValidation if one.type == "list"]
        assert lists and all(one.formula1 for one in lists), "nothing is chosen from a list"

    def openpyxl_opens_the_report():
        sheet = book(taken("binh", f"/reports/sheet.xlsx?{OCTOBER}")).active
        found = {cell for row in sheet.iter_rows(values_only=True) for cell in row}
        assert {20315, 14345, 63190, 153133} <= found, "a figure is no number in it"

    def python_docx_reads_the_paper():
        import docx

        paper = docx.Document(io.BytesIO(taken("binh", f"/reports/paper.docx?{OCTOBER}")))
        cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
        text = "\n".join([one.text for one in paper.paragraphs] + cells)
        missing = [figure for figure in PRINTED if figure not in text]
        assert not missing and "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text, missing
        assert len(paper.inline_shapes) == 1, "its code is no picture"

    def a_phone_reads_the_code_of_the_paper():
        import pypdfium2
        import zxingcpp

        paper = pypdfium2.PdfDocument(taken("binh", f"/reports/paper.pdf?{OCTOBER}"))
        seen = [one.text for page in paper
                for one in zxingcpp.read_barcodes(page.render(scale=2).to_pil())]
        (address,) = seen
        code = r"/kiem-tra/[0-9A-Z]{4}(-[0-9A-Z]{4}){3}"
        assert re.fullmatch(re.escape(base) + code, address), seen
        # Whoever reads it has no account.
        told = words(urllib.request.urlopen(address))
        assert "Còn hiệu lực" in told and "Kiên Giang" in told, told[:600]

    return [
        openpyxl_opens_a_list,
        openpyxl_fills_the_template_and_gets_it_back,
        openpyxl_finds_the_lists_of_the_template_of_work,
        openpyxl_opens_the_report,
        python_docx_reads_the_paper,
        a_phone_reads_the_code_of_the_paper,
    ]


def book(data):
    import openpyxl

    return openpyxl.load_workbook(io.BytesIO(data))


def saved(workbook):
    data = io.BytesIO()
    workbook.save(data)
    return data.getvalue()


def words(answer):
    """What a page says, without its tags; the page is read once."""
    if not hasattr(answer, "said"):
        text = re.sub(r"<[^>]+>", " ", answer.read().decode())
        answer.said = re.sub(r"\s+", " ", text)
    return answer.said


def sent(browser, base, path, data):
    """Sends a file as a form does and waits until it has been looked at."""
    edge = uuid.uuid4().hex
    part = (f"--{edge}\r\nContent-Disposition: form-data; name=\"{{}}\"{{}}\r\n\r\n").format
    body = (part("id", "") + f"{uuid.uuid4()}\r\n" + part("file", '; filename="mau.xlsx"')).encode()
    body += data + f"\r\n--{edge}--\r\n".encode()
    kind = {"Content-Type": f"multipart/form-data; boundary={edge}"}
    page = browser.open(urllib.request.Request(base + path, body, kind))
    for _ in range(100):
        if page.status != 202:
            return page
        time.sleep(0.2)
        page = browser.open(page.geturl())
    raise AssertionError("the file is still being looked at")
