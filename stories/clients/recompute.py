"""The map of 2025 computed again for the whole country by a program that has the API alone: what
every unit reported on the old map, who took whose place with which share, and the stated rules
(floor, then the largest remainder, ties in the stated order, the default first) give every number
of the new map. It first writes numbers into communes that were cut, through the doors that people
and programs have. It takes no word of the answer for its own and knows nothing of the inside.
"""

import json
import re
import time
import urllib.parse
import urllib.request
import uuid
from collections import Counter, defaultdict
from fractions import Fraction

ROOT, DAY = "trung-uong", "2025-07-01"
DECISION = "/restructuring/0197b1a7-0000-7000-8000-000000002025"
# As the paper printed it, with one district told commune by commune; and the open month.
MONTHS = {"2024-10": "2024-10-31", "2024-11": "2024-11-30"}
OPEN = "2024-11"
# Levels, flows and money; what records feed is written by records.
FIGURES = ["members_total", "blood_units", "addresses_value", "volunteers_total",
           "tracing_requests", "disaster_household_value", "youth_total"]
# Shares of a commune in three parts, and those of one figure apart.
UNEVEN, APART, APART_FIGURE = ["1/7", "2/7", "4/7"], ["3/5", "0", "2/5"], "members_new"
# One commune in so many is written into, those in more than two parts all.
ONE_IN = 4


def checks(base, logged_in, make_token):
    """The check, of a house that is reached at this address."""

    def the_map_of_2025_is_computed_again_from_the_api_alone():
        api = Api(base, make_token("an", ROOT, ["units", "figures", "write"]))
        old, new = (api.units(day) for day in ("2025-06-30", DAY))
        assert len(old) > 10_700 and 3_300 < len(new) < 3_500, (len(old), len(new))
        write(api, Person(base, logged_in("an")), api.heirs())
        heirs, formulas = api.heirs(), api.formulas()
        remainders = ties = named = 0
        for month, last in MONTHS.items():
            begun = time.monotonic()
            map_ = Map(api.units(last), new, heirs, formulas)
            map_.take(*api.reported(month))
            numbers, held = compare(map_, api.pages(values(month, DAY)), month)
            remainders, ties = remainders + map_.remainders, ties + map_.ties
            named += map_.named
            print(f"  {month} on the map of {DAY}: {len(new)} units, {numbers} numbers, "
                  f"{held} of them not nought; {map_.remainders} remainders, {map_.ties} ties, "
                  f"{map_.named} named by records; {time.monotonic() - begun:.0f} s", flush=True)
        assert remainders > ties > 0, "nothing was left over, or all of it by ties"
        assert named > 0, "no record was named for a part"

    return [the_map_of_2025_is_computed_again_from_the_api_alone]


def values(month, map_):
    return f"/api/v1/values?under={ROOT}&period={month}&map={map_}"


class Api:
    """The door for programs."""

    def __init__(self, base, token):
        self.base, self.headers = base, {"Authorization": f"Bearer {token}"}

    def ask(self, path, method="GET", data=None, **headers):
        request = urllib.request.Request(self.base + path, data, {**self.headers, **headers},
                                         method=method)
        with urllib.request.urlopen(request) as answer:
            return answer.headers, json.load(answer)

    def pages(self, path):
        """All items, page by page."""
        path += "&limit=500"
        while path:
            page = self.ask(path)[1]
            yield from page["items"]
            path = page["next"]

    def units(self, day):
        """The units of a day, each with the one above it."""
        return {unit["id"]: unit["above"]
                for unit in self.pages(f"/api/v1/units?under={ROOT}&as_of={day}")}

    def formulas(self):
        """What each figure is a sum of; one that is counted, of nothing."""
        return {one["code"]: [(part["figure"], part["sign"]) for part in one["formula"] or []]
                for one in self.ask("/api/v1/figures")[1]["items"]}

    def heirs(self):
        """Who took whose place until the day, in the stated order, the default one first."""
        heirs = defaultdict(list)
        for line in self.pages(f"/api/v1/successions?under={ROOT}"):
            if line["on"] <= DAY:
                heirs[line["from"]["id"]].append(line)
        for lines in heirs.values():
            lines.sort(key=lambda line: (not line["is_default"], line["order"]))
        return dict(heirs)

    def reported(self, month):
        """Every number of a month as reported, and what of a unit's goes by names."""
        numbers, named = {}, {}
        for line in self.pages(values(month, "reported")):
            unit = line["unit"]["id"]
            numbers.update({(unit, one["figure"]): one["value"] for one in line["values"]})
            for part in line["named"]:
                for one in part["values"]:
                    of = named.setdefault((unit, one["figure"]), {})
                    of[part["to"]["id"]] = one["value"]
        return numbers, named

    def put(self, unit, figure, value):
        path = f"/api/v1/cells/{unit}/{OPEN}/{figure}"
        tag = self.ask(path)[0]["ETag"]
        body = json.dumps({"value": value}).encode()
        headers = {"If-Match": tag, "Content-Type": "application/json"}
        assert self.ask(path, "PUT", body, **headers)[1]["value"] == value, path


class Person:
    """The pages, as somebody with a browser has them."""

    def __init__(self, base, browser):
        self.base, self.browser = base, browser

    def page(self, path):
        return self.browser.open(self.base + path).read().decode()

    def post(self, path, *pairs):
        self.browser.open(self.base + path, urllib.parse.urlencode(pairs).encode()).read()

    def shares_of(self, name):
        """The page of the shares of a commune that the decision cuts."""
        found = self.page(f"{DECISION}?{urllib.parse.urlencode({'sort': 'part', 'q': name})}")
        return re.search(rf'href="({DECISION}/shares/\d+)"', found)[1]

    def version(self, path):
        return ("version", re.search(r'name="version" value="(\d+)"', self.page(path))[1])


def write(api, an, heirs):
    """Numbers that leave something over in communes of every number of parts; shares that are not
    equal, one figure's apart from them; a gift that is named for a part beside one that is not."""
    cut = {unit: lines for unit, lines in heirs.items() if len(lines) > 1}
    assert len(cut) > 400, len(cut)
    often = Counter(lines[0]["from"]["name"] for lines in cut.values())
    alone = [lines for lines in cut.values() if often[lines[0]["from"]["name"]] == 1]
    uneven = next(lines for lines in alone if len(lines) == 3)
    for at, (unit, lines) in enumerate(cut.items()):
        if at % ONE_IN == 0 or len(lines) > 2:
            api.put(unit, FIGURES[at % len(FIGURES)], 101 + at)
    of = uneven[0]["from"]
    api.put(of["id"], FIGURES[0], 1_000)
    api.put(of["id"], APART_FIGURE, 8)
    shares = an.shares_of(of["name"])
    an.post(shares, an.version(shares), *[("share", share) for share in UNEVEN])
    an.post(shares + "/figure", an.version(shares), ("figure", APART_FIGURE),
            *[("apart", share) for share in APART])
    named = next(lines for lines in alone if len(lines) == 2)[0]["from"]
    gifts = [give(an, named["code"], parcels) for parcels in (4, 7)]
    records = an.shares_of(named["name"]).replace("/shares/", "/records/")
    choices = an.page(records).split('id="named-part"')[1]
    part = re.findall(r'<option value="([^"]+)"', choices)[1]
    an.post(records, an.version(records), ("part", part), ("record", gifts[0]), ("links", ""))


def give(an, code, parcels):
    gift = str(uuid.uuid4())
    an.post(f"/activities/new?unit={code}&kind=gift", ("id", gift), ("key", str(uuid.uuid4())),
            ("base", "0"), ("from", "01/11/2024"), ("count-parcels", str(parcels)))
    return gift


def compare(map_, lines, month):
    """Every unit and figure of the new map; answers how many they are, how many not nought."""
    seen, held = set(), 0
    for line in lines:
        unit, told = line["unit"]["id"], line["cannot_tell"]
        assert unit in map_.new, unit
        assert (unit in map_.open) == (told is not None), (month, line)
        if told is not None:
            assert told["nearest"]["id"] == map_.nearest(unit), (month, line)
            continue
        for one in line["values"]:
            figure, value = one["figure"], one["value"]
            mine = map_.number(unit, figure)
            assert mine == value, f"{figure} of {line['unit']} in {month}: {mine}, not {value}"
            seen.add((unit, figure))
            held += value != 0
    told = set(map_.new) - map_.open
    assert seen == {(unit, figure) for unit in told for figure in map_.formulas}, "some are missing"
    assert held > 0, f"{month} says nothing"
    return len(seen), held


class Map:
    """A month of the old map, seen on the new one."""

    def __init__(self, old, new, heirs, formulas):
        self.old, self.new, self.heirs, self.formulas = old, new, heirs, formulas
        self.numbers, self.open = defaultdict(int), set()
        self.remainders = self.ties = self.named = 0

    def take(self, numbers, named):
        """Each unit's own part of what is counted goes on: its number less those right under it."""
        own = {at: value for at, value in numbers.items() if not self.formulas[at[1]]}
        for (unit, figure), value in list(own.items()):
            above = (self.old[unit], figure)
            if above in numbers:
                own[above] -= numbers[unit, figure]
        for unit, figure in own.keys() | {at for at in named if not self.formulas[at[1]]}:
            rest = own.get((unit, figure), 0)
            for heir, value in named.get((unit, figure), {}).items():
                self.named += 1
                rest -= value
                self.give(figure, value, self.parts(heir, figure))
            self.give(figure, rest, self.parts(unit, figure) if rest else {})

    def parts(self, unit, figure):
        """Where what a unit has lies on the new map, in the stated order: the share of each place,
        none where nobody told it."""
        if unit in self.new:
            return {unit: Fraction(1)}
        heirs = self.heirs.get(unit, [])
        if not heirs:  # A level that was abolished: the unit above has what was its own.
            return self.parts(self.old[unit], figure)
        if len(heirs) == 1:
            return self.parts(heirs[0]["to"]["id"], figure)
        places = {}
        for heir in heirs:
            share = share_of(heir, figure)
            for place, part in self.parts(heir["to"]["id"], figure).items():
                known = places.get(place, Fraction(0))
                is_told = None not in (share, part, known)
                places[place] = known + share * part if is_told else None
        # Whatever the shares, all of it lies in the only place there is.
        return dict.fromkeys(places, Fraction(1)) if len(places) == 1 else places

    def chain(self, unit):
        while unit in self.new:
            yield unit
            unit = self.new[unit]

    def nearest(self, unit):
        """The first unit above that is exact."""
        return next(above for above in self.chain(unit) if above not in self.open)

    def give(self, figure, value, parts):
        if not value:
            return
        if None in parts.values():
            # Exact are the units in which all of the parts lie.
            chains = [set(self.chain(place)) for place in parts]
            exact = set.intersection(*chains)
            self.open |= set.union(*chains) - exact
            for unit in exact:
                self.numbers[unit, figure] += value
            return
        for place, part in self.divide(value, parts).items():
            for unit in self.chain(place):
                self.numbers[unit, figure] += part

    def divide(self, value, parts):
        """Floors, then one more to the largest remainders, the first of equal ones first; what is
        below nought as its opposite."""
        sign, value = (-1 if value < 0 else 1), abs(value)
        given = {place: int(value * share) for place, share in parts.items()}
        rest = {place: value * share - given[place] for place, share in parts.items()}
        left = value - sum(given.values())
        order = sorted(parts, key=lambda place: -rest[place])
        for place in order[:left]:
            given[place] += 1
        if left:
            self.remainders += 1
            self.ties += left < len(order) and rest[order[left - 1]] == rest[order[left]]
        return {place: sign * part for place, part in given.items()}

    def number(self, unit, figure):
        """The number of a unit; of a figure that is a sum, the sum of its parts after all else."""
        parts = self.formulas[figure]
        if not parts:
            return self.numbers.get((unit, figure), 0)
        return sum(sign * self.number(unit, part) for part, sign in parts)


def share_of(heir, figure):
    apart = {one["figure"]: one["share"] for one in heir["shares_by_figure"]}
    share = apart.get(figure, heir["share"])
    return share and Fraction(share["part"], share["whole"])
