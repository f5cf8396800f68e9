"""Answers that are not what was asked for. Named by status, by download error, or by the core's refusal."""

from newscrawl.site import GuardRow

GUARD = (
    GuardRow("forbidden", "without a Referer, or the address is disliked", "slow", statuses=frozenset({403, 418, 456})),
    GuardRow("too-many", "asked to slow down", "slow", statuses=frozenset({429, 503})),
    GuardRow("ban-page", "the security department's page, with status 200", "slow", reasons=frozenset({"ban-page"})),
    GuardRow("server-error", "the site's own trouble", "retry", statuses=frozenset({500, 502, 504, 520, 521, 522, 524})),
    GuardRow("gone", "the article is not there", "gone", statuses=frozenset({404, 410})),
    GuardRow("not-found-page", "the same with status 200", "gone", reasons=frozenset({"not-found-page"})),
    GuardRow("deleted", "a flash that the list says was deleted", "gone", reasons=frozenset({"deleted"})),
    GuardRow("cut-off", "the connection broke or the answer is shorter than announced", "retry",
             errors=frozenset({"ResponseDataLossError", "ResponseFailed", "DownloadConnectionRefusedError",
                               "DownloadTimeoutError", "DownloadFailedError", "CannotResolveHostError", "ConnectionLost",
                               "ConnectionDone", "ConnectionRefusedError", "TimeoutError", "TCPTimedOutError"})),
    GuardRow("disallowed", "robots.txt forbids the address, or it is no host of the site", "refuse",
             errors=frozenset({"IgnoreRequest"})),
    GuardRow("not-in-archive", "a recorded run is gone through again, and it has no answer to this request", "refuse",
             errors=frozenset({"NotInArchiveError"})),
    GuardRow("home-page", "the front page in place of an article: a passing trouble, or the article is gone", "retry",
             reasons=frozenset({"home-page"})),
    GuardRow("other-article", "another article's page", "retry", reasons=frozenset({"other-article"})),
    GuardRow("missing-page", "a further page of the article did not come: half an article is none", "retry"),
    GuardRow("broken-page", "a page that may be whole next time", "retry",
             reasons=frozenset({"empty", "no-template", "no-time", "no-title", "no-body", "empty-body", "not-text"})),
    GuardRow("redirected", "a redirect to anything but another address of the same article is not followed: it may lead anywhere", "retry",
             statuses=frozenset({301, 302, 303, 307, 308})),
)  # fmt: skip
