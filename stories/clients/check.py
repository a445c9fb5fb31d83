"""Foreign programs at the doors for other programs: each is used as its own pages say, unmodified,
against a demo that listens on loopback. It makes its tokens on the account's page, as a person
does, prints a line a check and ends with what failed. It knows nothing of the inside.
"""

import http.cookiejar
import io
import json
import os
import re
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request

import office
import recompute

BASE = os.environ["NHANAI_CLIENTS_BASE"]
PASSWORD = os.environ["NHANAI_CLIENTS_PASSWORD"]
LOGIN = "binh"
MONTH = "202410"
DISTRICT = "kien-giang/huyen-giang-thanh"
COMMUNE = DISTRICT + "/xa-phu-loi"


def logged_in(login):
    """A browser in which this account has logged in by the form."""
    jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
    browser = urllib.request.build_opener(jar)
    browser.addheaders = [("Sec-Fetch-Site", "same-origin")]
    pairs = [("login", login), ("password", PASSWORD), ("next", "/")]
    browser.open(BASE + "/login", urllib.parse.urlencode(pairs).encode()).read()
    return browser


def make_token(login, unit, scopes):
    """Makes a token on the account's page, where it is shown once."""
    browser = logged_in(login)
    page = browser.open(BASE + "/account/tokens").read().decode()
    fields = [("id", re.search(r'name="id"[^>]*value="([^"]+)"', page)[1]), ("name", "Stories"),
              ("unit", unit), ("until", "31/12/2024"), ("current", PASSWORD)]
    fields += [("scopes", scope) for scope in scopes]
    data = urllib.parse.urlencode(fields).encode()
    page = browser.open(BASE + "/account/tokens", data).read().decode()
    return re.search(r"nhanai_[0-9a-f]{64}", page)[0]


READ = make_token(LOGIN, "kien-giang", ["units", "figures"])
WRITE = make_token(LOGIN, "kien-giang", ["units", "figures", "write"])
CENTRE = make_token("an", "trung-uong", ["units", "figures"])


def ask(path, token=READ, **headers):
    """One request with the standard library; answers (status, headers, bytes)."""
    if token:
        headers["Authorization"] = f"Bearer {token}"
    request = urllib.request.Request(BASE + path, headers=headers)
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.headers, refused.read()


def told(path, token=READ):
    status, _, body = ask(path, token)
    assert status == 200, (path, status, body[:300])
    return json.loads(body)


def document_is_openapi_31():
    from openapi_spec_validator import OpenAPIV31SpecValidator

    document = told("/api/openapi.json", None)
    OpenAPIV31SpecValidator(document).validate()
    assert len(document["paths"]) >= 30, len(document["paths"])


def pages_lead_to_the_end():
    path, units = "/api/v1/units?under=kien-giang&limit=50", []
    while path:
        page = told(path)
        units += page["items"]
        path = page["next"]
    ids = [unit["id"] for unit in units]
    assert len(ids) == len(set(ids)) and len(ids) > 150, len(ids)
    _, headers, _ = ask("/api/v1/units?under=kien-giang&limit=50")
    assert 'rel="next"' in headers["Link"], headers["Link"]
    tag = ask("/api/v1/figures")[1]["ETag"]
    assert ask("/api/v1/figures", **{"If-None-Match": tag})[0] == 304


def the_parts_add_up_to_the_whole():
    """Members of the province's October, district by district, as the paper printed them."""
    query = f"period=2024-10&figure=members_total"
    whole = told(f"/api/v1/values?unit=kien-giang&{query}")["items"][0]["values"][0]["value"]
    parts = told(f"/api/v1/values?above=kien-giang&{query}&limit=500")["items"]
    assert whole == 20315 == sum(part["values"][0]["value"] for part in parts), whole


def the_map_of_2025_loses_nothing():
    """The new An Giang on its own map holds exactly what both old provinces reported."""
    query = "period=2024-10&map=2025-07-01"
    new = told(f"/api/v1/values?unit=an-giang&{query}", CENTRE)["items"][0]
    old = [told(f"/api/v1/values?unit={unit}&period=2024-10", CENTRE)["items"][0]
           for unit in ("kien-giang", "an-giang")]
    of = lambda line: {one["figure"]: one["value"] for one in line["values"]}
    assert new["cannot_tell"] is None, new
    both = {code: sum(of(one)[code] for one in old) for code in of(old[0])}
    assert of(new) == both, [k for k in both if both[k] != of(new).get(k)]


def every_figure_of_the_country_survives_the_map_of_2025():
    """Figure by figure and month by month the sum of 34 new provinces is that of 63 old ones; and
    what the communes of one old district reported is what the new communes hold on the new map."""
    of = lambda line: {one["figure"]: one["value"] for one in line["values"]}

    def summed(query):
        lines = told(f"/api/v1/values?{query}&limit=500", CENTRE)["items"]
        assert all(line["cannot_tell"] is None for line in lines), query
        sums = {}
        for line in lines:
            for code, value in of(line).items():
                sums[code] = sums.get(code, 0) + value
        return len(lines), sums

    for month in ("2023-10", "2024-09", "2024-10"):
        old, before = summed(f"above=trung-uong&period={month}")
        new, after = summed(f"above=trung-uong&period={month}&map=2025-07-01")
        assert old > 60 and new < 40, (old, new)
        lost = {code: (before[code], after.get(code)) for code in before
                if before[code] != after.get(code)}
        assert len(before) > 56 and before["kitchen_meals"] > 0 and not lost, (month, lost)
    # Only Giang Thành told its communes apart, so nothing else can lie in a new commune.
    district = of(told(f"/api/v1/values?unit={DISTRICT}&period=2024-10", CENTRE)["items"][0])
    communes, held = summed("above=an-giang&period=2024-10&map=2025-07-01")
    assert communes > 100, communes
    lost = {code: (district[code], held[code]) for code in district if district[code] != held[code]}
    assert not lost, lost


def dhis2_py_reads_and_writes():
    from dhis2 import Api, RequestException

    for version in (None, 40):
        api = Api(BASE, LOGIN, READ, api_version=version)
        assert api.version_int == 40 and api.info["systemName"]
        assert api.get("me").json()["username"] == LOGIN
        pages = api.get_paged("organisationUnits", page_size=200, merge=True,
                              params={"fields": "id,name,level,path", "level": 3})
        units = pages["organisationUnits"]
        assert len(units) > 600 and all(unit["level"] == 3 for unit in units), len(units)
        assert all(re.fullmatch(r"[A-Za-z][A-Za-z0-9]{10}", unit["id"]) for unit in units)
        assert all(unit["path"].endswith(unit["id"]) for unit in units)
    found = api.get("organisationUnits", params={"filter": "code:eq:" + DISTRICT, "fields": "*"})
    district = found.json()["organisationUnits"][0]
    elements = api.get("dataElements", params={"paging": "false", "fields": "id,code"}).json()
    of = {one["code"]: one["id"] for one in elements["dataElements"]}
    rows = api.get("analytics", params=[
        ("dimension", f"dx:{of['members_total']};{of['gift_parcels']}"),
        ("dimension", f"pe:{MONTH};2024"), ("dimension", f"ou:{district['id']};LEVEL-4"),
    ]).json()
    assert len(rows["rows"]) > 8 and rows["headers"][-1]["name"] == "value"
    text = api.get("dataValueSets", file_type="csv", params={
        "orgUnit": district["id"], "period": MONTH, "children": "true"}).text
    assert text.startswith("dataelement,period,orgunit"), text[:60]
    found = api.get("organisationUnits", params={
        "filter": f"code:eq:{DISTRICT}/xa-vinh-dieu", "fields": "id"})
    commune = found.json()["organisationUnits"][0]["id"]
    writer = Api(BASE, LOGIN, WRITE)
    one = {"dataElement": of["youth_total"], "value": "77"}
    payload = {"orgUnit": commune, "period": "202411", "dataValues": [one]}
    counted = writer.post("dataValueSets", json=payload).json()["response"]["importCount"]
    assert counted["imported"] == 1, counted
    values_come_as_csv(commune, of)
    back = api.get("dataValueSets", params={"orgUnit": commune, "period": "202411"}).json()
    back = {value["dataElement"]: value["value"] for value in back["dataValues"]}
    assert back[of["youth_total"]] == "77" and back[of["blood_units"]] == "5", back
    try:
        Api(BASE, LOGIN, PASSWORD.encode()).get("me")
        raise AssertionError("a password was taken")
    except RequestException as refused:
        assert refused.code == 401, refused.code


def values_come_as_csv(commune, of):
    """The same door takes the CSV that it gives; a line it cannot take is named."""
    head = "dataelement,period,orgunit,value\n"
    lines = [f"{of['blood_units']},202411,{commune},5", f"Nobody12345,202411,{commune},1"]
    for rows, imported in ((lines[:1], 1), (lines[1:], 0)):
        request = urllib.request.Request(
            BASE + "/api/dataValueSets", (head + "\n".join(rows) + "\n").encode(),
            {"Authorization": f"Bearer {WRITE}", "Content-Type": "application/csv"})
        try:
            answer = json.load(urllib.request.urlopen(request))
        except urllib.error.HTTPError as refused:
            answer = json.load(refused)
        counted = answer["response"]["importCount"]
        assert counted["imported"] == imported, answer
        assert bool(answer["response"].get("conflicts")) != bool(imported), answer


def unit_and_elements(client):
    unit = client.get("/api/organisationUnits", params={
        "filter": "code:eq:" + COMMUNE, "fields": "id,code,ancestors[id,level]"})
    unit = unit["organisationUnits"][0]
    assert len(unit["ancestors"]) == 3, unit
    of = {one["code"]: one["id"] for one in client.get_data_elements(fields="id,code")}
    return unit["id"], of


def dhis2_client_reads_and_writes():
    from dhis2_client import DHIS2Client
    from dhis2_client.errors import DHIS2HTTPError

    reader = DHIS2Client(BASE, token=READ, retries=0)
    assert reader.get_current_user()["username"] == LOGIN
    tree = reader.get_org_unit_tree(levels=2)
    assert len(tree["organisationUnits"]) == 1 and tree["organisationUnits"][0]["children"]
    unit, of = unit_and_elements(reader)
    assert reader.get_org_unit(unit)["closedDate"], "the tree of 2025 is known already"
    assert reader.get_org_unit_geojson(unit)["features"]
    centre = DHIS2Client(BASE, token=CENTRE, retries=0)
    latest = centre.analytics_latest_period_for_level(of["members_total"], 1)
    assert latest["existing"]["id"] == "202510", latest
    table = reader.get_analytics_data(dx=[of["members_total"]], pe=MONTH, ou=["LEVEL-2"])
    assert "20315" in [row[-1] for row in table["rows"] if row[-1] != "0"], table["rows"][:3]

    writer = DHIS2Client(BASE, username=LOGIN, password=WRITE, retries=0)
    (set_,) = list(writer.get_data_sets())
    values = [{"dataElement": of[code], "value": str(10 + at)}
              for at, code in enumerate(["members_total", "members_new", "volunteers_total"])]
    payload = {"dataSet": set_["id"], "orgUnit": unit, "period": "202411", "dataValues": values}
    trial = writer.post("/api/dataValueSets", params={"dryRun": "true"}, json=payload)
    assert trial["response"]["importCount"]["imported"] == 3, trial
    assert writer.post_data_value_set(payload)["response"]["importCount"]["imported"] == 3
    again = writer.post_data_value_set(payload)["response"]["importCount"]
    assert again == {"imported": 0, "updated": 0, "ignored": 3, "deleted": 0}, again
    back = writer.get_data_value_set(
        {"dataSet": set_["id"], "orgUnit": unit, "period": "202411"})["dataValues"]
    assert {one["dataElement"]: one["value"] for one in back} == {
        one["dataElement"]: one["value"] for one in values}, back
    writer.set_data_value(of["members_new"], "202411", unit, 9, co="HllvX50cXC0")
    assert writer.get_data_value(of["members_new"], "202411", unit) == ["9"]
    writer.delete_data_value(of["members_new"], "202411", unit, co="HllvX50cXC0")
    bad = {"dataElement": of["gift_parcels"], "value": "5"}, {"dataElement": "Nobody12345",
                                                              "value": "5"}
    try:
        writer.post_data_value_set({**payload, "dataValues": [*bad, values[0]]})
        raise AssertionError("a figure that records feed was typed")
    except DHIS2HTTPError as refused:
        answer = refused.payload["response"]
        assert refused.status_code == 409 and len(answer["conflicts"]) == 2, answer
        assert answer["importCount"]["ignored"] == 3, answer
    try:
        DHIS2Client(BASE, token=READ, retries=0).post_data_value_set(payload)
        raise AssertionError("a reading token wrote")
    except DHIS2HTTPError as refused:
        assert refused.status_code == 403, refused.status_code


def hxl_reads_the_figures():
    import hxl

    _, headers, text = ask("/du-lieu-mo/so-lieu.csv", None)
    assert text.startswith(b"\xef\xbb\xbf") and "attachment" in headers["Content-Disposition"]
    with hxl.data(io.BytesIO(text)) as rows:
        tags = [column.display_tag for column in rows.columns]
        assert "#indicator+code" in tags and "#adm1+name" in tags, tags
        members = [row for row in rows if row.get("#indicator+code") == "members_total"]
    assert [row.get("#indicator+value+num") for row in members] == ["20315"], members
    done = subprocess.run([os.path.join(os.path.dirname(sys.executable), "hxlvalidate")],
                          input=text, capture_output=True)
    assert done.returncode == 0, (done.stdout[-300:], done.stderr[-300:])
    _, _, table = ask("/du-lieu-mo/fdrs.csv?year=2024", None)
    with hxl.data(io.BytesIO(table)) as rows:
        of = {row.get("#indicator+code"): row for row in rows}
    assert of["KPI_PeopleVol"].get("#affected+num") == "14345", of["KPI_PeopleVol"]
    assert not of["KPI_PStaff"].get("#affected+num"), "what is not available says so"
    some = of["KPI_ReachLTSPD"]
    assert "school_kit_pupils=" in some.get("#meta+parts") and not some.get("#affected+num"), (
        "pupils alone stand for all whom long-term help reached")


def owslib_walks_the_features():
    from owslib.ogcapi.features import Features

    features = Features(BASE + "/ogc")
    assert "conf/core" in str(features.conformance())
    assert set(features.feature_collections()) == {"units", "provinces"}
    some = features.collection_items("provinces", limit=10)
    assert some["numberMatched"] == 63 and len(some["features"]) == 10, some["numberMatched"]
    near = features.collection_items("units", bbox=[104.5, 10.2, 104.8, 10.6], limit=1000)
    assert 0 < near["numberMatched"] < 200, near["numberMatched"]
    one = features.collection_item("provinces", some["features"][0]["id"])
    assert one["type"] == "Feature"
    shapes = features.collection_items("provinces", datetime="2025-07-01", limit=50)
    assert {f["geometry"]["type"] for f in shapes["features"]} == {"MultiPolygon"}
    assert len(shapes["features"]) == 34


def gdal_reads_the_features():
    done = subprocess.run(["ogrinfo", "-so", f"OAPIF:{BASE}/ogc", "provinces"],
                          capture_output=True, text=True)
    assert done.returncode == 0 and "Feature Count: 63" in done.stdout, done
    done = subprocess.run(["ogrinfo", "-ro", "-so", f"{BASE}/du-lieu-mo/don-vi.geojson", "-al"],
                          capture_output=True, text=True)
    assert done.returncode == 0 and "members_total" in done.stdout, (done.stdout, done.stderr)


def feedparser_reads_the_feed():
    import feedparser

    feed = feedparser.parse(BASE + "/bao-cao.atom")
    assert not feed.bozo and feed.version == "atom10", feed.get("bozo_exception")
    (entry,) = feed.entries
    assert entry.id.startswith("urn:uuid:") and entry.updated_parsed and entry.title
    status, _, body = ask(entry.link[len(BASE):], None)
    assert status == 200 and b"20.315" in body, status


CHECKS = [
    document_is_openapi_31,
    pages_lead_to_the_end,
    the_parts_add_up_to_the_whole,
    the_map_of_2025_loses_nothing,
    every_figure_of_the_country_survives_the_map_of_2025,
    dhis2_py_reads_and_writes,
    dhis2_client_reads_and_writes,
    hxl_reads_the_figures,
    owslib_walks_the_features,
    gdal_reads_the_features,
    feedparser_reads_the_feed,
    *office.checks(BASE, logged_in),
    *recompute.checks(BASE, logged_in, make_token),
]


def main():
    failed = 0
    wanted = sys.argv[1:]
    if wanted == ["--tokens"]:
        print(WRITE)
        print(make_token("an", "trung-uong", ["units", "figures", "write"]))
        return 0
    for check in CHECKS:
        if wanted and check.__name__ not in wanted:
            continue
        try:
            check()
            print(f"client {check.__name__} ... ok", flush=True)
        except Exception as cause:  # every check is judged, whatever the one before did
            failed += 1
            print(f"client {check.__name__} ... FAILED\n  {type(cause).__name__}: {cause}",
                  flush=True)
    passed = (len(wanted) or len(CHECKS)) - failed
    print(f"test result: {'ok' if not failed else 'FAILED'}. {passed} passed; {failed} failed; "
          "0 ignored; 0 measured; 0 filtered out")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
