"""Makes calendars with series by chance, and compares when they take place as this program reads
them with what python3-recurring-ical-events makes of them, an independent reading of RFC 5545.

    compare.py READ_CALENDARS [COUNT] [SEED]

The calendars are written into the current folder. The same seed makes the same calendars. What the
library, or dateutil below it, has no answer for or is known to answer wrongly is not made:
  - a start that its own rule does not name (the standard leaves open what that means);
  - BYSETPOS in a week that begins before the start (dateutil counts from the start);
  - an end in UTC at the very time of an instance, with summer time between it and the start (the
    library takes the offset of the start);
  - times of the night in which clocks change (the library keeps to no rule there);
  - weeks 52 and 53 and weeks counted from the end of the year (dateutil counts them wrongly);
  - an end of a rule that is a mere date on which it would repeat (dateutil ends at midnight);
  - further dates (RDATE) on a day of the series, and a RECURRENCE-ID in UTC that is of another day
    there (the library tells instances apart by their day);
  - times after 2037 (the library's time zones know none).
An EXDATE that is a date means that day of the series here and in ical.js; the library does not read
it, and is given the time of that day instead.
"""

import datetime
import random
import subprocess
import sys
import time

import icalendar
import recurring_ical_events
from dateutil import rrule, tz

UTC = datetime.timezone.utc
DAY = datetime.timedelta(days=1)
ZONES = ["Europe/Berlin", "America/New_York", "Australia/Sydney", "Asia/Kolkata", "UTC", None]
DAYS = {"DAI": 1500, "WEE": 4000, "MON": 9000, "YEA": 9000}  # how long a series goes on
WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]


def stamp(moment):
    return moment.strftime("%Y%m%dT%H%M%S")


def some(chance, items, most):
    return ",".join(str(item) for item in sorted(chance.sample(items, chance.randint(1, most))))


def make_rule(chance):
    """A rule without its end."""
    frequency = chance.choice(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"])
    parts = ["FREQ=" + frequency]
    if chance.random() < 0.5:
        parts.append("INTERVAL=%d" % chance.randint(1, 5))
    if chance.random() < 0.4:
        parts.append("WKST=" + chance.choice(WEEKDAYS))
    days = some(chance, WEEKDAYS, 4)
    nth_days = ",".join(
        "%d%s" % (chance.choice([1, 2, 3, 4, -1, -2]), day) for day in chance.sample(WEEKDAYS, 2))
    month_days = some(chance, list(range(1, 32)) + [-1, -2, -15], 5)
    months = some(chance, range(1, 13), 5)
    shapes = {
        "DAILY": [[], ["BYDAY=" + days], ["BYMONTH=" + months], ["BYMONTHDAY=" + month_days],
                  ["BYDAY=" + days, "BYMONTHDAY=" + month_days]],
        "WEEKLY": [[], ["BYDAY=" + days], ["BYDAY=" + days], ["BYDAY=" + days, "BYMONTH=" + months],
                   ["BYDAY=" + days, "BYSETPOS=" + some(chance, [1, 2, -1], 2)]],
        "MONTHLY": [[], ["BYDAY=" + nth_days], ["BYMONTHDAY=" + month_days],
                    ["BYDAY=" + days, "BYMONTHDAY=" + month_days],
                    ["BYDAY=" + days, "BYSETPOS=" + some(chance, [1, 2, 5, -1, -3], 2)],
                    ["BYDAY=" + nth_days, "BYMONTH=" + months]],
        "YEARLY": [[], ["BYMONTH=" + months], ["BYDAY=" + nth_days],
                   ["BYMONTH=" + months, "BYDAY=" + nth_days],
                   ["BYMONTH=" + months, "BYDAY=" + days],
                   ["BYMONTH=" + months, "BYMONTHDAY=" + month_days],
                   ["BYDAY=" + days, "BYMONTHDAY=" + month_days],
                   ["BYYEARDAY=" + some(chance, [1, 60, 100, 200, 365, -1, -100], 4)],
                   ["BYDAY=" + days, "BYWEEKNO=" + some(chance, range(1, 52), 5)],
                   ["BYMONTH=" + months, "BYDAY=" + days,
                    "BYSETPOS=" + some(chance, [1, 3, 9, -1, -2], 2)]],
    }
    return ";".join(parts + chance.choice(shapes[frequency]))


class Series:
    """A series and what is changed of it, on the clock of its zone."""

    def __init__(self, chance):
        self.chance = chance
        self.zone = chance.choice(ZONES)
        self.dates = {}  # EXDATEs that the library cannot read, by those that it is given
        self.rule = make_rule(chance)
        day = datetime.datetime(2012, 1, 1) + DAY * chance.randint(0, 4000)
        day += datetime.timedelta(hours=chance.randint(8, 21), minutes=chance.choice([0, 15, 30]))
        times = rrule.rrulestr(self.rule, dtstart=day)
        self.start = next(iter(times), None)
        last = min(day + DAYS[self.rule[5:8]] * DAY, datetime.datetime(2037, 1, 1))
        times = [] if self.start is None else self.times(last)
        self.is_whole = len(times) > 3 and times[0] == self.start and not self.begins_in_week()
        if not self.is_whole:
            return
        middle = chance.randrange(len(times))
        self.first = times[middle] - DAY * chance.randint(0, 20)
        self.last = self.first + DAY * chance.randint(1, 60)
        self.end_rule(times)
        self.near = [at for at in times if self.first - 3 * DAY < at < self.last + 3 * DAY]

    def begins_in_week(self):
        """True if its first week is one of positions and begins before its start."""
        first = self.rule.partition("WKST=")[2][:2] or "MO"
        return ("FREQ=WEEKLY" in self.rule and "BYSETPOS" in self.rule and
                WEEKDAYS[self.start.weekday()] != first)

    def asked_for(self):
        return [at.replace(tzinfo=UTC) for at in (self.first, self.last)]

    def times(self, last):
        return rrule.rrulestr(self.rule, dtstart=self.start).between(self.start, last, inc=True)

    def end_rule(self, times):
        kind = self.chance.randint(0, 4)
        end = self.chance.choice(times[1:])
        if kind == 0:
            self.rule += ";COUNT=%d" % self.chance.randint(2, len(times))
        elif kind == 1 and self.zone is None:
            self.rule += ";UNTIL=" + stamp(end)
        elif kind == 1:
            summer = self.moment(end) - self.moment(self.start) != end - self.start
            self.rule += ";UNTIL=" + stamp(self.moment(end) + summer * DAY / 24) + "Z"
        elif kind == 2 and self.zone is None and (end + DAY).date() not in [t.date() for t in times]:
            self.rule += ";UNTIL=" + (end + DAY).strftime("%Y%m%d")

    def moment(self, local):
        """In UTC."""
        if self.zone is None:
            return datetime.datetime.fromtimestamp(time.mktime(local.timetuple()), UTC)
        return local.replace(tzinfo=tz.gettz(self.zone)).astimezone(UTC)

    def written(self, name, local, in_utc=False):
        if self.zone is not None and (in_utc or self.zone == "UTC"):
            return "%s:%sZ" % (name, stamp(self.moment(local)))
        zone = "" if self.zone is None else ";TZID=" + self.zone
        return "%s%s:%s" % (name, zone, stamp(local))

    def exceptions(self):
        for at in self.chance.sample(self.near, min(len(self.near), self.chance.randint(0, 3))):
            kind = self.chance.randint(0, 2)
            yield self.written("EXDATE", at, in_utc=kind == 1)
            if kind == 0:
                self.dates[self.written("EXDATE", at)] = "EXDATE;VALUE=DATE:" + stamp(at)[:8]

    def further(self):
        days = {at.date() for at in self.near}
        for _ in range(self.chance.choice([0, 0, 1, 2])):
            at = self.first + DAY * self.chance.randint(0, 60)
            at += datetime.timedelta(hours=self.chance.choice([-1, 1]))
            if at.date() not in days:
                yield self.written("RDATE", at)

    def changes(self):
        for at in self.chance.sample(self.near, min(len(self.near), self.chance.choice([0, 1, 2]))):
            moved = at + self.chance.choice([0, 0, 1, -2, 5]) * DAY
            moved += datetime.timedelta(hours=self.chance.choice([-2, 1, 3]))
            in_utc = self.moment(at).date() == at.date() and self.chance.random() < 0.3
            yield [self.written("RECURRENCE-ID", at, in_utc),
                   self.written("DTSTART", moved),
                   "STATUS:" + self.chance.choice(["CONFIRMED", "CONFIRMED", "CANCELLED"])]

    def texts(self):
        """For the library, and for us."""
        event = ["UID:series", "DTSTAMP:20100101T000000Z", "SUMMARY:Joan Sample", "DURATION:PT1H"]
        events = [event + [self.written("DTSTART", self.start), "RRULE:" + self.rule] +
                  list(self.exceptions()) + list(self.further())]
        events += [event + change for change in self.changes()]
        self.chance.shuffle(events)
        lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//differential//EN"]
        for event in events:
            lines += ["BEGIN:VEVENT"] + event + ["END:VEVENT"]
        lines += ["END:VCALENDAR", ""]
        return ["\r\n".join(lines), "\r\n".join(self.dates.get(line, line) for line in lines)]


def make_series(chance):
    while True:
        series = Series(chance)
        if series.is_whole:
            return series


def seconds(start):
    return int(time.mktime(start.timetuple()) if start.tzinfo is None else start.timestamp())


def library_times(text, first, last):
    calendar = icalendar.Calendar.from_ical(text)
    # the library takes days in the zone of each event: more than enough of them
    days = [(at.year, at.month, at.day) for at in (first - 3 * DAY, last + 3 * DAY)]
    times = set()
    for event in recurring_ical_events.of(calendar).between(*days):
        start = seconds(event["DTSTART"].dt)
        if seconds(first) <= start < seconds(last):
            status = "cancelled" if event.get("STATUS") == "CANCELLED" else "booked"
            times.add((start, status))
    return times


def our_times(program, cases):
    """What the program makes of the files: by name, a set of times and of what it says besides."""
    arguments = [program]
    for name, series in cases.items():
        arguments += [at.strftime("%Y-%m-%dT%H:%M:%SZ") for at in series.asked_for()] + [name]
    output = subprocess.run(arguments, check=True, stdout=subprocess.PIPE,
                            universal_newlines=True).stdout
    times = {name: set() for name in cases}
    for line in output.splitlines():
        fields = line.split("\t")
        is_time = fields[1] in ("booked", "cancelled")
        times[fields[0]].add((int(fields[2]), fields[1]) if is_time else tuple(fields[1:]))
    return times


def show(title, times):
    for at in sorted(times, key=str):
        moment = datetime.datetime.fromtimestamp(at[0], UTC) if isinstance(at[0], int) else at[0]
        print("    %s: %s %s" % (title, moment, " ".join(at[1:])))


def main(program, count=500, seed=2025):
    chance = random.Random(int(seed))
    cases = {}
    expected = {}
    for number in range(int(count)):
        name = "%d.ics" % number
        cases[name] = make_series(chance)
        for_library, for_us = cases[name].texts()
        with open(name, "w", newline="") as file:
            file.write(for_us)
        expected[name] = library_times(for_library, *cases[name].asked_for())
    seen = our_times(program, cases)
    different = [name for name in cases if seen[name] != expected[name]]
    for name in different:
        print("%s: %s" % (name, cases[name].rule))
        show("only we", seen[name] - expected[name])
        show("only the library", expected[name] - seen[name])
    compared = sum(len(times) for times in expected.values())
    print("%d times in %s calendars, of which %d differ" % (compared, count, len(different)))
    return len(different) > 0 or compared < int(count)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
