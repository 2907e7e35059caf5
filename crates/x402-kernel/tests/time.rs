//! Dates of HTTP, at the edges of the calendar.

use x402_kernel::{Code, PrepareOptions, ServerClock, UnixTime};

#[test]
fn a_date_of_http_is_a_time() {
    let known = [
        ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
        // RFC 9110 section 5.6.7.
        ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777),
        ("Tue, 29 Feb 2000 23:59:59 GMT", 951_868_799),
        ("Wed, 01 Mar 2000 00:00:00 GMT", 951_868_800),
        ("Sun, 28 Feb 2100 23:59:59 GMT", 4_107_542_399),
        ("Mon, 01 Mar 2100 00:00:00 GMT", 4_107_542_400),
        // A leap second is the first second of the next minute.
        ("Sat, 31 Dec 2016 23:59:60 GMT", 1_483_228_800),
    ];
    for (text, seconds) in known {
        assert_eq!(UnixTime::from_http_date(text).map(UnixTime::seconds), Ok(seconds), "{text}");
    }
}

#[test]
fn anything_else_is_none() {
    let none = [
        "",
        "Sun, 06 Nov 1994 08:49:37 UTC",
        "Mon, 06 Nov 1994 08:49:37 GMT",
        "Sunday, 06-Nov-94 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1994",
        "Sun, 6 Nov 1994 08:49:37 GMT",
        "Mon, 29 Feb 2100 00:00:00 GMT",
        "Sun, 06 nov 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 24:00:00 GMT",
        "Sun, 06 Nov 1994 08:49:37  GMT",
        "Wed, 31 Dec 1969 23:59:59 GMT",
        "Sun, +6 Nov 1994 08:49:37 GMT",
    ];
    for text in none {
        let code = UnixTime::from_http_date(text).expect_err(text).code();
        assert_eq!(code, Code::TimeNotHttpDate, "{text}");
    }
}

#[test]
fn a_clock_is_believed_for_ten_minutes() {
    let date = "Sun, 06 Nov 1994 08:49:37 GMT";
    let received = |seconds| UnixTime::from_seconds(seconds).expect("seconds");
    assert_eq!(ServerClock::from_date(date, received(784_111_177)).map(ServerClock::ahead), Ok(600));
    assert_eq!(ServerClock::from_date(date, received(784_112_377)).map(ServerClock::ahead), Ok(-600));
    let far = ServerClock::from_date(date, received(784_111_176)).expect_err("eleven minutes");
    assert_eq!(far.code(), Code::ClockImplausible);
    assert!(PrepareOptions::from_json("{\"validAfter\":\"zero\",\"later\":1}").is_err());
}
