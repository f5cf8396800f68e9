"""How the site writes times. All are China time unless the text itself states a zone."""

from datetime import timedelta, timezone

from newscrawl.site import TimeFormat

CHINA = timezone(timedelta(hours=8))

TIME_FORMATS = (
    TimeFormat(
        "iso",
        r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})[T ](?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})"
        r"(?::(?P<second>[0-9]{2}))?\s*(?P<zone>Z|[+-][0-9]{2}:?[0-9]{2})?",
    ),
    # "2012年01月13日&nbsp;02:30"; "2014年03月17日18:45" without a blank
    TimeFormat(
        "chinese",
        r"(?P<year>[0-9]{4})年(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日\s*(?P<hour>[0-9]{1,2})[:：](?P<minute>[0-9]{2})"
        r"(?:[:：](?P<second>[0-9]{2}))?",
    ),
    # mobile: "2018.05.09 12:52:37"
    TimeFormat(
        "dotted",
        r"(?P<year>[0-9]{4})\.(?P<month>[0-9]{1,2})\.(?P<day>[0-9]{1,2})\s+(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})"
        r"(?::(?P<second>[0-9]{2}))?",
    ),
    # mobile accounts: "09月28日07:56"; the year comes from another stated time
    TimeFormat(
        "yearless",
        r"(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日\s*(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})",
    ),
    # posts: RFC 1123, "Sat, 06 Nov 2021 09:13:06 GMT"
    TimeFormat(
        "rfc1123",
        r"[A-Z][a-z]{2}, (?P<day>[0-9]{2}) (?P<month_name>[A-Z][a-z]{2}) (?P<year>[0-9]{4})"
        r" (?P<hour>[0-9]{2}):(?P<minute>[0-9]{2}):(?P<second>[0-9]{2}) (?P<zone>GMT)",
    ),
    # bulletins: "公告日期:2011-12-08"
    TimeFormat("day", r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})(?![0-9T ]*:)"),
)
